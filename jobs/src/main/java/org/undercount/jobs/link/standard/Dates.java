package org.undercount.jobs.link.standard;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as {@code yyyy-MM-dd}, with {@code 00} for an unknown month or day. Reads year-first and
 * day-first forms with any separator or none, months by their English names, a month with its year,
 * and a year alone; a month above 12 in a day-first form is taken as month-first. Buddhist-era
 * years (2400 to 2700) are moved back by 543. Impossible days are kept as digits, because a typing
 * error still says something. Of a date in the Ethiopian calendar nobody can tell by itself that it
 * is one: {@link #ethiopian} serves to compare.
 */
public final class Dates {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?:[T ].*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern DAY_MONTH_NAME =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\\p{L}{3,9})\\.?[-/., ]+(\\d{4})");
  private static final Pattern MONTH_NAME_DAY =
      Pattern.compile("(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
  private static final Pattern MONTH_NAME_YEAR =
      Pattern.compile("(\\p{L}{3,9})\\.?[-/., ]+(\\d{4})");
  private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})");

  /** Days from the day before Ethiopia's year 1 to 1970-01-01, so that 2000-01-01 is 2007-09-12. */
  private static final long ETHIOPIAN_EPOCH = 716_367;

  private Dates() {}

  /** The standard form, empty if the text holds no date. */
  public static String standard(String raw) {
    String text = raw.strip();
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return form(m.group(1), m.group(2), m.group(3));
    }
    m = DAY_FIRST.matcher(text);
    if (m.matches()) {
      boolean monthFirst = Integer.parseInt(m.group(2)) > 12;
      return form(m.group(3), m.group(monthFirst ? 1 : 2), m.group(monthFirst ? 2 : 1));
    }
    m = COMPACT.matcher(text);
    if (m.matches()) {
      return form(m.group(1), m.group(2), m.group(3));
    }
    m = YEAR_MONTH.matcher(text);
    if (m.matches()) {
      return form(m.group(1), m.group(2), "0");
    }
    m = MONTH_YEAR.matcher(text);
    if (m.matches()) {
      return form(m.group(2), m.group(1), "0");
    }
    m = YEAR.matcher(text);
    return m.matches() ? form(m.group(1), "0", "0") : withMonthName(text);
  }

  private static String withMonthName(String text) {
    Matcher m = DAY_MONTH_NAME.matcher(text);
    if (m.matches()) {
      return named(m.group(3), m.group(2), m.group(1));
    }
    m = MONTH_NAME_DAY.matcher(text);
    if (m.matches()) {
      return named(m.group(3), m.group(1), m.group(2));
    }
    m = MONTH_NAME_YEAR.matcher(text);
    return m.matches() ? named(m.group(2), m.group(1), "0") : "";
  }

  private static String named(String year, String name, String day) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(Month.values())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).startsWith(lower))
        .findFirst()
        .map(m -> form(year, Integer.toString(m.getValue()), day))
        .orElse("");
  }

  /** Days between two standard dates, or empty if either is not a day of the calendar. */
  public static OptionalLong daysBetween(String a, String b) {
    if (!isDay(a) || !isDay(b)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.abs(epochDay(a) - epochDay(b)));
  }

  private static long epochDay(String standard) {
    return LocalDate.of(year(standard), month(standard), day(standard)).toEpochDay();
  }

  /**
   * A standard date read as one of the Ethiopian calendar, twelve months of 30 days and one of 5 or
   * 6; empty if it has no such day. By arithmetic, since pairs are compared by the million.
   */
  public static String ethiopian(String standard) {
    int year = year(standard);
    int month = month(standard);
    int day = day(standard);
    int days = month == 13 ? (year % 4 == 3 ? 6 : 5) : 30;
    if (month < 1 || month > 13 || day < 1 || day > days) {
      return "";
    }
    long since = 365L * (year - 1) + year / 4 + 30L * (month - 1) + day - 1;
    return LocalDate.ofEpochDay(since - ETHIOPIAN_EPOCH).toString();
  }

  private static boolean isDay(String standard) {
    int month = month(standard);
    int day = day(standard);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year(standard), month).lengthOfMonth();
  }

  private static int year(String standard) {
    return Integer.parseInt(standard, 0, 4, 10);
  }

  private static int month(String standard) {
    return Integer.parseInt(standard, 5, 7, 10);
  }

  private static int day(String standard) {
    return Integer.parseInt(standard, 8, 10, 10);
  }

  private static String form(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (y >= 2400 && y <= 2700) {
      y -= 543;
    }
    return padded(Integer.toString(y), 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
  }

  private static String padded(String digits, int length) {
    return "0".repeat(Math.max(0, length - digits.length())) + digits;
  }
}
