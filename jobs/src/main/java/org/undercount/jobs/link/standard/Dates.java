package org.undercount.jobs.link.standard;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as {@code yyyy-MM-dd}, with {@code 00} for an unknown month or day. Reads year-first and
 * day-first forms with any separator or none, and a year alone; a month above 12 in a day-first
 * form is taken as month-first. Buddhist-era years (2400 to 2700) are moved back by 543. Impossible
 * days are kept as digits, because a typing error still says something.
 */
public final class Dates {

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?:[T ].*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern YEAR = Pattern.compile("(\\d{4})");

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
    m = YEAR.matcher(text);
    return m.matches() ? form(m.group(1), "0", "0") : "";
  }

  /** Days between two standard dates, or empty if either is not a day of the calendar. */
  public static java.util.OptionalLong daysBetween(String a, String b) {
    if (!isDay(a) || !isDay(b)) {
      return java.util.OptionalLong.empty();
    }
    return java.util.OptionalLong.of(
        Math.abs(LocalDate.parse(a).toEpochDay() - LocalDate.parse(b).toEpochDay()));
  }

  private static boolean isDay(String standard) {
    int year = Integer.parseInt(standard.substring(0, 4));
    int month = Integer.parseInt(standard.substring(5, 7));
    int day = Integer.parseInt(standard.substring(8, 10));
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static String form(String year, String month, String day) {
    int y = Integer.parseInt(year);
    if (y >= 2400 && y <= 2700) {
      y -= 543;
    }
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", y, Integer.parseInt(month), Integer.parseInt(day));
  }
}
