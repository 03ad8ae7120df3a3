package org.undercount.datasets.release;

import org.undercount.datasets.schema.TableSchema;

/**
 * One test a headline had to pass to be published.
 *
 * @param key headline
 * @param gate its id, e.g. {@code mle-exists}
 * @param passed the outcome
 * @param detail a sentence
 */
public record GateRow(String key, String gate, boolean passed, String detail) {

  /** The table {@code gates}. */
  public static final TableSchema<GateRow> SCHEMA =
      PublishedTable.<GateRow>of("gates", "one test of one headline")
          .text("key", "key of the headline", GateRow::key)
          .text("gate", "id of the gate", GateRow::gate)
          .flag("passed", "true if passed", GateRow::passed)
          .text("detail", "what was found", GateRow::detail)
          .build(
              row ->
                  new GateRow(
                      row.requiredText("key"),
                      row.requiredText("gate"),
                      row.requiredBoolean("passed"),
                      row.requiredText("detail")));
}
