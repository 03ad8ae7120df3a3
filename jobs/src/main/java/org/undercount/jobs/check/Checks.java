package org.undercount.jobs.check;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.contract.WorkspaceSettings.AcceptedCheck;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.DeclaredTotal;
import org.undercount.datasets.reconcile.DeclaredCount;
import org.undercount.datasets.reconcile.Mismatch;
import org.undercount.datasets.reconcile.Reconciliation;
import org.undercount.datasets.store.TableStore;
import org.undercount.jobs.ingest.Ingest;
import org.undercount.jobs.ingest.IngestReport;
import org.undercount.jobs.ingest.KindTables;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.tables.RowCodec;
import org.undercount.jobs.tables.Tables;

/**
 * Runs every check of every source for a quarter. A failed check stops a run unless the workspace
 * accepts it with a written reason, which lands in the report.
 */
public final class Checks {

  private final WorkspaceLayout layout;
  private final Quarter quarter;
  private final Tables tables;

  private Checks(SparkSession spark, WorkspaceLayout layout, Quarter quarter) {
    this.layout = layout;
    this.quarter = quarter;
    this.tables = Tables.sealed(spark, TableStore.at(layout.sealed()), layout.sealedKey());
  }

  /** Checks a quarter; reads one table per kind of source once. */
  public static CheckReport check(
      SparkSession spark,
      WorkspaceLayout layout,
      List<SourceContract> contracts,
      WorkspaceSettings settings,
      Quarter quarter) {
    return new Checks(spark, layout, quarter).run(contracts, settings);
  }

  private CheckReport run(List<SourceContract> contracts, WorkspaceSettings settings) {
    Map<String, Tally> tallies = new HashMap<>();
    Map<String, Long> duplicates = new HashMap<>();
    Map<Kind, Dataset<Row>> delivered = new EnumMap<>(Kind.class);
    for (SourceContract contract : contracts) {
      if (delivered.containsKey(contract.kind()) || latest(contract, quarter).isEmpty()) {
        continue;
      }
      Dataset<Row> rows =
          tables.read(
              contract.kind().table(), KindTables.type(contract.kind()), quarter.toString());
      delivered.put(contract.kind(), rows);
      tallies.putAll(tally(rows, contract.kind()));
      if (contract.kind() == Kind.PEOPLE) {
        duplicates.putAll(duplicates(rows));
      }
    }
    List<CheckResult> results = new ArrayList<>();
    long checked = 0;
    for (SourceContract contract :
        contracts.stream().sorted((a, b) -> a.source().compareTo(b.source())).toList()) {
      String source = contract.source().value();
      Tally tally = tallies.getOrDefault(source, Tally.empty());
      checked += tally.rows();
      SourceChecks checks =
          new SourceChecks(
              contract,
              latest(contract, quarter),
              latest(contract, quarter.previous()),
              tally,
              duplicates.getOrDefault(source, 0L),
              mismatches(contract, Optional.ofNullable(delivered.get(Kind.TOTALS)), tallies));
      checks.results().forEach(r -> results.add(accepted(r, settings)));
    }
    return new CheckReport(quarter, results, stale(results, settings), checked);
  }

  private CheckResult accepted(CheckResult result, WorkspaceSettings settings) {
    if (result.verdict() != CheckVerdict.FAIL) {
      return result;
    }
    return settings.accepted().stream()
        .filter(a -> a.quarter().equals(quarter) && isOf(a, result))
        .findFirst()
        .map(a -> result.accepted(a.reason()))
        .orElse(result);
  }

  private static boolean isOf(AcceptedCheck accepted, CheckResult result) {
    return accepted.check().equals(result.check())
        && accepted.source().value().equals(result.source());
  }

  /** What is accepted for the quarter although it did not fail, or does not exist. */
  private List<CheckResult> stale(List<CheckResult> results, WorkspaceSettings settings) {
    List<CheckResult> stale = new ArrayList<>();
    for (AcceptedCheck accepted : settings.accepted()) {
      Optional<CheckVerdict> ended =
          results.stream().filter(r -> isOf(accepted, r)).map(CheckResult::verdict).findFirst();
      if (accepted.quarter().equals(quarter) && !ended.equals(Optional.of(CheckVerdict.ACCEPTED))) {
        stale.add(
            CheckResult.of(
                accepted.source().value(),
                accepted.check(),
                CheckVerdict.WARN,
                ended
                        .map(v -> "is accepted in workspace.yaml but ended with " + v)
                        .orElse("is accepted in workspace.yaml but no such check was made")
                    + ": remove the entry, or mend its check, source or quarter"));
      }
    }
    return stale;
  }

  private Optional<IngestReport> latest(SourceContract contract, Quarter of) {
    return Ingest.latest(layout, contract, of);
  }

  private Map<String, Tally> tally(Dataset<Row> rows, Kind kind) {
    String word = kind.word();
    String when = quarter.toString();
    MapPartitionsFunction<Row, String> count =
        part -> {
          Kind of = Kind.find(word).orElseThrow();
          Quarter in = Quarter.parse(when);
          TreeMap<String, Tally> bySource = new TreeMap<>();
          part.forEachRemaining(
              row -> bySource.merge(row.getAs("source"), Tally.of(row, of, in), Tally::plus));
          List<String> sent = new ArrayList<>();
          bySource.forEach((source, tally) -> sent.add(source + " " + tally.travelling()));
          return sent.iterator();
        };
    Map<String, Tally> tallies = new HashMap<>();
    for (String sent : rows.mapPartitions(count, Encoders.STRING()).collectAsList()) {
      int space = sent.indexOf(' ');
      tallies.merge(
          sent.substring(0, space), Tally.arrived(sent.substring(space + 1)), Tally::plus);
    }
    return tallies;
  }

  /**
   * Rows beyond the first of one person in one source: same document number, or without one the
   * same name and date of birth. Rows with neither are not compared.
   */
  private static Map<String, Long> duplicates(Dataset<Row> rows) {
    Column named =
        when(
            col("full_name").isNotNull().and(col("birth_date").isNotNull()),
            concat_ws("|", lower(col("full_name")), col("birth_date")));
    Column person = coalesce(col("document_number"), named);
    Map<String, Long> duplicates = new HashMap<>();
    rows.groupBy("source")
        .agg(count(person).minus(countDistinct(person)).as("repeated"))
        .collectAsList()
        .forEach(r -> duplicates.put(r.getString(0), r.getLong(1)));
    return duplicates;
  }

  private List<Mismatch> mismatches(
      SourceContract contract, Optional<Dataset<Row>> totals, Map<String, Tally> tallies) {
    if (contract.kind() != Kind.TOTALS || totals.isEmpty()) {
      return List.of();
    }
    RowCodec<DeclaredTotal> codec = RowCodec.of(() -> DeclaredTotal.SCHEMA);
    List<DeclaredCount> table =
        totals
            .get()
            .filter(col("source").equalTo(contract.source().value()))
            .orderBy("source_row")
            .collectAsList()
            .stream()
            .map(codec::fromRow)
            .map(DeclaredCount::of)
            .toList();
    List<Mismatch> found = new ArrayList<>(Reconciliation.within(table));
    contract
        .totalsOf()
        .map(s -> tallies.get(s.value()))
        .ifPresent(t -> found.addAll(Reconciliation.withRows(table, nationalities(t))));
    return found;
  }

  private static Map<CountryCode, Long> nationalities(Tally tally) {
    Map<CountryCode, Long> rows = new HashMap<>();
    tally.nationalities().forEach((code, n) -> rows.put(CountryCode.of(code), n));
    return rows;
  }
}
