package org.undercount.estimators;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * How many units each combination of lists holds: the data of multiple-systems estimation.
 *
 * <p>A pattern is a bit mask, bit i set when the unit is on list i (the first list is bit 0).
 * Patterns not given were looked for and not found: their count is 0. The pattern 0, on no list, is
 * what is to be estimated and cannot be stored. Cells that cannot occur (a list that cannot see
 * part of the population) are marked and take no part in any fit.
 *
 * @param lists distinct names, in column order, 2 to 16 of them
 * @param counts units by pattern; zero counts are dropped
 * @param impossible patterns that cannot occur
 * @param referrals pairs of lists one of which is known to feed the other, as patterns of two lists
 */
public record OverlapTable(
    List<String> lists,
    SortedMap<Integer, Long> counts,
    SortedSet<Integer> impossible,
    SortedSet<Integer> referrals) {

  public static final int MOST_LISTS = 16;

  public OverlapTable {
    lists = List.copyOf(lists);
    List<String> problems = problems(lists, counts, impossible);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    SortedMap<Integer, Long> positive = new TreeMap<>(counts);
    positive.values().removeIf(c -> c == 0);
    counts = Collections.unmodifiableSortedMap(positive);
    impossible = Collections.unmodifiableSortedSet(new TreeSet<>(impossible));
    for (int pair : referrals) {
      if (pair <= 0 || pair >= 1 << lists.size() || Integer.bitCount(pair) != 2) {
        throw new IllegalArgumentException(
            "A referral joins two lists of the table, got pattern " + pair);
      }
    }
    referrals = Collections.unmodifiableSortedSet(new TreeSet<>(referrals));
  }

  /** Without lists that are known to feed one another. */
  public OverlapTable(
      List<String> lists, SortedMap<Integer, Long> counts, SortedSet<Integer> impossible) {
    this(lists, counts, impossible, new TreeSet<>());
  }

  public static OverlapTable of(List<String> lists, Map<Integer, Long> counts) {
    return new OverlapTable(lists, new TreeMap<>(counts), new TreeSet<>());
  }

  /**
   * From patterns written as one digit per list, {@code "101"} for the first and the third list.
   */
  public static OverlapTable ofPatterns(List<String> lists, Map<String, Long> counts) {
    SortedMap<Integer, Long> byMask = new TreeMap<>();
    counts.forEach(
        (pattern, count) -> {
          int mask = parsePattern(pattern, lists.size());
          if (byMask.put(mask, count) != null) {
            throw new IllegalArgumentException("Pattern " + pattern + " is given twice");
          }
        });
    return new OverlapTable(lists, byMask, new TreeSet<>());
  }

  /** The same table with these patterns marked as unable to occur. */
  public OverlapTable withImpossible(Collection<Integer> patterns) {
    SortedSet<Integer> all = new TreeSet<>(impossible);
    all.addAll(patterns);
    return new OverlapTable(lists, counts, all, referrals);
  }

  /** The same table with exactly these pairs of lists known to feed one another. */
  public OverlapTable withReferrals(Collection<Integer> pairs) {
    return new OverlapTable(lists, counts, impossible, new TreeSet<>(pairs));
  }

  /** Other counts of the same lists, with what is known of them. */
  public OverlapTable withCounts(SortedMap<Integer, Long> others) {
    return new OverlapTable(lists, others, impossible, referrals);
  }

  /** The pairs of lists known to feed one another, by name: {@code A*B, B*C}. */
  public String namedReferrals() {
    return String.join(", ", referrals.stream().map(this::named).toList());
  }

  /**
   * Everything wrong with a table, as sentences; empty when it is sound. Callers that read files
   * use it to report all problems at once.
   */
  public static List<String> problems(
      List<String> lists, Map<Integer, Long> counts, Set<Integer> impossible) {
    List<String> problems = new ArrayList<>();
    int k = lists.size();
    if (k < 2) {
      problems.add("at least two lists are needed to see an overlap, got " + k);
    }
    if (k > MOST_LISTS) {
      problems.add("at most " + MOST_LISTS + " lists are supported, got " + k);
    }
    if (new HashSet<>(lists).size() < k) {
      problems.add("list names must differ, got " + lists);
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    int all = (1 << k) - 1;
    Map<Integer, Long> sound = new LinkedHashMap<>();
    for (Map.Entry<Integer, Long> cell : counts.entrySet()) {
      int pattern = cell.getKey();
      if (pattern == 0) {
        problems.add("the pattern on no list cannot be observed, got a count for it");
      } else if (pattern < 0 || pattern > all) {
        problems.add("pattern must lie in 1.." + all + ", got " + pattern);
      } else if (cell.getValue() < 0) {
        problems.add(
            "count of pattern " + written(pattern, k) + " must be >= 0, got " + cell.getValue());
      } else if (cell.getValue() > 0 && impossible.contains(pattern)) {
        problems.add(
            "pattern "
                + written(pattern, k)
                + " is marked impossible but counts "
                + cell.getValue());
      } else {
        sound.put(pattern, cell.getValue());
      }
    }
    for (int pattern : impossible) {
      if (pattern <= 0 || pattern > all) {
        problems.add("impossible pattern must lie in 1.." + all + ", got " + pattern);
      }
    }
    if (problems.isEmpty()) {
      problems.addAll(emptiness(lists, sound));
    }
    return problems;
  }

  private static List<String> emptiness(List<String> lists, Map<Integer, Long> counts) {
    if (counts.values().stream().allMatch(c -> c == 0)) {
      return List.of("the table counts nobody: the total is 0");
    }
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      int bit = 1 << i;
      if (counts.entrySet().stream().noneMatch(c -> (c.getKey() & bit) != 0 && c.getValue() > 0)) {
        problems.add("list " + lists.get(i) + " holds nobody: leave it out");
      }
    }
    return problems;
  }

  /**
   * The same units without one list; those on no other are no longer seen.
   *
   * @param list its column, from 0
   * @throws IllegalArgumentException if fewer than two lists remain
   */
  public OverlapTable without(int list) {
    int gone = 1 << list;
    return regrouped(namesWithout(gone), p -> true, p -> squeezed(p, gone));
  }

  /**
   * Two lists read as one, on it whoever is on either.
   *
   * @param first column of the list whose place and name the union takes
   * @param second column of the list that goes, above the first
   * @throws IllegalArgumentException if fewer than two lists remain
   */
  public OverlapTable merged(int first, int second) {
    int gone = 1 << second;
    return regrouped(
        namesWithout(gone), p -> true, p -> squeezed(p | (p >> second & 1) << first, gone));
  }

  /**
   * The units on one list as the others see them: a population whose size, {@code onAll(1 <<
   * list)}, is known. Lists that meet none of it are left out.
   *
   * @param list its column, from 0
   * @return empty where fewer than two other lists meet it
   */
  public Optional<OverlapTable> within(int list) {
    int bit = 1 << list;
    int gone = bit;
    for (int i = 0; i < lists.size(); i++) {
      gone |= onAll(bit | 1 << i) == 0 ? 1 << i : 0;
    }
    int left = gone;
    return lists.size() - Integer.bitCount(gone) < 2
        ? Optional.empty()
        : Optional.of(regrouped(namesWithout(gone), p -> (p & bit) != 0, p -> squeezed(p, left)));
  }

  /** Cells of some patterns under new patterns; those that become 0 are no longer seen. */
  private OverlapTable regrouped(List<String> names, IntPredicate which, IntUnaryOperator to) {
    SortedMap<Integer, Long> moved = new TreeMap<>();
    SortedSet<Integer> never = new TreeSet<>();
    for (int p = 1; p < 1 << names.size(); p++) {
      never.add(p);
    }
    for (int p = 1; p < 1 << lists.size(); p++) {
      if (which.test(p) && !impossible.contains(p)) {
        int target = to.applyAsInt(p);
        never.remove(target);
        if (target != 0 && count(p) > 0) {
          moved.merge(target, count(p), Long::sum);
        }
      }
    }
    SortedSet<Integer> pairs = new TreeSet<>();
    for (int pair : referrals) {
      int target = to.applyAsInt(pair);
      if (Integer.bitCount(target) == 2) {
        pairs.add(target);
      }
    }
    return new OverlapTable(names, moved, never, pairs);
  }

  private List<String> namesWithout(int gone) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      if ((gone >> i & 1) == 0) {
        names.add(lists.get(i));
      }
    }
    return names;
  }

  /** A pattern without these columns, the others moved together. */
  private int squeezed(int pattern, int gone) {
    int squeezed = 0;
    int to = 0;
    for (int i = 0; i < lists.size(); i++) {
      if ((gone >> i & 1) == 0) {
        squeezed |= (pattern >> i & 1) << to++;
      }
    }
    return squeezed;
  }

  /** Units of exactly this pattern. */
  public long count(int pattern) {
    return counts.getOrDefault(pattern, 0L);
  }

  /** Distinct units observed. */
  public long observed() {
    return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /** Units on all the lists of this mask, whatever else they are on. */
  public long onAll(int mask) {
    long sum = 0;
    for (Map.Entry<Integer, Long> cell : counts.entrySet()) {
      if ((cell.getKey() & mask) == mask) {
        sum += cell.getValue();
      }
    }
    return sum;
  }

  /** Units on exactly f lists, f = 1 … number of lists; element 0 is f = 1. */
  public List<Long> captureCounts() {
    List<Long> byCount = new ArrayList<>(Collections.nCopies(lists.size(), 0L));
    counts.forEach(
        (p, c) -> byCount.set(Integer.bitCount(p) - 1, byCount.get(Integer.bitCount(p) - 1) + c));
    return List.copyOf(byCount);
  }

  /** Lists that hold every observed unit: nothing any other list found was missed by them. */
  public List<String> listsHoldingEveryone() {
    long n = observed();
    List<String> full = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      if (onAll(1 << i) == n) {
        full.add(lists.get(i));
      }
    }
    return full;
  }

  /** The names of a mask's lists joined by {@code *}: {@code A*B}. */
  public String named(int mask) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      if ((mask >> i & 1) != 0) {
        names.add(lists.get(i));
      }
    }
    return String.join("*", names);
  }

  private static String written(int pattern, int k) {
    StringBuilder digits = new StringBuilder(k);
    for (int i = 0; i < k; i++) {
      digits.append(pattern >> i & 1);
    }
    return digits.toString();
  }

  private static int parsePattern(String pattern, int k) {
    if (pattern.length() != k || !pattern.chars().allMatch(c -> c == '0' || c == '1')) {
      throw new IllegalArgumentException(
          "Pattern must be " + k + " digits 0 or 1, got '" + pattern + "'");
    }
    int mask = 0;
    for (int i = 0; i < k; i++) {
      mask |= (pattern.charAt(i) - '0') << i;
    }
    return mask;
  }
}
