package org.undercount.geo.place;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A place's name made comparable across scripts: simplified, romanised and lower-cased by ICU,
 * split into words, with numbers and zone letters set apart because "KK Park II" is not "KK Park",
 * and words that say only what kind of place it is ("park", "yuan qu", "casino") left out of the
 * core. Chinese characters are kept beside their sound: 枫 and 峰 are both "feng".
 *
 * @param original as written
 * @param words core words in the order written
 * @param ordinals numbers and zone letters, as text
 * @param kinds what kinds of place it says it is: grounds, casino, hotel or building
 * @param characters its Chinese characters, simplified, without those that say a kind or a number
 */
public record PlaceName(
    String original,
    List<String> words,
    Set<String> ordinals,
    Set<String> kinds,
    String characters) {

  /** Made at the first name that is not ASCII: its rules take a third of a second to read. */
  private static final class Romaniser {

    static final Transliterator RULES =
        Transliterator.getInstance("NFKC; Traditional-Simplified; Any-Latin; Latin-ASCII; Lower");

    static final Transliterator SIMPLIFIED =
        Transliterator.getInstance("NFKC; Traditional-Simplified");
  }

  private static String romanised(String name) {
    return name.chars().allMatch(c -> c < 128)
        ? name.toLowerCase(Locale.ROOT) // all that the rules do to ASCII
        : Romaniser.RULES.transliterate(name);
  }

  /** Chinese "second phase", "fourth zone": the numeral before the counted word. */
  private static final Pattern COUNTED = Pattern.compile("([一二三四五六七八九十])(?=[期区區号號])");

  /** A Chinese lettered building. */
  private static final Pattern LETTERED = Pattern.compile("([A-Za-z])(?=[栋棟幢座])");

  private static final String CHINESE_NUMERALS = "一二三四五六七八九十";

  private static final Map<String, String> ROMAN =
      Map.of(
          "ii", "2", "iii", "3", "iv", "4", "v", "5", "vi", "6", "vii", "7", "viii", "8", "ix",
          "9");

  private static final Set<String> GENERIC =
      Set.of(
          "the",
          "special",
          "economic",
          "of",
          "and",
          "a",
          "park",
          "compound",
          "compounds",
          "complex",
          "casino",
          "casinos",
          "hotel",
          "resort",
          "building",
          "buildings",
          "site",
          "sites",
          "cluster",
          "sez",
          "zone",
          "area",
          "yuan",
          "qu",
          "yuanqu",
          "kasino",
          "khu",
          "raided",
          "township");

  /** Words of {@link #GENERIC} that say a kind of place, and which. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("park", "grounds"),
          Map.entry("compound", "grounds"),
          Map.entry("compounds", "grounds"),
          Map.entry("complex", "grounds"),
          Map.entry("yuanqu", "grounds"),
          Map.entry("casino", "casino"),
          Map.entry("casinos", "casino"),
          Map.entry("kasino", "casino"),
          Map.entry("hotel", "hotel"),
          Map.entry("resort", "hotel"),
          Map.entry("building", "building"),
          Map.entry("buildings", "building"));

  private static final Pattern UNNAMING_CHARACTERS = Pattern.compile("[\\P{IsHan}园区期号一二三四五六七八九十]");

  private static final Pattern ZONE_LETTER =
      Pattern.compile("\\b(zone|block|area|building|tower|wing|phase|qu|khu) ([a-z])\\b");

  private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
  private static final LevenshteinDistance LEVENSHTEIN = LevenshteinDistance.getDefaultInstance();

  /** Two words are one word spelt twice from this Jaro–Winkler similarity on. */
  private static final double SAME_WORD = 0.92;

  /** Names of one core that say two kinds of place are at most this alike. */
  private static final double OTHER_KIND = 0.89;

  public PlaceName {
    words = List.copyOf(words);
    ordinals = Set.copyOf(ordinals);
    kinds = Set.copyOf(kinds);
  }

  public static PlaceName of(String original) {
    String numbered =
        COUNTED
            .matcher(original)
            .replaceAll(m -> " " + (CHINESE_NUMERALS.indexOf(m.group(1)) + 1) + " ");
    String romanised =
        romanised(LETTERED.matcher(numbered).replaceAll(" zone $1 "))
            .replaceAll("['’ʼ`´]", "")
            .replaceAll("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})", " ")
            .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", " ")
            .strip();
    Set<String> ordinals = new TreeSet<>();
    Matcher zones = ZONE_LETTER.matcher(romanised);
    String rest = zones.replaceAll(m -> m.group(1));
    zones.reset();
    while (zones.find()) {
      ordinals.add("zone " + zones.group(2));
    }
    List<String> words = new ArrayList<>();
    Set<String> kinds = new TreeSet<>();
    for (String word : rest.split(" ", -1)) {
      String number = ROMAN.getOrDefault(word, word);
      Optional.ofNullable(KINDS.get(word)).ifPresent(kinds::add);
      if (number.chars().allMatch(Character::isDigit) && !number.isEmpty()) {
        ordinals.add(number.replaceFirst("^0+(?=.)", ""));
      } else if (!word.isEmpty() && !GENERIC.contains(word)) {
        words.add(word);
      }
    }
    return new PlaceName(original.strip(), words, ordinals, kinds, characters(original));
  }

  private static String characters(String original) {
    return original.codePoints().noneMatch(c -> UScript.getScript(c) == UScript.HAN)
        ? ""
        : UNNAMING_CHARACTERS.matcher(Romaniser.SIMPLIFIED.transliterate(original)).replaceAll("");
  }

  /** The names in one field: aliases separated by {@code |} or {@code ;}, or " / " in a title. */
  public static List<PlaceName> split(String field) {
    return Arrays.stream(field.split("\\s*[|;]\\s*|\\s+/\\s+", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(PlaceName::of)
        .toList();
  }

  /** The core words run together: equal keys are the same name in another spelling or order. */
  public String key() {
    return String.join("", words);
  }

  /** True where nothing is left but kinds of place and numbers: "Casino 2" names no place. */
  public boolean isGeneric() {
    return key().codePointCount(0, key().length()) < 2;
  }

  /**
   * True where the two are written in one script, so that unlike letters mean unlike names. A
   * Chinese and a Khmer name of one place need not sound or look alike, and say nothing of one
   * another.
   */
  public boolean inOneScript(PlaceName other) {
    return script() == other.script();
  }

  private int script() {
    return original
        .codePoints()
        .filter(Character::isLetter)
        .map(UScript::getScript)
        .findFirst()
        .orElse(UScript.COMMON);
  }

  /** True where the two are numbered differently: the second zone is not the first. */
  public boolean numberedUnlike(PlaceName other) {
    return !ordinals.equals(other.ordinals);
  }

  /** True where this name adds words or a number to the other: "KK Park Block 5" to "KK Park". */
  public boolean isWithin(PlaceName other) {
    return !other.isGeneric()
        && Collections.indexOfSubList(words, other.words) >= 0
        && ordinals.containsAll(other.ordinals)
        && (words.size() > other.words.size() || ordinals.size() > other.ordinals.size());
  }

  /**
   * Similarity in [0, 1]: 1 for the same core, 0 for different numbers or a name that names
   * nothing; else the larger of the edit similarity of the cores, 1 − distance / longer length, and
   * the Dice share of words that are alike (Jaro–Winkler ≥ 0.92). At most the edit similarity of
   * their Chinese characters where both have some, and at most 0.89 where they say two kinds of
   * place, as a park and a casino of one name do.
   */
  public double similarity(PlaceName other) {
    if (numberedUnlike(other) || isGeneric() || other.isGeneric()) {
      return 0;
    }
    return Math.min(coreSimilarity(other), Math.min(charactersAlike(other), kindsAlike(other)));
  }

  private double charactersAlike(PlaceName other) {
    return characters.isEmpty() || other.characters.isEmpty()
        ? 1
        : editSimilarity(characters, other.characters);
  }

  private double kindsAlike(PlaceName other) {
    return kinds.isEmpty()
            || other.kinds.isEmpty()
            || kinds.stream().anyMatch(other.kinds::contains)
        ? 1
        : OTHER_KIND;
  }

  private static double editSimilarity(String a, String b) {
    return 1 - LEVENSHTEIN.apply(a, b) / (double) Math.max(a.length(), b.length());
  }

  private double coreSimilarity(PlaceName other) {
    String a = key();
    String b = other.key();
    if (a.equals(b)) {
      return 1;
    }
    int longer = Math.max(a.length(), b.length());
    double edits = longer < 5 ? 0 : editSimilarity(a, b);
    return Math.max(edits, Math.max(dice(other), other.dice(this)));
  }

  private double dice(PlaceName other) {
    List<String> left = new ArrayList<>(other.words);
    double shared = 0;
    for (String word : words) {
      String best = "";
      double bestScore = 0;
      for (String candidate : left) {
        double score = alike(word, candidate);
        if (score > bestScore) {
          best = candidate;
          bestScore = score;
        }
      }
      if (bestScore >= SAME_WORD) {
        shared += bestScore;
        left.remove(best);
      }
    }
    return 2 * shared / (words.size() + other.words.size());
  }

  private static double alike(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    return Math.min(a.length(), b.length()) < 4 ? 0 : JARO_WINKLER.apply(a, b);
  }
}
