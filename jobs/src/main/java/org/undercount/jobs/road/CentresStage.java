package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import org.undercount.jobs.estimate.CountryEstimates;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/** E4: centres active in each country in the quarter, from the overlaps of the site sources. */
final class CentresStage extends TableStage {

  static final String ESTIMATES = "centre_estimates";
  static final String DRAWS = "centre_draws";

  CentresStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "centres";
  }

  @Override
  protected List<String> reads() {
    return List.of(MergeStage.SITE_OVERLAPS);
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
        CountryEstimates.centres(
            road.analytic().written(MergeStage.SITE_OVERLAPS, road.quarter().toString()),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed()),
        ESTIMATES,
        DRAWS);
  }
}
