package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.flow.RouteFlows;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.FlowEstimateRow;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/**
 * E6: origin × transit × destination flows, seen and estimated from the destinations' populations.
 */
final class RoutesStage extends TableStage {

  static final String FLOWS = "flow_estimates";
  private static final RowCodec<FlowEstimateRow> ROWS = RowCodec.of(() -> FlowEstimateRow.SCHEMA);

  RoutesStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "routes";
  }

  @Override
  protected List<String> reads() {
    return List.of(MergeStage.FLOWS, VictimsStage.ESTIMATES, VictimsStage.DRAWS);
  }

  @Override
  protected List<String> writes() {
    return List.of(FLOWS);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return EstimateTables.settings(road);
  }

  @Override
  public StageResult run(StageKey key) {
    String quarter = road.quarter().toString();
    Map<String, Map<String, Long>> seen = new TreeMap<>();
    for (Row row : road.analytic().written(MergeStage.FLOWS, quarter).collectAsList()) {
      seen.computeIfAbsent(row.getAs("destination"), d -> new TreeMap<>())
          .merge(
              row.<String>getAs("origin") + "|" + row.<String>getAs("transit"),
              row.<Long>getAs("count"),
              Long::sum);
    }
    Optional<Draws> draws = DrawTables.read(road, VictimsStage.DRAWS);
    Map<String, EstimateRow> populations = new TreeMap<>();
    for (Row row : road.analytic().written(VictimsStage.ESTIMATES, quarter).collectAsList()) {
      EstimateRow estimate = EstimateTables.ESTIMATES.fromRow(row);
      populations.put(estimate.key(), estimate);
    }
    List<FlowEstimateRow> rows = new ArrayList<>();
    long people = 0;
    for (Map.Entry<String, Map<String, Long>> at : seen.entrySet()) {
      EstimateRow population = populations.get("E2." + at.getKey() + "." + quarter);
      Map<String, Estimate> flows = new TreeMap<>();
      if (population != null && population.verdict().estimate().isPresent()) {
        flows.putAll(
            RouteFlows.of(
                at.getValue(),
                population.verdict().estimate().get().value(),
                draws.orElseThrow(),
                "E2." + at.getKey(),
                road.settings().level(),
                road.settings().seed().child("E6." + at.getKey() + "." + quarter).value()));
      }
      for (Map.Entry<String, Long> route : at.getValue().entrySet()) {
        people += route.getValue();
        rows.add(row(at.getKey(), route.getKey(), route.getValue(), flows.get(route.getKey())));
      }
    }
    write(FLOWS, key, ROWS, rows, "origin", "transit", "destination");
    return new StageResult.Done(RowCount.all(people), List.of(), new TreeMap<>());
  }

  private FlowEstimateRow row(
      String destination,
      String route,
      long seen,
      @org.jspecify.annotations.Nullable Estimate estimate) {
    int bar = route.indexOf('|');
    return new FlowEstimateRow(
        road.quarter().toString(),
        route.substring(0, bar),
        route.substring(bar + 1),
        destination,
        seen,
        estimate == null ? null : estimate.value(),
        estimate == null ? null : estimate.interval().lower(),
        estimate == null ? null : estimate.interval().upper());
  }
}
