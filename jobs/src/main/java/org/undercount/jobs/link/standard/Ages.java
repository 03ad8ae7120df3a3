package org.undercount.jobs.link.standard;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages where a date of birth is asked for: the year of birth, once the date of asking is known. */
public final class Ages {

  private static final int OLDEST = 120;

  /** A number alone or with the words that go with an age in the languages of the lists. */
  private static final Pattern AGE =
      Pattern.compile(
          "(?:aged?|about|around|approx\\.?|ca?\\.|~|อายุ|umur|usia)?\\s*(\\d{1,3})\\s*"
              + "(?:(?:y|yo|yrs?|years?)\\.?(?:[ -]?olds?)?|ปี|tuổi|tahun|岁|歲|歳|세|살|साल|বছর|سنة|ዓመት)?");

  private Ages() {}

  /**
   * The year a person of that age was mostly born in, as a date text, or the text as it is if it is
   * no age from 1 to 120 or the date of asking cannot be read.
   *
   * @param text what stands where a date of birth is asked for
   * @param asked date of asking in any form that {@link Dates} reads
   */
  public static String asBirth(String text, String asked) {
    Matcher age = AGE.matcher(text.strip().toLowerCase(Locale.ROOT));
    String date = Dates.standard(asked);
    if (date.isEmpty() || !age.matches()) {
      return text;
    }
    int years = Integer.parseInt(age.group(1));
    return years < 1 || years > OLDEST
        ? text
        : Integer.toString(Integer.parseInt(date, 0, 4, 10) - years);
  }
}
