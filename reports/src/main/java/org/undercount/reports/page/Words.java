package org.undercount.reports.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.undercount.datasets.key.Quarter;

/** Codes of the tables in words a reader knows. */
final class Words {

  private static final Map<String, String> OWN =
      Map.of(
          "ALL", "All countries",
          "all", "All",
          "none", "None recorded",
          "ZZ", "Not known",
          "MM", "Myanmar",
          "HK", "Hong Kong",
          "MO", "Macao",
          "LA", "Laos");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Words() {}

  /** A country's English name; a code that is none is shown as it is. */
  static String country(String code) {
    String own = OWN.get(code);
    if (own != null) {
      return own;
    }
    return code.matches("[A-Z]{2}")
        ? new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH)
        : code;
  }

  static String date(LocalDate day) {
    return DAY.format(day);
  }

  /** {@code April to June 2023}. */
  static String quarter(Quarter quarter) {
    DateTimeFormatter month = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    return month.format(quarter.firstDay())
        + " to "
        + month.format(quarter.lastDay())
        + " "
        + quarter.lastDay().format(DateTimeFormatter.ofPattern("uuuu", Locale.ROOT));
  }

  /** ISO dates in a window as a reader writes them: {@code 1 April to 30 June 2023}. */
  static String window(String window) {
    if (window.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return date(LocalDate.parse(window));
    }
    if (!window.matches("\\d{4}-\\d{2}-\\d{2} to \\d{4}-\\d{2}-\\d{2}")) {
      return window;
    }
    LocalDate from = LocalDate.parse(window.substring(0, 10));
    LocalDate to = LocalDate.parse(window.substring(14));
    String start = from.getYear() == to.getYear() ? "d MMMM" : "d MMMM uuuu";
    return DateTimeFormatter.ofPattern(start, Locale.ENGLISH).format(from) + " to " + date(to);
  }

  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('_', ' ');
  }

  static String small(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}
