package org.undercount.jobs.road;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.undercount.jobs.estimate.RevenueEstimates;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.plain.RevenueFile;

/** E5: takings of centres, from the headcount draws and the workspace's revenue model. */
final class RevenueStage extends TableStage {

  static final String ESTIMATES = "revenue_estimates";
  static final String DRAWS = "revenue_draws";

  RevenueStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "revenue";
  }

  @Override
  protected List<String> reads() {
    return List.of(VictimsStage.DRAWS);
  }

  @Override
  protected List<String> writes() {
    return List.of(ESTIMATES, DRAWS);
  }

  @Override
  protected SortedMap<String, String> settings() {
    SortedMap<String, String> settings = EstimateTables.settings(road);
    Path model = road.layout().revenueModel();
    settings.put("revenue.yaml", Files.exists(model) ? ContentHash.ofFile(model) : "none");
    return settings;
  }

  @Override
  public StageResult run(StageKey key) {
    Path model = road.layout().revenueModel();
    if (!Files.exists(model)) {
      return new StageResult.Stopped(
          List.of("no revenue model: write " + model + ", or copy the one 'init' makes"));
    }
    return EstimateTables.write(
        this,
        key,
        RevenueEstimates.of(
            RevenueFile.read(model).model(),
            DrawTables.read(road, VictimsStage.DRAWS),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed()),
        ESTIMATES,
        DRAWS);
  }
}
