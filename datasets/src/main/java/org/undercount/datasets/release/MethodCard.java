package org.undercount.datasets.release;

import java.util.List;
import org.undercount.datasets.schema.TableSchema;

/**
 * How a number is made, for a statistician.
 *
 * @param id referred to by {@code headlines.method}
 * @param title in words
 * @param formula in plain characters
 * @param assumptions what it needs
 * @param breaks what breaks it and which way the number then errs
 * @param citation author, year, where
 */
public record MethodCard(
    String id,
    String title,
    String formula,
    List<String> assumptions,
    List<String> breaks,
    String citation) {

  public MethodCard {
    assumptions = List.copyOf(assumptions);
    breaks = List.copyOf(breaks);
  }

  /** The table {@code methods}. */
  public static final TableSchema<MethodCard> SCHEMA =
      PublishedTable.<MethodCard>of("methods", "how one kind of number is made")
          .text("id", "referred to by headlines.method", MethodCard::id)
          .text("title", "in words", MethodCard::title)
          .text("formula", "in plain characters", MethodCard::formula)
          .texts("assumptions", "what it needs", MethodCard::assumptions)
          .texts("breaks", "what breaks it", MethodCard::breaks)
          .text("citation", "author, year, where", MethodCard::citation)
          .build(
              row ->
                  new MethodCard(
                      row.requiredText("id"),
                      row.requiredText("title"),
                      row.requiredText("formula"),
                      row.texts("assumptions"),
                      row.texts("breaks"),
                      row.requiredText("citation")));
}
