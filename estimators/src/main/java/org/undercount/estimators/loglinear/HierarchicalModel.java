package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.undercount.estimators.OverlapTable;

/**
 * A hierarchical log-linear model with all main effects: log μ(cell) = Σ β(term) over the terms
 * contained in the cell. An interaction brings every interaction inside it. Terms and cells are bit
 * masks over the lists; term 0 is the intercept, whose exponential is the number on no list.
 */
public final class HierarchicalModel {

  private static final Comparator<Integer> AS_WRITTEN =
      Comparator.<Integer>comparingInt(m -> -Integer.bitCount(m))
          .thenComparing(HierarchicalModel::digits);

  private final int lists;
  private final int[] terms;

  private HierarchicalModel(int lists, int[] terms) {
    this.lists = lists;
    this.terms = terms;
  }

  /** The smallest hierarchical model with these interactions; main effects are added. */
  public static HierarchicalModel of(int lists, List<Integer> interactions) {
    if (lists < 2 || lists > OverlapTable.MOST_LISTS) {
      throw new IllegalArgumentException(
          "Lists must be 2.." + OverlapTable.MOST_LISTS + ", got " + lists);
    }
    if (interactions.contains((1 << lists) - 1)) {
      throw new IllegalArgumentException(
          "The interaction of all "
              + lists
              + " lists cannot be told from the number on no list: leave it out");
    }
    return ofCliques(lists, interactions);
  }

  /**
   * The model of a graph with these cliques. The clique of all lists is allowed: a prior tells what
   * a likelihood cannot.
   */
  public static HierarchicalModel ofCliques(int lists, List<Integer> cliques) {
    int all = (1 << lists) - 1;
    boolean[] present = new boolean[all + 1];
    for (int i = 0; i < lists; i++) {
      present[1 << i] = true;
    }
    for (int interaction : cliques) {
      if (interaction <= 0 || interaction > all) {
        throw new IllegalArgumentException(
            "Interaction must lie in 1.." + all + ", got " + interaction);
      }
      for (int sub = interaction; sub > 0; sub = sub - 1 & interaction) {
        present[sub] = true;
      }
    }
    return ofPresent(lists, present);
  }

  public static HierarchicalModel independence(int lists) {
    return of(lists, List.of());
  }

  /**
   * Reads {@code "A*B + C"}: products of list names joined by plus signs. Every list must occur, so
   * that nobody wonders whether a forgotten one was left out or taken as independent.
   */
  public static HierarchicalModel parse(String formula, List<String> lists) {
    List<Integer> interactions = new ArrayList<>();
    int named = 0;
    for (String product : formula.split("\\+", -1)) {
      int mask = 0;
      for (String factor : product.split("\\*", -1)) {
        int index = lists.indexOf(factor.strip());
        if (index < 0) {
          throw new IllegalArgumentException(
              "no list is called '" + factor.strip() + "', expected names among " + lists);
        }
        mask |= 1 << index;
      }
      named |= mask;
      interactions.add(mask);
    }
    for (int i = 0; i < lists.size(); i++) {
      if ((named >> i & 1) == 0) {
        throw new IllegalArgumentException(
            "list '"
                + lists.get(i)
                + "' is in no term, expected for example '+ "
                + lists.get(i)
                + "'");
      }
    }
    return of(lists.size(), interactions);
  }

  static HierarchicalModel ofPresent(int lists, boolean[] present) {
    present[0] = false; // the intercept comes last, see PoissonKernel
    int count = 0;
    for (boolean p : present) {
      count += p ? 1 : 0;
    }
    int[] terms = new int[count + 1];
    int next = 0;
    for (int mask = 1; mask < present.length; mask++) {
      if (present[mask]) {
        terms[next++] = mask;
      }
    }
    return new HierarchicalModel(lists, terms);
  }

  /** The model with one more interaction and all inside it. */
  HierarchicalModel with(int interaction) {
    List<Integer> all = new ArrayList<>(generators());
    all.add(interaction);
    return of(lists, all);
  }

  /** The model without an interaction and all that contain it. */
  HierarchicalModel without(int interaction) {
    boolean[] present = new boolean[1 << lists];
    for (int term : terms) {
      present[term] = (term & interaction) != interaction;
    }
    return ofPresent(lists, present);
  }

  /** Whether these terms are all among the model's own. */
  boolean holds(Collection<Integer> of) {
    return of.stream().allMatch(t -> Arrays.binarySearch(terms, 0, terms.length - 1, t) >= 0);
  }

  public int lists() {
    return lists;
  }

  /** Parameters, the intercept included. */
  public int parameters() {
    return terms.length;
  }

  /** Maximal terms, longest first, then in list order. */
  public List<Integer> generators() {
    boolean[] covered = new boolean[1 << lists];
    List<Integer> maximal = new ArrayList<>();
    for (int i = terms.length - 2; i >= 0; i--) { // supersets have larger masks
      int term = terms[i];
      if (!covered[term]) {
        maximal.add(term);
        for (int sub = term; sub > 0; sub = sub - 1 & term) {
          covered[sub] = true;
        }
      }
    }
    maximal.sort(AS_WRITTEN);
    return List.copyOf(maximal);
  }

  /** Generators as lists of names, in the order of {@link #generators}. */
  public List<List<String>> generators(List<String> names) {
    return generators().stream()
        .map(
            mask -> {
              List<String> group = new ArrayList<>();
              for (int i = 0; i < lists; i++) {
                if ((mask >> i & 1) != 0) {
                  group.add(names.get(i));
                }
              }
              return List.copyOf(group);
            })
        .toList();
  }

  /** As a formula over list names: {@code A*B + C}. */
  public String formula(List<String> names) {
    return String.join(" + ", generators(names).stream().map(g -> String.join("*", g)).toList());
  }

  /** As Rcapture writes it: {@code [12,3]}; lists beyond the ninth are letters. */
  public String notation() {
    return "["
        + String.join(",", generators().stream().map(HierarchicalModel::digits).toList())
        + "]";
  }

  /** Masks of the terms, ascending, the intercept 0 last. Not to be changed. */
  int[] terms() {
    return terms;
  }

  private static String digits(int mask) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < OverlapTable.MOST_LISTS; i++) {
      if ((mask >> i & 1) != 0) {
        text.append(Integer.toString(i + 1, 36).toUpperCase(Locale.ROOT));
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HierarchicalModel m
        && m.lists == lists
        && Arrays.equals(m.terms, terms);
  }

  @Override
  public int hashCode() {
    return 31 * lists + Arrays.hashCode(terms);
  }

  @Override
  public String toString() {
    return notation();
  }
}
