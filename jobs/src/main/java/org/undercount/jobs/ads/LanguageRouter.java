package org.undercount.jobs.ads;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Language by routing: Unicode NFC, then the script most letters are in, then, where that script
 * serves several languages, OpenNLP's detector restricted to them. Among close relatives, which the
 * detector confuses (Indonesian, Malay, Javanese, Sundanese; Hindi, Nepali, Marathi), words only
 * one of them uses decide. Unrestricted detectors answer Khmer, Lao and Burmese wrongly or not at
 * all; a script cannot be mistaken.
 */
public final class LanguageRouter {

  private static final int LONGEST = 3000;
  private static final int FEWEST_LETTERS = 2;

  /** Scripts with one language of the region. */
  private static final Map<Integer, String> ONE_LANGUAGE =
      Map.ofEntries(
          Map.entry(UScript.THAI, "th"),
          Map.entry(UScript.LAO, "lo"),
          Map.entry(UScript.KHMER, "km"),
          Map.entry(UScript.MYANMAR, "my"),
          Map.entry(UScript.ETHIOPIC, "am"),
          Map.entry(UScript.SINHALA, "si"),
          Map.entry(UScript.TAMIL, "ta"),
          Map.entry(UScript.TELUGU, "te"),
          Map.entry(UScript.KANNADA, "kn"),
          Map.entry(UScript.MALAYALAM, "ml"),
          Map.entry(UScript.GUJARATI, "gu"),
          Map.entry(UScript.GURMUKHI, "pa"),
          Map.entry(UScript.BENGALI, "bn"),
          Map.entry(UScript.HAN, "zh"),
          Map.entry(UScript.HIRAGANA, "ja"),
          Map.entry(UScript.KATAKANA, "ja"),
          Map.entry(UScript.HANGUL, "ko"),
          Map.entry(UScript.HEBREW, "he"),
          Map.entry(UScript.GREEK, "el"),
          Map.entry(UScript.GEORGIAN, "ka"),
          Map.entry(UScript.ARMENIAN, "hy"),
          Map.entry(UScript.MONGOLIAN, "mn"),
          Map.entry(UScript.TIBETAN, "bo"));

  /** OpenNLP's ISO 639-3 codes by script, with the code we answer. */
  private static final Map<Integer, Map<String, String>> SEVERAL =
      Map.of(
          UScript.LATIN,
          Map.ofEntries(
              Map.entry("eng", "en"),
              Map.entry("ind", "id"),
              Map.entry("msa", "ms"),
              Map.entry("jav", "jv"),
              Map.entry("sun", "su"),
              Map.entry("vie", "vi"),
              Map.entry("tgl", "tl"),
              Map.entry("ceb", "ceb"),
              Map.entry("swa", "sw"),
              Map.entry("spa", "es"),
              Map.entry("fra", "fr"),
              Map.entry("por", "pt"),
              Map.entry("deu", "de"),
              Map.entry("ita", "it"),
              Map.entry("nld", "nl"),
              Map.entry("uzb", "uz"),
              Map.entry("tur", "tr")),
          UScript.DEVANAGARI,
          Map.of("hin", "hi", "nep", "ne", "mar", "mr"),
          UScript.ARABIC,
          Map.of("ara", "ar", "fas", "fa", "urd", "ur", "pus", "ps"),
          UScript.CYRILLIC,
          Map.of("rus", "ru", "ukr", "uk", "kaz", "kk", "kir", "ky", "tgk", "tg", "bel", "be"));

  /** Close relatives the detector confuses; their telling words are in relatives.tsv. */
  private static final List<List<String>> RELATIVES =
      List.of(List.of("id", "ms", "jv", "su"), List.of("hi", "ne", "mr"));

  private LanguageRouter() {}

  /** The language of a text. */
  public static DetectedLanguage detect(String raw) {
    String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    String text = Normalizer2.getNFCInstance().normalize(cut);
    Map<Integer, Integer> letters = letters(text);
    int script = mostUsed(letters);
    if (letters.isEmpty() || letters.getOrDefault(script, 0) < FEWEST_LETTERS) {
      return DetectedLanguage.UNDETERMINED;
    }
    String scriptCode = UScript.getShortName(script);
    String one = ONE_LANGUAGE.get(script);
    if (one != null) {
      return new DetectedLanguage(one, 1, scriptCode);
    }
    Map<String, String> several = SEVERAL.get(script);
    if (several == null) {
      return new DetectedLanguage("und", 0, scriptCode);
    }
    return among(text, several, scriptCode);
  }

