package org.undercount.jobs.sites;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/** Countries as files state them: ISO codes of two or three letters, or English names. */
final class CountryWords {

  private static final Map<String, CountryCode> WORDS = words();

  private CountryWords() {}

  static Optional<CountryCode> find(String text) {
    return Optional.ofNullable(WORDS.get(text.strip().toLowerCase(Locale.ROOT)));
  }

  private static Map<String, CountryCode> words() {
    Map<String, CountryCode> words = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      CountryCode country = CountryCode.of(code);
      ULocale locale = new ULocale("", code);
      words.put(code.toLowerCase(Locale.ROOT), country);
      words.put(locale.getISO3Country().toLowerCase(Locale.ROOT), country);
      words.put(locale.getDisplayCountry(ULocale.ENGLISH).toLowerCase(Locale.ROOT), country);
    }
    words.put("zz", CountryCode.UNKNOWN);
    words.put("", CountryCode.UNKNOWN);
    words.put("unknown", CountryCode.UNKNOWN);
    words.put("burma", CountryCode.of("MM"));
    words.put("myanmar", CountryCode.of("MM"));
    words.put("viet nam", CountryCode.of("VN"));
    words.put("lao pdr", CountryCode.of("LA"));
    words.put("uae", CountryCode.of("AE"));
    words.put("the philippines", CountryCode.of("PH"));
    return words;
  }
}
