package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import org.undercount.jobs.estimate.CountryEstimates;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/** E2: people held in each country in the quarter, from the overlaps of the people lists. */
final class VictimsStage extends TableStage {

  static final String ESTIMATES = "victim_estimates";
  static final String DRAWS = "victim_draws";

  VictimsStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "victims";
  }

  @Override
  protected List<String> reads() {
    return List.of(MergeStage.OVERLAPS, MergeStage.POSSIBLE_OVERLAPS);
  }

  @Override
  protected List<String> writes() {
    return List.of(ESTIMATES, DRAWS);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return EstimateTables.settings(road);
  }

  @Override
  public StageResult run(StageKey key) {
    return EstimateTables.write(
        this,
        key,
        CountryEstimates.victims(
            road.analytic().written(MergeStage.OVERLAPS, road.quarter().toString()),
            road.analytic().written(MergeStage.POSSIBLE_OVERLAPS, road.quarter().toString()),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed()),
        ESTIMATES,
        DRAWS);
  }
}
