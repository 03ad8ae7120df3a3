package org.undercount.datasets.release;

import static org.undercount.datasets.release.PublishedTable.countIn;

import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.schema.TableSchema;

/**
 * Recruitment advertisements by one characteristic; never a text, a contact or an image.
 *
 * @param quarter calendar quarter
 * @param dimension language, platform or advertised country
 * @param category its category
 * @param families families of near-identical adverts
 * @param adverts adverts
 */
public record AdvertRow(
    String quarter, String dimension, String category, Disclosed families, Disclosed adverts) {

  /** The table {@code adverts}. */
  public static final TableSchema<AdvertRow> SCHEMA =
      PublishedTable.<AdvertRow>of("adverts", "recruitment adverts with one characteristic")
          .text("quarter", "calendar quarter", AdvertRow::quarter)
          .text("dimension", "language, platform or advertised country", AdvertRow::dimension)
          .text("category", "its category", AdvertRow::category)
          .count("families", "families of near-identical adverts", AdvertRow::families)
          .count("adverts", "adverts", AdvertRow::adverts)
          .build(
              row ->
                  new AdvertRow(
                      row.requiredText("quarter"),
                      row.requiredText("dimension"),
                      row.requiredText("category"),
                      countIn(row, "families"),
                      countIn(row, "adverts")));
}
