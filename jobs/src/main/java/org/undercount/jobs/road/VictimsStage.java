package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.jobs.estimate.CountryEstimates;
import org.undercount.jobs.estimate.Joint;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/**
 * E2: people held in each country at any time in the quarter, from the overlaps of the people
 * lists; and E1: those of them held on its last day, from how long stays last.
 */
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
    return List.of(MergeStage.OVERLAPS, MergeStage.POSSIBLE_OVERLAPS, MergeStage.STAYS);
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
    String quarter = road.quarter().toString();
    Dataset<Row> overlaps = road.analytic().written(MergeStage.OVERLAPS, quarter);
    Joint flows =
        CountryEstimates.victims(
            overlaps,
            road.analytic().written(MergeStage.POSSIBLE_OVERLAPS, quarter),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed());
    Joint stocks =
        CountryEstimates.stocks(
            flows,
            overlaps,
            road.analytic().written(MergeStage.STAYS, quarter),
            road.quarter(),
            road.settings().level(),
            road.settings().seed());
    return EstimateTables.write(this, key, flows.and(stocks), ESTIMATES, DRAWS);
  }
}
