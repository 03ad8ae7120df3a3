package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The models that are tried, all of them hierarchical, all with every main effect, none with the
 * interaction of all lists.
 *
 * <p>The number of all models grows as Dedekind's numbers: 8 for three lists, 113 for four, 6,893
 * for five. Beyond that only two-list interactions are enumerated, 32,768 models for six lists, and
 * a stepwise search takes over where even those are too many.
 */
public final class ModelSpace {

  /** Most lists for which all hierarchical models are enumerated. */
  public static final int ALL_UP_TO = 5;

  /** Most lists for which all models with two-list interactions are enumerated. */
  public static final int PAIRWISE_UP_TO = 6;

  private ModelSpace() {}

  /** All hierarchical models, simplest first. */
  public static List<HierarchicalModel> all(int lists) {
    requireAtMost(lists, ALL_UP_TO, "all hierarchical models");
    List<Integer> candidates = new ArrayList<>();
    for (int mask = 1; mask < (1 << lists) - 1; mask++) {
      if (Integer.bitCount(mask) >= 2) {
        candidates.add(mask);
      }
    }
    candidates.sort(
        Comparator.<Integer>comparingInt(Integer::bitCount)
            .thenComparing(Comparator.naturalOrder()));
    boolean[] present = new boolean[1 << lists];
    for (int i = 0; i < lists; i++) {
      present[1 << i] = true;
    }
    List<HierarchicalModel> models = new ArrayList<>();
    extend(lists, candidates, 0, present, models);
    models.sort(Comparator.comparingInt(HierarchicalModel::parameters));
    return List.copyOf(models);
  }

  /** All models whose interactions are between two lists, simplest first. */
  public static List<HierarchicalModel> pairwise(int lists) {
    requireAtMost(lists, PAIRWISE_UP_TO, "all models with two-list interactions");
    List<Integer> pairs = pairs(lists);
    List<HierarchicalModel> models = new ArrayList<>(1 << pairs.size());
    for (long subset = 0; subset < 1L << pairs.size(); subset++) {
      boolean[] present = new boolean[1 << lists];
      for (int i = 0; i < lists; i++) {
        present[1 << i] = true;
      }
      for (int i = 0; i < pairs.size(); i++) {
        present[pairs.get(i)] = (subset >> i & 1) != 0;
      }
      models.add(HierarchicalModel.ofPresent(lists, present));
    }
    models.sort(Comparator.comparingInt(HierarchicalModel::parameters));
    return List.copyOf(models);
  }

  static List<Integer> pairs(int lists) {
    List<Integer> pairs = new ArrayList<>();
    for (int i = 0; i < lists; i++) {
      for (int j = i + 1; j < lists; j++) {
        if ((1 << i | 1 << j) != (1 << lists) - 1) {
          pairs.add(1 << i | 1 << j);
        }
      }
    }
    return pairs;
  }

  private static void extend(
      int lists,
      List<Integer> candidates,
      int next,
      boolean[] present,
      List<HierarchicalModel> models) {
    if (next == candidates.size()) {
      models.add(HierarchicalModel.ofPresent(lists, present.clone()));
      return;
    }
    extend(lists, candidates, next + 1, present, models);
    int term = candidates.get(next);
    if (facetsPresent(term, present)) {
      present[term] = true;
      extend(lists, candidates, next + 1, present, models);
      present[term] = false;
    }
  }

  private static boolean facetsPresent(int term, boolean[] present) {
    for (int rest = term; rest != 0; rest &= rest - 1) {
      if (!present[term & ~Integer.lowestOneBit(rest)]) {
        return false;
      }
    }
    return true;
  }

  private static void requireAtMost(int lists, int most, String what) {
    if (lists < 2 || lists > most) {
      throw new IllegalArgumentException(
          what + " are enumerated for 2 to " + most + " lists, got " + lists);
    }
  }
}
