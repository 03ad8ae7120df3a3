package org.undercount.datasets.parse;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Languages by ISO 639-1 or 639-2 code, or by name in the languages of the sources. */
final class Languages {

  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /** The two-letter code. */
  static Optional<String> find(String text) {
    return Optional.ofNullable(CODES.get(Texts.fold(text)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    List<ULocale> displays =
        List.of("en", "id", "th", "vi", "zh", "fr", "sw").stream()
            .map(ULocale::forLanguageTag)
            .toList();
    for (String code : Locale.getISOLanguages()) {
      if (code.length() != 2) {
        continue;
      }
      codes.put(code, code);
      String three = new ULocale(code).getISO3Language();
      if (!three.isEmpty()) {
        codes.putIfAbsent(three, code);
      }
      for (ULocale display : displays) {
        codes.putIfAbsent(Texts.fold(ULocale.getDisplayLanguage(code, display)), code);
      }
    }
    codes.put("mandarin", "zh");
    codes.put("putonghua", "zh");
    codes.put("cantonese", "zh");
    codes.put("tagalog", "tl");
    codes.put("filipino", "tl");
    codes.put("bahasa", "id");
    codes.put("bahasa indonesia", "id");
    codes.put("bahasa melayu", "ms");
    codes.put("burmese", "my");
    codes.put("myanmar", "my");
    return codes;
  }
}
