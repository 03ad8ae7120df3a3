package org.undercount.datasets.parse;

import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/**
 * Countries as people write them: ISO 3166-1 codes, names in the languages of the sources (CLDR
 * through ICU), adjectives of nationality and names in common use. A word that could be two
 * countries is none.
 */
public final class Countries {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "id", "ms", "th", "vi", "zh", "zh-Hant", "hi", "my", "km", "lo", "ar", "fr", "es",
          "pt", "sw", "am", "ne", "bn", "ur", "si", "ta", "fil", "ja", "ko", "ru", "kk", "uz", "de",
          "it", "nl", "tr");

  private static final Map<String, CountryCode> BY_WORD = byWord();

  private Countries() {}

  /** The country a word means; {@link CountryCode#UNKNOWN} for words that say so. */
  public static Optional<CountryCode> find(String text) {
    String word = Texts.fold(text);
    if (word.startsWith("the ")) {
      word = word.substring(4);
    }
    return Optional.ofNullable(BY_WORD.get(word));
  }

  private static Map<String, CountryCode> byWord() {
    Map<String, CountryCode> words = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      CountryCode country = CountryCode.of(code);
      words.put(code.toLowerCase(Locale.ROOT), country);
      String three = new ULocale("", code).getISO3Country();
      if (!three.isEmpty()) {
        words.put(three.toLowerCase(Locale.ROOT), country);
      }
    }
    addTable(words);
    for (String language : LANGUAGES) {
      ULocale display = ULocale.forLanguageTag(language);
      for (String code : Locale.getISOCountries()) {
        String name = ULocale.getDisplayCountry("und-" + code, display);
        CountryCode country = CountryCode.of(code);
        words.putIfAbsent(Texts.fold(name), country);
        int bracket = name.indexOf('(');
        if (bracket > 0) {
          words.putIfAbsent(Texts.fold(name.substring(0, bracket)), country);
          words.putIfAbsent(Texts.fold(name.substring(bracket)), country);
        }
      }
    }
    words.remove("");
    return words;
  }

  /** Adjectives and names in common use, from the resource: {@code CC word|word|...}. */
  private static void addTable(Map<String, CountryCode> words) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                java.util.Objects.requireNonNull(
                    Countries.class.getResourceAsStream("country-words.txt"),
                    "country-words.txt must be beside the class"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        CountryCode country = CountryCode.of(line.substring(0, 2));
        for (String word : line.substring(3).split("\\|", -1)) {
          words.put(Texts.fold(word), country);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("country-words.txt must be readable", e);
    }
  }
}