  private static DetectedLanguage among(String text, Map<String, String> languages, String script) {
    TreeMap<String, Double> share = new TreeMap<>();
    double total = 0;
    for (Language guess : Lazy.DETECTOR.predictLanguages(text)) {
      String code = languages.get(guess.getLang());
      if (code != null) {
        share.merge(code, guess.getConfidence(), Double::sum);
        total += guess.getConfidence();
      }
    }
    if (total <= 0) {
      return new DetectedLanguage("und", 0, script);
    }
    String best = share.firstKey();
    for (Map.Entry<String, Double> e : share.entrySet()) {
      if (e.getValue() > share.getOrDefault(best, 0.0)) {
        best = e.getKey();
      }
    }
    for (List<String> group : RELATIVES) {
      if (group.contains(best)) {
        double together = group.stream().mapToDouble(l -> share.getOrDefault(l, 0.0)).sum();
        return new DetectedLanguage(amongRelatives(text, group, share), together / total, script);
      }
    }
    return new DetectedLanguage(best, share.getOrDefault(best, 0.0) / total, script);
  }

  /**
   * The relative with most telling words; without any, the detector's favourite, but never Javanese
   * or Sundanese.
   */
  private static String amongRelatives(
      String text, List<String> group, SortedMap<String, Double> share) {
    String first = group.get(0);
    String best = first;
    long most = 0;
    boolean tied = true;
    for (String language : group) {
      long words = Lazy.RELATIVES.find(language, text).size();
      if (words > most) {
        best = language;
        most = words;
        tied = false;
      } else if (words == most) {
        tied = true;
      }
    }
    if (!tied) {
      return best;
    }
    return group.stream()
        .filter(l -> !l.equals("jv") && !l.equals("su"))
        .max(Comparator.comparingDouble(l -> share.getOrDefault(l, 0.0)))
        .orElse(first);
  }

  private static Map<Integer, Integer> letters(String text) {
    Map<Integer, Integer> letters = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetter)
        .map(UScript::getScript)
        .filter(s -> s != UScript.COMMON && s != UScript.INHERITED)
        .forEach(s -> letters.merge(s, 1, Integer::sum));
    // Japanese is written in Han and Kana together.
    int kana =
        letters.getOrDefault(UScript.HIRAGANA, 0) + letters.getOrDefault(UScript.KATAKANA, 0);
    if (kana * 5 > letters.getOrDefault(UScript.HAN, 0) && kana > 0) {
      letters.put(UScript.HIRAGANA, kana + letters.getOrDefault(UScript.HAN, 0));
      letters.remove(UScript.HAN);
      letters.remove(UScript.KATAKANA);
    }
    return letters;
  }

  /**
   * A script of the region weighs as much as three Latin letters: adverts mix in English and
   * contacts, and one Thai or Chinese letter carries more.
   */
  private static int mostUsed(Map<Integer, Integer> letters) {
    int best = UScript.COMMON;
    int bestWeight = 0;
    for (Map.Entry<Integer, Integer> e : new TreeMap<>(letters).entrySet()) {
      int weight = e.getValue() * (e.getKey() == UScript.LATIN ? 1 : 3);
      if (weight > bestWeight) {
        best = e.getKey();
        bestWeight = weight;
      }
    }
    return best;
  }

  /** The model is 10 MB and loads in a second: once per process, on first need. */
  private static final class Lazy {
    static final Lexicon RELATIVES = Lexicon.resource("relatives.tsv", 1);
    static final LanguageDetectorME DETECTOR = new LanguageDetectorME(load());

    private static LanguageDetectorModel load() {
      try (InputStream in = LanguageDetectorME.class.getResourceAsStream("/langdetect-183.bin")) {
        if (in == null) {
          throw new IllegalStateException(
              "The language model langdetect-183.bin must be on the class path, found none");
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
