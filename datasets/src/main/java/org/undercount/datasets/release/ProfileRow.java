package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.countIn;

import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.TableSchema;

/**
 * People recorded, by one characteristic and destination. Each person has one category of each
 * dimension, {@code unknown} among them, so every dimension sums to the same total.
 *
 * @param quarter calendar quarter
 * @param destination country code or {@code all}
 * @param dimension e.g. sex, age group, education
 * @param category its category
 * @param count people
 */
public record ProfileRow(
    String quarter, String destination, String dimension, String category, Disclosed count) {

  /** The table {@code profile}. */
  public static final TableSchema<ProfileRow> SCHEMA =
      PublishedTable.<ProfileRow>of("profile", "people recorded with one characteristic")
          .text("quarter", "calendar quarter", ProfileRow::quarter)
          .text("destination", "ISO 3166 country code, all = total", ProfileRow::destination)
          .text("dimension", "the characteristic", ProfileRow::dimension)
          .text("category", "its category", ProfileRow::category)
          .count("count", "people recorded", ProfileRow::count)
          .build(
              row ->
                  new ProfileRow(
                      row.requiredText("quarter"),
                      row.requiredText("destination"),
                      row.requiredText("dimension"),
                      row.requiredText("category"),
                      countIn(row, "count")));
}
