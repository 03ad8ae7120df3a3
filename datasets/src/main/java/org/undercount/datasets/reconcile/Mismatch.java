package org.undercount.datasets.reconcile;

import java.util.Locale;

/** Two numbers of people that ought to be equal and are not. */
public sealed interface Mismatch {

  /** The sentence for the report. */
  String message();

  /**
   * A line whose men and women do not make its total.
   *
   * @param category the line
   * @param total declared
   * @param men declared
   * @param women declared
   */
  record Parts(String category, long total, long men, long women) implements Mismatch {
    @Override
    public String message() {
      return String.format(
          Locale.ROOT,
          "%s: %,d declared, but men and women are %,d + %,d",
          category,
          total,
          men,
          women);
    }
  }

  /**
   * A declared sum that is not the sum of its lines.
   *
   * @param measure total, men or women
   * @param declared in the line of the sum
   * @param sum of the other lines
   */
  record Sum(String measure, long declared, long sum) implements Mismatch {
    @Override
    public String message() {
      return String.format(
          Locale.ROOT, "%s: %,d declared, but the lines sum to %,d", measure, declared, sum);
    }
  }

  /**
   * A declared number that is not the number of rows delivered.
   *
   * @param category what was counted
   * @param declared in the line
   * @param rows delivered
   */
  record Rows(String category, long declared, long rows) implements Mismatch {
    @Override
    public String message() {
      return String.format(
          Locale.ROOT, "%s: %,d declared, but %,d rows were delivered", category, declared, rows);
    }
  }
}
