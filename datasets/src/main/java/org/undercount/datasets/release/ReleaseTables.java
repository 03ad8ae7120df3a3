package org.undercount.datasets.release;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.schema.TableSchema;

/**
 * All tables of a release.
 *
 * @param estimates what is estimated
 * @param counts what is recorded
 * @param quality how good the inputs are
 * @param methods how numbers are made
 */
public record ReleaseTables(
    Estimates estimates, Counts counts, Quality quality, List<MethodCard> methods) {

  public ReleaseTables {
    methods = List.copyOf(methods);
  }

  /** What is estimated, in the order it is to be shown. */
  public record Estimates(
      List<Headline> headlines,
      List<TrendPoint> trend,
      List<GateRow> gates,
      List<ComparedRow> compared,
      List<RevisionRow> revisions) {
    public Estimates {
      headlines = List.copyOf(headlines);
      trend = List.copyOf(trend);
      gates = List.copyOf(gates);
      compared = List.copyOf(compared);
      revisions = List.copyOf(revisions);
    }
  }

  /** What is recorded, after disclosure control. */
  public record Counts(
      List<FlowRow> flows, List<SiteRow> sites, List<ProfileRow> profile, List<AdvertRow> adverts) {
    public Counts {
      flows = List.copyOf(flows);
      sites = List.copyOf(sites);
      profile = List.copyOf(profile);
      adverts = List.copyOf(adverts);
    }
  }

  /** How good the inputs are. */
  public record Quality(
      List<ListRow> lists,
      List<SourceQuality> sources,
      List<SourceQuality.Rejection> rejections,
      List<SourceQuality.Check> checks,
      List<LinkageRow> linkage) {
    public Quality {
      lists = List.copyOf(lists);
      sources = List.copyOf(sources);
      rejections = List.copyOf(rejections);
      checks = List.copyOf(checks);
      linkage = List.copyOf(linkage);
    }
  }

  /** Schema to rows, in the order of the bundle; the Spark side writes Parquet from the same. */
  public List<Filled<?>> filled() {
    return List.of(
        new Filled<>(Headline.SCHEMA, estimates.headlines),
        new Filled<>(TrendPoint.SCHEMA, estimates.trend),
        new Filled<>(FlowRow.SCHEMA, counts.flows),
        new Filled<>(SiteRow.SCHEMA, counts.sites),
        new Filled<>(ProfileRow.SCHEMA, counts.profile),
        new Filled<>(AdvertRow.SCHEMA, counts.adverts),
        new Filled<>(GateRow.SCHEMA, estimates.gates),
        new Filled<>(ComparedRow.SCHEMA, estimates.compared),
        new Filled<>(RevisionRow.SCHEMA, estimates.revisions),
        new Filled<>(ListRow.SCHEMA, quality.lists),
        new Filled<>(SourceQuality.SCHEMA, quality.sources),
        new Filled<>(SourceQuality.Rejection.SCHEMA, quality.rejections),
        new Filled<>(SourceQuality.Check.SCHEMA, quality.checks),
        new Filled<>(LinkageRow.SCHEMA, quality.linkage),
        new Filled<>(MethodCard.SCHEMA, methods));
  }

  /**
   * A schema with its rows.
   *
   * @param schema the table
   * @param rows its rows in order
   * @param <R> the record
   */
  public record Filled<R>(TableSchema<R> schema, List<R> rows) {}

  /** Schemas of all tables, in the order of the bundle. */
  public static List<TableSchema<?>> schemas() {
    Map<String, TableSchema<?>> schemas = new LinkedHashMap<>();
    for (Filled<?> table : EMPTY.filled()) {
      schemas.put(table.schema().name(), table.schema());
    }
    return List.copyOf(schemas.values());
  }

  private static final ReleaseTables EMPTY =
      new ReleaseTables(
          new Estimates(List.of(), List.of(), List.of(), List.of(), List.of()),
          new Counts(List.of(), List.of(), List.of(), List.of()),
          new Quality(List.of(), List.of(), List.of(), List.of(), List.of()),
          List.of());
}
