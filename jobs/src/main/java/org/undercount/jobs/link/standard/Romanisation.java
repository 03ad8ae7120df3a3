package org.undercount.jobs.link.standard;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Text of any script in Latin letters without diacritics, as clerks spell it. Where ICU spells a
 * script letter by letter (Cyrillic, Arabic, Hebrew), loses vowels (Thai), mangles it (Burmese) or
 * passes it through (Khmer, Lao), the {@code .rules} file of that name beside this class takes its
 * place, in ICU's own language of rules; for all others ICU's Any-Latin stays.
 */
public final class Romanisation {

  private static final Map<Integer, String> RULES =
      Map.of(
          UScript.CYRILLIC, "cyrillic",
          UScript.ARABIC, "arabic",
          UScript.HEBREW, "hebrew",
          UScript.THAI, "thai",
          UScript.LAO, "lao",
          UScript.KHMER, "khmer",
          UScript.MYANMAR, "burmese",
          UScript.SINHALA, "si-si_Latn/BGN");

  private Romanisation() {}

  /** True if a text has a letter that is not Latin. */
  public static boolean changes(String text) {
    return text.codePoints().anyMatch(c -> c > 0x24f && isForeign(c));
  }

  private static boolean isForeign(int codePoint) {
    int script = UScript.getScript(codePoint);
    return script != UScript.LATIN
        && script != UScript.COMMON
        && script != UScript.INHERITED
        && UCharacter.hasBinaryProperty(codePoint, UProperty.ALPHABETIC);
  }

  /** The text in Latin letters; letters that nobody has rules for stay. */
  static String of(String text) {
    TreeMap<Integer, Transliterator> needed = new TreeMap<>();
    text.codePoints()
        .map(UScript::getScript)
        .distinct()
        .forEach(
            script -> {
              Transliterator rules = Loaded.RULES.get(script);
              if (rules != null) {
                needed.put(script, rules);
              }
            });
    String latin = text;
    for (Transliterator rules : needed.values()) {
      latin = rules.transliterate(latin);
    }
    return Names.isAscii(latin) ? latin : Loaded.TO_ASCII.transliterate(latin);
  }

  /** Loading rules takes a quarter of a second; plain Latin data never pays it. */
  private static final class Loaded {
    static final Transliterator TO_ASCII =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; NFKC");
    static final Map<Integer, Transliterator> RULES = load();

    private static Map<Integer, Transliterator> load() {
      Map<Integer, Transliterator> loaded = new TreeMap<>();
      Romanisation.RULES.forEach((script, name) -> loaded.put(script, rules(name)));
      return loaded;
    }

    private static Transliterator rules(String name) {
      if (name.contains("_")) {
        return Transliterator.getInstance(name);
      }
      try (InputStream in = Romanisation.class.getResourceAsStream(name + ".rules")) {
        String text =
            new String(
                Objects.requireNonNull(in, () -> name + ".rules beside Romanisation")
                    .readAllBytes(),
                StandardCharsets.UTF_8);
        return Transliterator.createFromRules(name, text, Transliterator.FORWARD);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
