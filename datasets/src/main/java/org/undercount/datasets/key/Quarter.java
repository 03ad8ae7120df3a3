package org.undercount.datasets.key;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar quarter, printed {@code 2023Q1}. Stocks refer to its last day, flows to all its days.
 *
 * @param year the Gregorian year, 1900 to 2999
 * @param number 1 to 4
 */
public record Quarter(int year, int number)
    implements Comparable<Quarter>, java.io.Serializable {

  private static final Pattern TEXT = Pattern.compile("(\\d{4})-?[Qq]([1-4])");

  public Quarter {
    if (year < 1900 || year > 2999 || number < 1 || number > 4) {
      throw new IllegalArgumentException(
          "Quarter must be a year from 1900 to 2999 and a number from 1 to 4, got year="
              + year
              + ", number="
              + number);
    }
  }

  /** Reads {@code 2023Q1} or {@code 2023-Q1}. */
  public static Quarter parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "A quarter is written like 2023Q1 (year, Q, 1 to 4), got \"" + text + "\"");
    }
    return new Quarter(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
  }

  /** The quarter a date lies in. */
  public static Quarter of(LocalDate date) {
    return new Quarter(date.getYear(), (date.getMonthValue() - 1) / 3 + 1);
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, 3 * number - 2, 1);
  }

  public LocalDate lastDay() {
    return YearMonth.of(year, 3 * number).atEndOfMonth();
  }

  /** Number of days, 90 to 92. */
  public int days() {
    return (int) (lastDay().toEpochDay() - firstDay().toEpochDay()) + 1;
  }

  public boolean contains(LocalDate date) {
    return !date.isBefore(firstDay()) && !date.isAfter(lastDay());
  }

  public Quarter previous() {
    return plus(-1);
  }

  public Quarter next() {
    return plus(1);
  }

  /** This quarter moved by a number of quarters. */
  public Quarter plus(int quarters) {
    int index = year * 4 + number - 1 + quarters;
    return new Quarter(Math.floorDiv(index, 4), Math.floorMod(index, 4) + 1);
  }

  @Override
  public int compareTo(Quarter other) {
    return Integer.compare(year * 4 + number, other.year * 4 + other.number);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%04dQ%d", year, number);
  }
}
