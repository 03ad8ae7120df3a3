package org.undercount.datasets.release;

import org.undercount.datasets.schema.TableSchema;

/**
 * One diagnostic of the linkage of people.
 *
 * @param quantity what, e.g. candidate pairs
 * @param value the number
 * @param unit its unit
 * @param note what it means for the estimates
 */
public record LinkageRow(String quantity, double value, String unit, String note) {

  /** The table {@code linkage}. */
  public static final TableSchema<LinkageRow> SCHEMA =
      PublishedTable.<LinkageRow>of("linkage", "one diagnostic of the linkage")
          .text("quantity", "what", LinkageRow::quantity)
          .decimal("value", "the number", LinkageRow::value)
          .text("unit", "its unit", LinkageRow::unit)
          .text("note", "what it means for the estimates", LinkageRow::note)
          .build(
              row ->
                  new LinkageRow(
                      row.requiredText("quantity"),
                      row.requiredDouble("value"),
                      row.requiredText("unit"),
                      row.requiredText("note")));
}
