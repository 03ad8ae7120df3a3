package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.store.TableStore;
import org.undercount.datasets.store.TableVersion;
import org.undercount.jobs.pipeline.Stage;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.tables.RowCodec;

/** A stage that reads tables of its quarter and writes analytic tables of its quarter. */
public abstract class TableStage implements Stage {

  /** Where the run takes place. */
  protected final Road road;

  /** A stage of a run. */
  protected TableStage(Road road) {
    this.road = road;
  }

  /** Sealed tables it reads. */
  protected List<String> sealedReads() {
    return List.of();
  }

  /** Sealed tables of which it reads the quarter and every earlier one. */
  protected List<String> sealedHistories() {
    return List.of();
  }

  /** Analytic tables it reads. */
  protected List<String> reads() {
    return List.of();
  }

  /** Analytic tables it writes. */
  protected abstract List<String> writes();

  /** What else its result depends on, by name. */
  protected SortedMap<String, String> settings() {
    return new TreeMap<>();
  }

  @Override
  public final SortedMap<String, String> inputs() {
    SortedMap<String, String> inputs = new TreeMap<>(settings());
    inputs.put("quarter", road.quarter().toString());
    String quarter = road.quarter().toString();
    TableStore sealed = road.sealed().store();
    sealedReads().forEach(t -> addParts(inputs, "sealed/", t, sealed.head(t).of(quarter)));
    sealedHistories().forEach(t -> addParts(inputs, "sealed/", t, sealed.head(t).upTo(quarter)));
    TableStore analytic = road.analytic().store();
    reads().forEach(t -> addParts(inputs, "analytic/", t, analytic.head(t).of(quarter)));
    return inputs;
  }

  @Override
  public final boolean isPresent(StageKey key) {
    return writes().stream()
        .allMatch(t -> road.analytic().store().holds(t, road.quarter().toString(), key.value()));
  }

  private static void addParts(
      SortedMap<String, String> inputs,
      String zone,
      String table,
      SortedMap<String, TableVersion.Part> parts) {
    parts.forEach((name, part) -> inputs.put(zone + table + "/" + name, part.key()));
  }

  /** Writes a table of the quarter, its rows in the order of the columns named. */
  protected final long write(String table, StageKey key, Dataset<Row> rows, String... order) {
    return road.analytic()
        .write(table, road.quarter().toString(), key.value(), rows, List.of(), List.of(order), 1)
        .rows();
  }

  /** Writes records as a table of the quarter. */
  protected final <R> long write(
      String table, StageKey key, RowCodec<R> codec, List<R> records, String... order) {
    List<Row> rows = records.stream().map(codec::toRow).toList();
    return write(table, key, road.spark().createDataFrame(rows, codec.structType()), order);
  }
}
