package org.undercount.jobs.road;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * What sources reported of one site in one quarter, up to the quarter of the register. Restricted.
 *
 * @param siteId the register's identifier of a site within no other
 * @param country the country it is counted in by the register, the same in all its quarters
 * @param quarter the quarter of the reports, as text
 * @param activeSources sources that reported it active, sorted
 * @param closedSources sources that reported it closed, sorted
 * @param sources all sources that reported it, sorted
 */
public record SiteActivity(
    String siteId,
    String country,
    String quarter,
    List<String> activeSources,
    List<String> closedSources,
    List<String> sources) {

  /** Table {@code site_activity}. */
  public static final TableSchema<SiteActivity> SCHEMA =
      new TableSchema<>(
          "site_activity",
          "what sources reported of one site in one quarter",
          List.of(
              column("site_id", ColumnType.TEXT, "Identifier", SiteActivity::siteId),
              column("country", ColumnType.TEXT, "Counted in", SiteActivity::country),
              column("quarter", ColumnType.TEXT, "Quarter of the reports", SiteActivity::quarter),
              column(
                  "active_sources",
                  ColumnType.TEXT_LIST,
                  "Sources that reported it active",
                  SiteActivity::activeSources),
              column(
                  "closed_sources",
                  ColumnType.TEXT_LIST,
                  "Sources that reported it closed",
                  SiteActivity::closedSources),
              column("sources", ColumnType.TEXT_LIST, "All sources", SiteActivity::sources)),
          row ->
              new SiteActivity(
                  row.requiredText("site_id"),
                  row.requiredText("country"),
                  row.requiredText("quarter"),
                  row.texts("active_sources"),
                  row.texts("closed_sources"),
                  row.texts("sources")));

  public SiteActivity {
    activeSources = List.copyOf(activeSources);
    closedSources = List.copyOf(closedSources);
    sources = List.copyOf(sources);
    if (!sources.containsAll(activeSources) || !sources.containsAll(closedSources)) {
      throw new IllegalArgumentException(
          "Who reports a site active or closed is among its sources, got active="
              + activeSources
              + ", closed="
              + closedSources
              + ", sources="
              + sources);
    }
  }

  private static Column<SiteActivity> column(
      String name,
      ColumnType type,
      String description,
      java.util.function.Function<SiteActivity, @Nullable Object> of) {
    return new Column<>(name, type, true, Sensitivity.ANALYTIC, description, of);
  }
}
