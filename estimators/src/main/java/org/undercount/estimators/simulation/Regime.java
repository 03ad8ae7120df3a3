package org.undercount.estimators.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.undercount.estimators.OverlapTable;

/**
 * Ways in which four lists come about, each with a population whose size is known. The middling
 * chances see about half of the people, as lists of trafficking victims at their best do.
 */
public enum Regime {
  INDEPENDENT(
      "1,000 people, four independent lists (chances 0.20, 0.15, 0.12, 0.10)",
      Group.independent(1000, Chances.MIDDLING)),
  POSITIVE(
      "the same, but of those on A 45 % are on B: A refers people to B",
      new Group(1000, Chances.MIDDLING, 0.45)),
  NEGATIVE(
      "the same, but of those on A 3 % are on B: who is helped by A does not need B",
      new Group(1000, Chances.MIDDLING, 0.03)),
  TWO_CLASSES(
      "600 people with chances 0.30, 0.25, 0.20, 0.15 and 400 with a quarter of their odds",
      Group.independent(600, List.of(0.30, 0.25, 0.20, 0.15)),
      Group.independent(400, List.of(0.097, 0.077, 0.059, 0.042))),
  SPARSE(
      "5,000 people, chances 0.06, 0.04, 0.03, 0.01: some overlaps are empty, as in the United"
          + " Kingdom's lists of 2013",
      Group.independent(5000, List.of(0.06, 0.04, 0.03, 0.01))),
  SMALL(
      "100 people, chances 0.30, 0.25, 0.20, 0.20",
      Group.independent(100, List.of(0.30, 0.25, 0.20, 0.20))),
  BLIND_IN_A_STRATUM(
      "500 people whom all four lists can see and 500 of whom D sees none and A more",
      Group.independent(500, List.of(0.15, 0.15, 0.12, 0.30)),
      Group.independent(500, List.of(0.30, 0.15, 0.12, 0.0))),
  BULK_RELEASE(
      "850 people as in the first and 150 released in one event and registered by A and B together",
      Group.independent(850, Chances.MIDDLING),
      Group.independent(150, List.of(1.0, 1.0, 0.12, 0.10)));

  private static final class Chances {
    private static final List<Double> MIDDLING = List.of(0.20, 0.15, 0.12, 0.10);
  }

  private static final List<String> LISTS = List.of("A", "B", "C", "D");

  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // an immutable list of records
  private final List<Group> groups;

  Regime(String description, Group... groups) {
    this.description = description;
    this.groups = List.of(groups);
  }

  /** Its name on the command line: {@code two-classes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Regime> find(String word) {
    return Arrays.stream(values()).filter(r -> r.word().equals(word)).findFirst();
  }

  public static String words() {
    return Arrays.stream(values()).map(Regime::word).collect(Collectors.joining(", "));
  }

  public String description() {
    return description;
  }

  /** The size every estimate is compared with. */
  public int population() {
    return groups.stream().mapToInt(Group::people).sum();
  }

  /** What the lists would show; drawn again in the rare case that a list holds nobody. */
  public OverlapTable draw(UniformRandomProvider random) {
    while (true) {
      SortedMap<Integer, Long> counts = new TreeMap<>();
      groups.forEach(g -> g.draw(random, counts));
      if (OverlapTable.problems(LISTS, counts, new TreeSet<>()).isEmpty()) {
        return OverlapTable.of(LISTS, counts);
      }
    }
  }
}
