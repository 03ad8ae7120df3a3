package org.undercount.datasets.contract;

import java.util.Optional;

/**
 * How a source writes days.
 *
 * @param order of day, month and year
 * @param pattern a {@link java.time.format.DateTimeFormatter} pattern, instead of an order
 * @param era which years it counts
 */
public record DateForm(Order order, Optional<String> pattern, Era era) {

  /** Year first, Gregorian: ISO 8601. */
  public static final DateForm ISO = new DateForm(Order.YMD, Optional.empty(), Era.GREGORIAN);

  /** Order of day, month and year. */
  public enum Order {
    YMD,
    DMY,
    MDY
  }

  /** Which years are counted. */
  public enum Era {
    GREGORIAN,
    /** Gregorian year + 543. */
    BUDDHIST,
    /** Buddhist if the year is beyond 2400, else Gregorian. */
    AUTO
  }
}
