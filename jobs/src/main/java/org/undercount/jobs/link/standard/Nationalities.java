package org.undercount.jobs.link.standard;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Nationalities as ISO 3166-1 alpha-2: codes of two and three letters, names of countries in the
 * languages of those who write them down (Unicode CLDR), and what people of a country are called in
 * English ({@code nationalities.tsv} beside this class).
 */
final class Nationalities {

  private static final List<String> LANGUAGES =
      List.of(
          "en", "fr", "es", "pt", "de", "it", "ru", "uk", "tr", "ar", "fa", "ur", "hi", "bn", "ne",
          "si", "ta", "am", "sw", "id", "ms", "fil", "vi", "th", "lo", "km", "my", "zh", "zh_Hant",
          "ja", "ko");

  /** Words that say "people of" or "nationality", in front of or behind a country's name. */
  private static final List<String> FRONT =
      List.of(
          "warga negara ",
          "kewarganegaraan ",
          "orang ",
          "người ",
          "quốc tịch ",
          "สัญชาติ",
          "ชาว",
          "คน",
          "ประเทศ");

  private static final List<String> BEHIND =
      List.of(" national", " citizen", "国籍", "國籍", "公民", "籍", "人", "사람", "인");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\p{P}\\s]+");

  private Nationalities() {}

  /** The country's code, if the text names one. */
  static Optional<String> find(String text) {
    String words = words(text);
    Map<String, String> known = Known.CODES;
    String code = known.get(words);
    for (String front : FRONT) {
      if (code == null && words.startsWith(front)) {
        code = known.get(words.substring(front.length()).strip());
      }
    }
    for (String behind : BEHIND) {
      if (code == null && words.endsWith(behind)) {
        code = known.get(words.substring(0, words.length() - behind.length()).strip());
      }
    }
    return Optional.ofNullable(code);
  }

  private static String words(String text) {
    String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text);
    return BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
  }

  /** Names are made when the first nationality is read. */
  private static final class Known {
    static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
      Map<String, String> codes = new HashMap<>();
      for (String code : Locale.getISOCountries()) {
        ULocale country = new ULocale("und", code);
        for (String language : LANGUAGES) {
          codes.putIfAbsent(words(country.getDisplayCountry(new ULocale(language))), code);
        }
        codes.put(code.toLowerCase(Locale.ROOT), code);
        try {
          codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
        } catch (MissingResourceException e) {
          // Some codes have two letters only.
        }
      }
      codes.putAll(people());
      return codes;
    }

    private static Map<String, String> people() {
      Map<String, String> people = new HashMap<>();
      try (InputStream in = Nationalities.class.getResourceAsStream("nationalities.tsv");
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(
                      Objects.requireNonNull(in, "nationalities.tsv beside Nationalities"),
                      StandardCharsets.UTF_8))) {
        lines
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", 2))
            .forEach(
                cells -> {
                  for (String word : cells[1].split("\\|", -1)) {
                    people.put(word, cells[0]);
                  }
                });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return people;
    }
  }
}
