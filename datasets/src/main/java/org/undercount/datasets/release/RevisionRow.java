package org.undercount.datasets.release;

import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.TableSchema;

/**
 * A published number that changed.
 *
 * @param key headline
 * @param release the earlier release, e.g. {@code 2023Q1-r1}
 * @param was its value there; null if it was refused
 * @param is its value here; null if it is refused
 * @param why late reports, correction, method, definition; a sentence
 */
public record RevisionRow(
    String key, String release, @Nullable Double was, @Nullable Double is, String why) {

  /** The table {@code revisions}. */
  public static final TableSchema<RevisionRow> SCHEMA =
      PublishedTable.<RevisionRow>of("revisions", "a published number that changed")
          .text("key", "key of the headline", RevisionRow::key)
          .text("release", "the earlier release", RevisionRow::release)
          .maybe("was", ColumnType.DOUBLE, "value in the earlier release", RevisionRow::was)
          .maybe("is", ColumnType.DOUBLE, "value in this release", RevisionRow::is)
          .text("why", "reason of the change", RevisionRow::why)
          .build(
              row ->
                  new RevisionRow(
                      row.requiredText("key"),
                      row.requiredText("release"),
                      row.decimal("was"),
                      row.decimal("is"),
                      row.requiredText("why")));
}
