package org.undercount.datasets.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.undercount.datasets.contract.DateForm;

/**
 * Days as one source writes them. Digits may be of any script and months may be names; a time of
 * day behind the day is ignored; a year written first is always year, month, day. Years count
 * Gregorian or in the Buddhist era (Gregorian + 543); a two-digit year is never guessed.
 */
final class Days {

  private static final int ERA_OFFSET_YEARS = 543;
  private static final int FIRST_BUDDHIST_YEAR = 2400;
  private static final int FIRST_YEAR = 1850;
  private static final int LAST_YEAR = 2200;

  private static final Pattern PARTS =
      Pattern.compile(
          "([\\p{L}\\p{M}\\d.]+?)[\\s/.,\\-]+([\\p{L}\\p{M}\\d.]+?)[\\s/.,\\-]+(\\d{1,4})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[\\s/.,\\-]+([\\p{L}\\p{M}\\d.]+?)[\\s/.,\\-]+(\\d{1,2})");
  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern TIME =
      Pattern.compile(
          "[T\\s]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?\\s*(Z|[+-]\\d{2}:?\\d{2}|[AaPp][Mm])?$");

  private final DateForm form;
  private final Optional<DateTimeFormatter> formatter;

  Days(DateForm form) {
    this.form = form;
    this.formatter =
        form.pattern()
            .map(
                p ->
                    DateTimeFormatter.ofPattern(p.replace("yyyy", "uuuu"), Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT));
  }

  /** The day, Gregorian. */
  Reading<LocalDate> read(String raw) {
    String text = Texts.digits(Texts.clean(raw));
    if (text.isEmpty()) {
      return Reading.absent();
    }
    if (formatter.isPresent()) {
      try {
        LocalDate date = LocalDate.parse(text, formatter.get());
        return day(Integer.toString(date.getYear()), date.getMonthValue(), date.getDayOfMonth());
      } catch (DateTimeParseException e) {
        return Reading.unusable(IssueCode.UNREADABLE_DATE);
      }
    }
    String bare = TIME.matcher(text).replaceFirst("");
    Matcher first = YEAR_FIRST.matcher(bare);
    Matcher compact = COMPACT.matcher(bare);
    if (first.matches()) {
      return parts(first.group(1), first.group(2), first.group(3));
    }
    if (form.order() == DateForm.Order.YMD) {
      return compact.matches()
          ? parts(compact.group(1), compact.group(2), compact.group(3))
          : Reading.unusable(shortYear(bare));
    }
    Matcher last = PARTS.matcher(bare);
    if (!last.matches()) {
      return Reading.unusable(IssueCode.UNREADABLE_DATE);
    }
    return form.order() == DateForm.Order.DMY
        ? parts(last.group(3), last.group(2), last.group(1))
        : parts(last.group(3), last.group(1), last.group(2));
  }

  private static IssueCode shortYear(String text) {
    return text.matches("\\d{1,2}[/.\\-]\\d{1,2}[/.\\-]\\d{1,2}")
        ? IssueCode.AMBIGUOUS_DATE
        : IssueCode.UNREADABLE_DATE;
  }

  private Reading<LocalDate> parts(String year, String month, String day) {
    Optional<Integer> number = month(month);
    if (number.isEmpty() || !day.matches("\\d{1,2}")) {
      return Reading.unusable(IssueCode.UNREADABLE_DATE);
    }
    return day(year, number.get(), Integer.parseInt(day));
  }

  private static Optional<Integer> month(String text) {
    return text.matches("\\d{1,2}") ? Optional.of(Integer.valueOf(text)) : MonthNames.find(text);
  }

  private Reading<LocalDate> day(String yearText, int month, int day) {
    if (yearText.length() < 4) {
      return Reading.unusable(IssueCode.AMBIGUOUS_DATE);
    }
    int written = Integer.parseInt(yearText);
    boolean buddhist =
        form.era() == DateForm.Era.BUDDHIST
            || (form.era() == DateForm.Era.AUTO && written > FIRST_BUDDHIST_YEAR);
    int year = buddhist ? written - ERA_OFFSET_YEARS : written;
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return year < FIRST_YEAR || year > LAST_YEAR
          ? Reading.unusable(IssueCode.OUT_OF_RANGE)
          : Reading.of(date);
    } catch (DateTimeException e) {
      return Reading.unusable(IssueCode.UNREADABLE_DATE);
    }
  }
}
