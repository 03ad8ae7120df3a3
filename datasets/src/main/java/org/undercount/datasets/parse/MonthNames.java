package org.undercount.datasets.parse;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Months by their names, long and short, in the languages of the sources (CLDR through ICU). */
final class MonthNames {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "id", "ms", "th", "vi", "fr", "es", "pt", "de", "sw", "hi", "ne", "bn", "fil", "my",
          "km", "lo", "ar", "ru", "kk", "uz");

  private static final Map<String, Integer> NUMBERS = numbers();

  private MonthNames() {}

  /** 1 to 12. */
  static Optional<Integer> find(String name) {
    return Optional.ofNullable(NUMBERS.get(Texts.fold(name)));
  }

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String language : LANGUAGES) {
      DateFormatSymbols symbols =
          new DateFormatSymbols(
              new com.ibm.icu.util.GregorianCalendar(), ULocale.forLanguageTag(language));
      for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
        for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
          String[] names = symbols.getMonths(context, width);
          for (int month = 0; month < 12; month++) {
            String name = Texts.fold(names[month]);
            if (name.chars().anyMatch(Character::isLetter)) {
              numbers.putIfAbsent(name, month + 1);
            }
          }
        }
      }
    }
    numbers.putIfAbsent("sept", 9);
    return numbers;
  }
}
