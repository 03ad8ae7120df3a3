package org.undercount.datasets.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * A count as it may be printed. A withheld count does not say why it was withheld: telling the
 * small cells from those that protect them would hand an attacker an upper bound.
 */
public sealed interface Disclosed {

  /** The value printed, null if withheld. */
  @Nullable Long value();

  /** {@code exact}, {@code rounded-5} (to that base) or {@code withheld}: the status column. */
  String status();

  /** The value, or {@code [c]}, the mark of the Analysis Function for "confidential". */
  default String printed() {
    Long value = value();
    return value == null ? "[c]" : Long.toString(value);
  }

  default boolean isWithheld() {
    return value() == null;
  }

  static Disclosed exact(long value) {
    return new Exact(value);
  }

  static Disclosed withheld() {
    return new Withheld();
  }

  /** Reads the two columns of a published table. */
  static Disclosed parse(@Nullable Long value, String status) {
    if (status.equals("withheld") && value == null) {
      return new Withheld();
    }
    if (status.equals("exact") && value != null) {
      return new Exact(value);
    }
    if (status.matches("rounded-[1-9][0-9]{0,5}") && value != null) {
      return new Rounded(value, Long.parseLong(status.substring(8)));
    }
    throw new IllegalArgumentException(
        "A count is a number with status exact or rounded-BASE, or empty with status withheld, got "
            + (value == null ? "no number" : "a number")
            + " with status \""
            + status
            + "\"");
  }

  /** The true count. */
  record Exact(Long value) implements Disclosed {
    public Exact {
      requireCount(value);
    }

    @Override
    public String status() {
      return "exact";
    }
  }

  /**
   * The multiple of {@code base} nearest to the true count.
   *
   * @param value the rounded count
   * @param base 2 or more
   */
  record Rounded(Long value, long base) implements Disclosed {
    public Rounded {
      requireCount(value);
      if (base < 2 || value % base != 0) {
        throw new IllegalArgumentException(
            "A rounded count is a multiple of a base of at least 2, got value="
                + value
                + ", base="
                + base);
      }
    }

    @Override
    public String status() {
      return "rounded-" + base;
    }
  }

  /** Not printed, and not derivable from what is. */
  record Withheld() implements Disclosed {
    @Override
    public @Nullable Long value() {
      return null;
    }

    @Override
    public String status() {
      return "withheld";
    }
  }

  private static void requireCount(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("A count is not negative, got " + value);
    }
  }
}
