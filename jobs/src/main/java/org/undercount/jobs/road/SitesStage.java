package org.undercount.jobs.road;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.geo.border.Borders;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;
import org.undercount.geo.register.PlaceReport;
import org.undercount.geo.register.Register;
import org.undercount.jobs.link.secret.KeyedHash;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/**
 * Sites: reports of several sources, of the quarter and every earlier one, resolved to a register.
 * The register is resolved on the driver; the number of places in a region is bounded, and beyond
 * {@link #MOST_REPORTS} reports the stage stops and says so.
 */
final class SitesStage extends TableStage {

  static final String SITES = "sites";
  static final String ACTIVITY = "site_activity";
  static final String EVIDENCE = "site_evidence";

  /** Reports one register is resolved from at most. */
  static final long MOST_REPORTS = 100_000;

  private static final RowCodec<SiteReport> REPORTS = RowCodec.of(() -> SiteReport.SCHEMA);
  private static final RowCodec<SiteRow> ROWS = RowCodec.of(() -> SiteRow.SCHEMA);
  private static final RowCodec<SiteActivity> ACTIVITIES = RowCodec.of(() -> SiteActivity.SCHEMA);
  private static final RowCodec<SiteEvidence> EVIDENCES = RowCodec.of(() -> SiteEvidence.SCHEMA);

  SitesStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "sites";
  }

  @Override
  protected List<String> sealedHistories() {
    return List.of(SiteReport.SCHEMA.name());
  }

  @Override
  protected List<String> writes() {
    return List.of(SITES, ACTIVITY, EVIDENCE);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return new TreeMap<>(Map.of("borders", Borders.version()));
  }

  @Override
  public StageResult run(StageKey key) {
    Dataset<Row> rows =
        road.sealed()
            .readUpTo(SiteReport.SCHEMA.name(), REPORTS.structType(), road.quarter().toString());
    long count = rows.count();
    if (count > MOST_REPORTS) {
      return new StageResult.Stopped(
          List.of(
              "a register is resolved from at most "
                  + MOST_REPORTS
                  + " reports, there are "
                  + count
                  + ": split the region"));
    }
    List<SiteReport> reports = rows.collectAsList().stream().map(REPORTS::fromRow).toList();
    Register register =
        Register.resolve(
            reports.stream().map(SitesStage::place).toList(),
            Borders.load(road.layout().borderCache()));
    KeyedHash pseudonyms = KeyFiles.pseudonyms(road.layout());
    SiteHistory history =
        SiteHistory.of(register, reports, operator -> pseudonyms.of("operator", operator));
    List<SiteRow> sites = history.rows(road.quarter());
    write(SITES, key, ROWS, sites, "site_id");
    write(ACTIVITY, key, ACTIVITIES, history.activity(), "site_id", "quarter");
    write(
        EVIDENCE,
        key,
        EVIDENCES,
        history.evidence(),
        "site_id",
        "quarter",
        "source",
        "day",
        "status");
    return new StageResult.Done(
        RowCount.all(count), lines(count, register.sites().size(), sites), new TreeMap<>());
  }

  static PlaceReport place(SiteReport report) {
    SiteReport.Location at = report.location();
    Double longitude = at.longitude();
    Double latitude = at.latitude();
    String precision = at.precisionText();
    String day = report.evidence().reportedOn() == null ? "" : report.evidence().reportedOn() + "";
    String kind = report.evidence().kind();
    String name = report.naming().name();
    String town = at.town();
    return new PlaceReport(
        report.key().id(),
        report.key().quarter().toString(),
        new PlaceReport.Naming(name == null ? "" : name, report.naming().aliases()),
        new PlaceReport.Location(
            at.statedCountry(),
            town == null ? "" : town,
            longitude == null || latitude == null ? null : LonLat.of(longitude, latitude),
            precision == null ? Precision.unstated() : Precision.parse(precision)),
        new PlaceReport.Evidence(
            report.key().source().value(),
            kind == null ? "" : kind,
            report.evidence().status(),
            day,
            day));
  }

  private static List<String> lines(long reports, int register, List<SiteRow> sites) {
    return List.of(
        String.format(
            Locale.ROOT,
            "%,d reports are %,d sites, %,d of them reported this quarter; of these, stated and"
                + " computed country differ for %,d, and the position cannot tell for %,d, counted"
                + " as stated",
            reports,
            register,
            sites.size(),
            flagged(sites, "differs"),
            flagged(sites, "ambiguous")));
  }

  private static long flagged(List<SiteRow> sites, String flag) {
    return sites.stream().filter(s -> s.place().agreement().equals(flag)).count();
  }
}
