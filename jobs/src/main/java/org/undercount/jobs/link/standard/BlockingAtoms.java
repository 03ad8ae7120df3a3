package org.undercount.jobs.link.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The atoms a record can be blocked on: facts two records of one person tend to share exactly even
 * when values are misspelt. A name gives, for each token and without regard to its place, its
 * consonant skeleton, its first and its last three letters; a date its year and its month and day
 * in either order; a number its halves; a coded filter samples of its bits. An atom shared by too
 * many records is refined by a second one, so nothing here needs to be rare.
 */
public final class BlockingAtoms {

  /** The most atoms one record has: sets of atoms are kept as bits of a long. */
  public static final int MOST = Long.SIZE - 2;

  private BlockingAtoms() {}

  /**
   * An atom.
   *
   * @param text kind and value
   * @param group atoms of one group come from the same piece of text, so joining them adds nothing
   */
  public record Atom(String text, int group) {}

  /**
   * The atoms of a record, without duplicates, in the order of its fields.
   *
   * @param samples per coded field which bits make its atoms
   */
  public static List<Atom> of(
      List<Field> fields, List<String> values, Map<Integer, BitSamples> samples) {
    if (fields.size() != values.size()) {
      throw new IllegalArgumentException(
          "A record needs one value per field: fields="
              + fields.size()
              + ", values="
              + values.size());
    }
    Map<String, Atom> atoms = new LinkedHashMap<>();
    int group = 0;
    for (int f = 0; f < fields.size(); f++) {
      String value = values.get(f);
      if (value.isEmpty()) {
        continue;
      }
      Field field = fields.get(f);
      List<List<String>> pieces =
          switch (field.kind()) {
            case GIVEN_NAME, FAMILY_NAME, FULL_NAME -> name(value);
            case DATE -> date(field.column(), value);
            case PHONE, IDENTIFIER -> List.of(halves(field.column(), value));
            case CODE, TEXT -> text(field.column(), value);
            case CLK -> coded(field.column(), value, samples.get(f));
            case YEAR, MONTH, DAY, SEX, NATIONALITY, CATEGORY, NUMBER ->
                List.of(List.of(field.column() + "=" + value));
          };
      for (List<String> piece : pieces) {
        for (String atom : piece) {
          if (atoms.size() < MOST) {
            atoms.putIfAbsent(atom, new Atom(atom, group));
          }
        }
        group++;
      }
    }
    return List.copyOf(atoms.values());
  }

  private static List<List<String>> coded(
      String column, String value, @Nullable BitSamples samples) {
    if (samples == null) {
      throw new IllegalArgumentException("Coded column " + column + " needs its samples of bits");
    }
    return samples.of(value).stream().map(sample -> List.of(column + "#" + sample)).toList();
  }

  private static List<List<String>> name(String value) {
    List<List<String>> pieces = new ArrayList<>();
    for (String token : Names.tokens(value).split(" ", 6)) {
      if (token.length() >= 2) {
        int n = token.length();
        pieces.add(
            List.of(
                "s:" + Names.skeleton(token),
                "p:" + token.substring(0, Math.min(3, n)),
                "e:" + token.substring(Math.max(0, n - 3))));
      }
    }
    return pieces;
  }

  private static List<List<String>> date(String column, String value) {
    String year = column + ".y=" + value.substring(0, 4);
    if (value.endsWith("-00-00")) {
      return List.of(List.of(year));
    }
    String month = value.substring(5, 7);
    String day = value.substring(8, 10);
    String either = month.compareTo(day) <= 0 ? month + day : day + month;
    return List.of(List.of(column + "=" + value), List.of(year), List.of(column + ".md=" + either));
  }

  private static List<String> halves(String column, String value) {
    int half = value.length() / 2;
    if (half < 3) {
      return List.of(column + "=" + value);
    }
    return List.of(
        column + "=" + value,
        column + ".a=" + value.substring(0, half),
        column + ".z=" + value.substring(value.length() - half));
  }

  private static List<List<String>> text(String column, String value) {
    List<String> whole = new ArrayList<>(List.of(column + "=" + value));
    if (value.length() > 4) {
      whole.add(column + ".p=" + value.substring(0, 4));
      whole.add(column + ".e=" + value.substring(value.length() - 4));
    }
    return List.of(whole);
  }
}
