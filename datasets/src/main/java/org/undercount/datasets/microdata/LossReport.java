package org.undercount.datasets.microdata;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;

/**
 * One loss as a victim of a scam reported it to an authority.
 *
 * @param key where it came from
 * @param residence country of residence of the person who lost money
 * @param reportedOn day reported
 * @param amount amount lost, in currency units
 * @param currency ISO 4217 code
 * @param scamType type of scam as coded by the source
 * @param returned amount recovered or paid back, in currency units
 * @param verbatim the raw row as received, a JSON object of text
 */
public record LossReport(
    RecordKey key,
    CountryCode residence,
    @Nullable LocalDate reportedOn,
    @Nullable Double amount,
    String currency,
    @Nullable String scamType,
    @Nullable Double returned,
    String verbatim) {

  /** Table {@code loss_reports}. */
  public static final TableSchema<LossReport> SCHEMA =
      new TableSchema<>(
          "loss_reports",
          "one loss as one victim of a scam reported it",
          columns(),
          LossReport::from);

  private static List<Column<LossReport>> columns() {
    List<Column<LossReport>> columns = new ArrayList<>(RecordKey.columns(LossReport::key));
    columns.add(
        new Column<>(
            "residence",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country of residence of the person who lost money",
            r -> r.residence().alpha2()));
    columns.add(
        new Column<>(
            "reported_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day reported",
            r -> r.reportedOn()));
    columns.add(
        new Column<>(
            "amount",
            ColumnType.DOUBLE,
            false,
            Sensitivity.ANALYTIC,
            "Amount lost, in currency units",
            r -> r.amount()));
    columns.add(
        new Column<>(
            "currency",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "ISO 4217 code",
            r -> r.currency()));
    columns.add(
        new Column<>(
            "scam_type",
            ColumnType.TEXT,
            false,
            Sensitivity.ANALYTIC,
            "Type of scam as coded by the source",
            r -> r.scamType()));
    columns.add(
        new Column<>(
            "returned",
            ColumnType.DOUBLE,
            false,
            Sensitivity.ANALYTIC,
            "Amount recovered or paid back, in currency units",
            r -> r.returned()));
    columns.add(
        new Column<>(
            "verbatim",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "The raw row as received, JSON",
            r -> r.verbatim()));
    return columns;
  }

  private static LossReport from(RowValues row) {
    return new LossReport(
        RecordKey.from(row),
        CountryCode.of(row.requiredText("residence")),
        row.date("reported_on"),
        row.decimal("amount"),
        row.requiredText("currency"),
        row.text("scam_type"),
        row.decimal("returned"),
        row.requiredText("verbatim"));
  }
}
