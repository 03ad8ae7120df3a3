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
 * One advertisement as captured once on one platform.
 *
 * @param key where it came from
 * @param capture where and when it was captured
 * @param content what it says
 * @param verbatim the raw row as received, a JSON object of text
 */
public record Advert(RecordKey key, Capture capture, Content content, String verbatim) {

  /** Table {@code adverts}. */
  public static final TableSchema<Advert> SCHEMA =
      new TableSchema<>("adverts", "one advertisement as captured", columns(), Advert::from);

  /**
   * Where and when it was captured.
   *
   * @param platform platform code
   * @param postedOn day posted
   * @param removedOn day removed, null if still up
   */
  public record Capture(
      String platform, @Nullable LocalDate postedOn, @Nullable LocalDate removedOn) {}

  /**
   * What it says.
   *
   * @param text text as captured, any language
   * @param url address
   * @param advertised country promised, ZZ if none
   */
  public record Content(String text, @Nullable String url, CountryCode advertised) {}

  private static List<Column<Advert>> columns() {
    List<Column<Advert>> columns = new ArrayList<>(RecordKey.columns(Advert::key));
    columns.add(
        new Column<>(
            "platform",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Platform code",
            r -> r.capture().platform()));
    columns.add(
        new Column<>(
            "posted_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day posted",
            r -> r.capture().postedOn()));
    columns.add(
        new Column<>(
            "removed_on",
            ColumnType.DATE,
            false,
            Sensitivity.ANALYTIC,
            "Day removed, null if still up",
            r -> r.capture().removedOn()));
    columns.add(
        new Column<>(
            "text",
            ColumnType.TEXT,
            true,
            Sensitivity.SEALED,
            "Text as captured, any language",
            r -> r.content().text()));
    columns.add(
        new Column<>(
            "url", ColumnType.TEXT, false, Sensitivity.SEALED, "Address", r -> r.content().url()));
    columns.add(
        new Column<>(
            "advertised",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Country promised, ZZ if none",
            r -> r.content().advertised().alpha2()));
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

  private static Advert from(RowValues row) {
    return new Advert(
        RecordKey.from(row),
        new Capture(row.requiredText("platform"), row.date("posted_on"), row.date("removed_on")),
        new Content(
            row.requiredText("text"),
            row.text("url"),
            CountryCode.of(row.requiredText("advertised"))),
        row.requiredText("verbatim"));
  }
}
