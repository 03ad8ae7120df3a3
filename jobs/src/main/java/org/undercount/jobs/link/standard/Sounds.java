package org.undercount.jobs.link.standard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * How alike two spellings of a name sound, whatever script they were read from. A spelling becomes
 * a sequence of sounds (digraphs are one sound, vowel pairs one vowel, doubled letters single), and
 * two sequences are aligned at least cost (Needleman and Wunsch 1970) with the costs of {@code
 * sounds.tsv} and {@code silences.tsv} beside this class. Costs were set by hand and checked on
 * public name lists; nothing is trained.
 */
public final class Sounds {

  private static final int ASCII = 128;
  private static final double UNLIKE = 1;
  private static final double SPELLED_ONCE = 0.8;
  private static final double ROUNDING = 1e-9;

  /** Sounds of letter pairs, 0 where a pair is none. */
  private static final char[][] DIGRAPH = new char[ASCII][ASCII];

  private static final char[][] DIPHTHONG = new char[ASCII][ASCII];

  private static final double[][] APART = new double[ASCII][ASCII];
  private static final double[] SILENT = new double[ASCII];

  private static final Map<String, Character> TRIGRAPHS =
      Map.of("sch", 'S', "shh", 'S', "tch", 'C', "tsh", 'C', "chh", 'C');

  private static final Map<String, Character> DIGRAPHS =
      Map.ofEntries(
          Map.entry("ph", 'F'),
          Map.entry("sh", 'S'),
          Map.entry("sz", 'S'),
          Map.entry("ch", 'C'),
          Map.entry("cz", 'C'),
          Map.entry("th", 'T'),
          Map.entry("kh", 'K'),
          Map.entry("gh", 'g'),
          Map.entry("dh", 'd'),
          Map.entry("bh", 'b'),
          Map.entry("zh", 'Z'),
          Map.entry("dj", 'j'),
          Map.entry("dz", 'j'),
          Map.entry("ng", 'N'),
          Map.entry("ck", 'k'),
          Map.entry("ts", 'X'),
          Map.entry("tz", 'X'),
          Map.entry("tc", 'X'),
          Map.entry("ou", 'u'),
          Map.entry("oo", 'u'),
          Map.entry("eu", 'u'),
          Map.entry("ee", 'i'),
          Map.entry("ie", 'i'),
          Map.entry("ae", 'e'),
          Map.entry("eo", 'o'));

  /** Vowel pairs that are one sound unless a vowel follows. */
  private static final Map<String, Character> DIPHTHONGS =
      Map.of("ei", 'e', "ey", 'e', "ay", 'e', "ai", 'e', "au", 'o', "aw", 'o');

  static {
    DIGRAPHS.forEach((pair, sound) -> DIGRAPH[pair.charAt(0)][pair.charAt(1)] = sound);
    DIPHTHONGS.forEach((pair, sound) -> DIPHTHONG[pair.charAt(0)][pair.charAt(1)] = sound);
    for (double[] row : APART) {
      Arrays.fill(row, UNLIKE);
    }
    for (int c = 0; c < ASCII; c++) {
      APART[c][c] = 0;
    }
    Arrays.fill(SILENT, SPELLED_ONCE);
    read(
        "sounds.tsv",
        (cost, pair) -> {
          APART[pair.charAt(0)][pair.charAt(1)] = cost;
          APART[pair.charAt(1)][pair.charAt(0)] = cost;
        });
    read("silences.tsv", (cost, sound) -> SILENT[sound.charAt(0)] = cost);
  }

  private Sounds() {}

  /** The sounds of a spelling in lower-case ASCII letters; all else in it is skipped. */
  public static String of(String spelling) {
    StringBuilder sounds = new StringBuilder(spelling.length());
    int at = 0;
    while (at < spelling.length()) {
      char c = spelling.charAt(at);
      char three = three(spelling, at);
      char two = two(spelling, at);
      if (three != 0) {
        add(sounds, three);
        at += 3;
      } else if (two != 0) {
        add(sounds, two);
        at += 2;
      } else {
        if (c == 'x' && at > 0) {
          add(sounds, 'k');
          add(sounds, 's');
        } else if (c >= 'a' && c <= 'z') {
          add(sounds, c);
        }
        at++;
      }
    }
    return sounds.toString();
  }

  private static char three(String spelling, int at) {
    // All of them end alike.
    if (at + 2 >= spelling.length() || spelling.charAt(at + 2) != 'h') {
      return 0;
    }
    Character sound = TRIGRAPHS.get(spelling.substring(at, at + 3));
    return sound == null ? 0 : sound;
  }

  private static char two(String spelling, int at) {
    if (at + 1 >= spelling.length()
        || spelling.charAt(at) >= ASCII
        || spelling.charAt(at + 1) >= ASCII) {
      return 0;
    }
    boolean vowelFollows =
        at + 2 < spelling.length() && "aeiouy".indexOf(spelling.charAt(at + 2)) >= 0;
    char diphthong = DIPHTHONG[spelling.charAt(at)][spelling.charAt(at + 1)];
    return vowelFollows || diphthong == 0
        ? DIGRAPH[spelling.charAt(at)][spelling.charAt(at + 1)]
        : diphthong;
  }

  private static void add(StringBuilder sounds, char sound) {
    if (sounds.length() == 0 || sounds.charAt(sounds.length() - 1) != sound) {
      sounds.append(sound);
    }
  }

  /**
   * How alike two spellings sound: 1 for the same sounds, 0 if nothing in one is in the other;
   * symmetric. One less the cost of the best alignment over the cost of leaving everything out.
   */
  public static double likeness(String a, String b) {
    return likenessOfSounds(of(a), of(b), 0);
  }

  /**
   * The same of sounds as {@link #of} gives them where it is at least what matters; less than what
   * matters otherwise, mostly before all of the two was looked at.
   *
   * @param least what matters, 0 to 1
   */
  public static double likenessOfSounds(String a, String b, double least) {
    int m = b.length();
    double[] last = new double[m + 1];
    for (int j = 1; j <= m; j++) {
      last[j] = last[j - 1] + SILENT[b.charAt(j - 1)];
    }
    double all = last[m];
    for (int i = 0; i < a.length(); i++) {
      all += SILENT[a.charAt(i)];
    }
    double most = (1 - least) * all + ROUNDING;
    double[] row = new double[m + 1];
    for (int i = 1; i <= a.length(); i++) {
      char x = a.charAt(i - 1);
      double silent = SILENT[x];
      double[] apart = APART[x];
      row[0] = last[0] + silent;
      double cheapest = row[0];
      for (int j = 1; j <= m; j++) {
        char y = b.charAt(j - 1);
        double cost =
            Math.min(last[j - 1] + apart[y], Math.min(last[j] + silent, row[j - 1] + SILENT[y]));
        row[j] = cost;
        cheapest = Math.min(cheapest, cost);
      }
      // Every alignment goes through this row, and costs only grow.
      if (cheapest > most) {
        return 0;
      }
      double[] spare = last;
      last = row;
      row = spare;
    }
    return all == 0 ? 0 : 1 - last[m] / all;
  }

  private static void read(String file, BiConsumer<Double, String> entry) {
    try (InputStream in = Sounds.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(in, () -> file + " beside Sounds"),
                    StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                String[] cells = line.split("\t", 2);
                double cost = Double.parseDouble(cells[0]);
                for (String sound : cells[1].split(" ", -1)) {
                  entry.accept(cost, sound);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
