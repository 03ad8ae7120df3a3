package org.undercount.estimators.joint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.estimators.OverlapTable;

/**
 * Overlaps of the same lists in several strata, where some lists cannot see some strata: an embassy
 * sees its nationals only, a list that did not exist yet sees nobody of that quarter.
 *
 * @param lists distinct names, in column order, 2 to 15 of them
 * @param factor what divides the population; no list's name
 * @param strata at least two
 * @param referrals pairs of lists one of which is known to feed the other, as patterns of two lists
 */
public record PartlyBlindLists(
    List<String> lists, String factor, List<Stratum> strata, Set<Integer> referrals) {

  /** One more column is needed for the stratum. */
  static final int MOST_LISTS = OverlapTable.MOST_LISTS - 1;

  /**
   * One part of the population.
   *
   * @param name distinct
   * @param counts units by pattern over all lists of the table, bit i for list i
   * @param blind mask of the lists that cannot see it
   */
  public record Stratum(String name, SortedMap<Integer, Long> counts, int blind) {

    public Stratum {
      SortedMap<Integer, Long> positive = new TreeMap<>(counts);
      positive.values().removeIf(c -> c == 0);
      counts = Collections.unmodifiableSortedMap(positive);
    }

    /** Distinct units observed. */
    public long observed() {
      return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }
  }

  public PartlyBlindLists {
    lists = List.copyOf(lists);
    strata = List.copyOf(strata);
    referrals = Set.copyOf(referrals);
    List<String> problems = problems(lists, factor, strata);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Without lists that are known to feed one another. */
  public PartlyBlindLists(List<String> lists, String factor, List<Stratum> strata) {
    this(lists, factor, strata, Set.of());
  }

  private static List<String> problems(List<String> lists, String factor, List<Stratum> strata) {
    List<String> problems = new ArrayList<>();
    if (lists.size() < 2 || lists.size() > MOST_LISTS) {
      problems.add("2 to " + MOST_LISTS + " lists are needed, got " + lists.size());
    }
    if (lists.contains(factor)) {
      problems.add("what divides the population cannot be named as a list: " + factor);
    }
    if (strata.size() < 2) {
      problems.add("at least two strata are needed to fit them together, got " + strata.size());
    }
    int all = (1 << lists.size()) - 1;
    for (Stratum stratum : strata) {
      if (stratum.counts().isEmpty()) {
        problems.add("stratum " + stratum.name() + " counts nobody");
      }
      for (Map.Entry<Integer, Long> cell : stratum.counts().entrySet()) {
        int pattern = cell.getKey();
        if (pattern <= 0 || pattern > all) {
          problems.add("pattern must lie in 1.." + all + ", got " + pattern);
        } else if (cell.getValue() < 0) {
          problems.add("counts must be >= 0, got " + cell.getValue());
        } else if ((pattern & stratum.blind()) != 0) {
          problems.add(
              "a list that cannot see stratum "
                  + stratum.name()
                  + " counts "
                  + cell.getValue()
                  + " there, pattern "
                  + pattern);
        }
      }
    }
    return problems;
  }

  /** All strata read as one population, as if every list saw all of it. */
  public OverlapTable pooled() {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    strata.forEach(s -> s.counts().forEach((p, c) -> counts.merge(p, c, Long::sum)));
    return OverlapTable.of(lists, counts).withReferrals(referrals);
  }

  /** Distinct units observed in all strata. */
  public long observed() {
    return strata.stream().mapToLong(Stratum::observed).reduce(0, Math::addExact);
  }

  /** The lists and, last, what divides the population: the names in a model's formula. */
  public List<String> names() {
    List<String> names = new ArrayList<>(lists);
    names.add(factor);
    return List.copyOf(names);
  }

  /** Mask of the lists that can see at least two strata. */
  int seeingSeveral() {
    int mask = 0;
    for (int i = 0; i < lists.size(); i++) {
      int bit = 1 << i;
      mask |= strata.stream().filter(s -> (s.blind() & bit) == 0).count() > 1 ? bit : 0;
    }
    return mask;
  }

  /** Cells that can occur. */
  int cells() {
    int k = lists.size();
    return strata.stream()
        .mapToInt(s -> (1 << (k - Integer.bitCount(s.blind() & (1 << k) - 1))) - 1)
        .sum();
  }

  /** A stratum over the lists that see it and found somebody; empty where fewer than two did. */
  Optional<OverlapTable> seeing(Stratum stratum) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      int bit = 1 << i;
      if (stratum.counts().keySet().stream().anyMatch(p -> (p & bit) != 0)) {
        kept.add(i);
      }
    }
    if (kept.size() < 2) {
      return Optional.empty();
    }
    SortedMap<Integer, Long> counts = new TreeMap<>();
    stratum
        .counts()
        .forEach(
            (pattern, count) -> {
              int squeezed = 0;
              for (int i = 0; i < kept.size(); i++) {
                squeezed |= (pattern >> kept.get(i) & 1) << i;
              }
              counts.put(squeezed, count);
            });
    Set<Integer> pairs = new HashSet<>();
    for (int i = 0; i < kept.size(); i++) {
      for (int j = i + 1; j < kept.size(); j++) {
        if (referrals.contains(1 << kept.get(i) | 1 << kept.get(j))) {
          pairs.add(1 << i | 1 << j);
        }
      }
    }
    return Optional.of(
        OverlapTable.of(kept.stream().map(lists::get).toList(), counts).withReferrals(pairs));
  }
}
