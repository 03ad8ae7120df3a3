package org.undercount.jobs.estimate;

import java.util.List;
import java.util.function.Function;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * What became of one site of the register by a quarter, as probabilities given who reported it
 * active when. Restricted: only counts by country are published.
 *
 * @param siteId the register's identifier
 * @param country the country it is counted in
 * @param quarter the quarter, as text
 * @param active it is active in the quarter
 * @param opened it is active in the quarter and was not in the one before
 * @param closed it was active in the quarter before and no longer is
 */
public record SiteFate(
    String siteId, String country, String quarter, double active, double opened, double closed) {

  /** Table {@code site_fates}. */
  public static final TableSchema<SiteFate> SCHEMA =
      new TableSchema<>(
          "site_fates",
          "whether one site of the register is active, opened or closed, as probabilities",
          List.of(
              text("site_id", "Identifier", SiteFate::siteId),
              text("country", "Counted in", SiteFate::country),
              text("quarter", "Quarter", SiteFate::quarter),
              probability("active", "Active in the quarter", SiteFate::active),
              probability("opened", "Active, and not in the quarter before", SiteFate::opened),
              probability("closed", "Active in the quarter before only", SiteFate::closed)),
          row ->
              new SiteFate(
                  row.requiredText("site_id"),
                  row.requiredText("country"),
                  row.requiredText("quarter"),
                  row.requiredDouble("active"),
                  row.requiredDouble("opened"),
                  row.requiredDouble("closed")));

  private static Column<SiteFate> text(
      String name, String description, Function<SiteFate, String> of) {
    return new Column<>(name, ColumnType.TEXT, true, Sensitivity.ANALYTIC, description, of::apply);
  }

  private static Column<SiteFate> probability(
      String name, String description, Function<SiteFate, Double> of) {
    return new Column<>(
        name, ColumnType.DOUBLE, true, Sensitivity.ANALYTIC, description, of::apply);
  }
}
