package org.undercount.datasets.disclosure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides which counts may be printed. Small cells are withheld; then other cells, chosen by least
 * loss (the sum of their counts), until an attacker's linear programme leaves every withheld cell
 * uncertain by {@link Rule#leastWidth()}. All tables are protected in one problem, with the counts
 * that earlier releases printed. Small problems are solved exactly, by trying sets in order of
 * their cost; larger ones by a cheapest protecting pattern for one cell at a time (Fischetti and
 * Salazar 2001, Management Science 47; their heuristic), each again proved by the attack.
 */
public final class Disclosure {

  private Disclosure() {}

  /**
   * Protects tables that are to be published together.
   *
   * @throws IllegalArgumentException if two tables give different counts for one cell, or a total
   *     is not the sum of its parts
   */
  public static Protected protect(List<CountTable> tables, Rule rule, List<Earlier> earlier) {
    SortedMap<CellId, Long> counts = new TreeMap<>();
    SortedSet<CellId> primary = new TreeSet<>();
    for (CountTable table : tables) {
      for (Map.Entry<CellId, Long> cell : table.cells().entrySet()) {
        Long other = counts.put(cell.getKey(), cell.getValue());
        if (other != null && !other.equals(cell.getValue())) {
          throw new IllegalArgumentException(
              "Tables must agree on a cell, got "
                  + other
                  + " and "
                  + cell.getValue()
                  + " for "
                  + cell.getKey());
        }
        if (rule.isSmall(table.unit(), cell.getValue())) {
          primary.add(cell.getKey());
        }
      }
    }
    List<Relation> relations = Relation.among(counts.keySet());
    requireSums(counts, relations);
    SortedSet<CellId> known = known(counts, earlier);
    Problem problem = new Problem(counts, relations, rule.leastWidth(), known);
    SortedSet<CellId> withheld = new TreeSet<>(primary);
    withheld.addAll(Suppression.complementary(problem, primary));
    Map<CellId, Disclosed> printed = problem.printed(withheld);
    return new Protected(
        new TreeMap<>(printed),
        new Audit(
            counts.size(),
            primary.size(),
            withheld.size() - primary.size(),
            rule.leastWidth(),
            earlier.stream().map(Earlier::release).sorted().toList(),
            recovered(problem, withheld, known)));
  }

  /** Withheld cells an attacker can work out from the release and the earlier ones. */
  private static List<String> recovered(
      Problem problem, SortedSet<CellId> withheld, SortedSet<CellId> known) {
    SortedMap<String, String> found = new TreeMap<>();
    problem
        .attack(withheld)
        .tooNarrow(problem.leastWidth())
        .keySet()
        .forEach(cell -> found.put(cell.toString(), cell.toString()));
    for (CellId cell : withheld) {
      if (known.contains(cell)) {
        found.put(cell.toString(), cell + " (printed by an earlier release)");
      }
    }
    return List.copyOf(found.values());
  }

  private static SortedSet<CellId> known(SortedMap<CellId, Long> counts, List<Earlier> earlier) {
    SortedSet<CellId> known = new TreeSet<>();
    for (Earlier release : earlier) {
      release
          .cells()
          .forEach(
              (cell, printed) -> {
                if (printed instanceof Disclosed.Exact exact
                    && exact.value().equals(counts.get(cell))) {
                  known.add(cell);
                }
              });
    }
    return known;
  }

  private static void requireSums(SortedMap<CellId, Long> counts, List<Relation> relations) {
    for (Relation relation : relations) {
      long sum = relation.parts().stream().mapToLong(c -> counts.getOrDefault(c, 0L)).sum();
      long total = counts.getOrDefault(relation.total(), 0L);
      if (sum != total) {
        throw new IllegalArgumentException(
            "A total must be the sum of its parts, got total="
                + total
                + ", sum="
                + sum
                + " for "
                + relation.total());
      }
    }
  }

  /**
   * Counts with their additions.
   *
   * @param counts true counts
   * @param relations additions among them
   * @param leastWidth uncertainty every withheld cell needs
   * @param known printed by an earlier release: withholding them protects nothing
   */
  record Problem(
      SortedMap<CellId, Long> counts,
      List<Relation> relations,
      double leastWidth,
      SortedSet<CellId> known) {

    /** What would be printed if these were withheld. */
    Map<CellId, Disclosed> printed(SortedSet<CellId> withheld) {
      Map<CellId, Disclosed> printed = new LinkedHashMap<>();
      counts.forEach(
          (cell, count) ->
              printed.put(
                  cell, withheld.contains(cell) ? Disclosed.withheld() : Disclosed.exact(count)));
      return printed;
    }

    /** An attacker who also holds the earlier releases. */
    Attack attack(SortedSet<CellId> withheld) {
      Map<CellId, Disclosed> seen = new HashMap<>(printed(withheld));
      for (CellId cell : known) {
        seen.put(cell, Disclosed.exact(counts.getOrDefault(cell, 0L)));
      }
      return Attack.on(seen, relations);
    }

    boolean isSafe(SortedSet<CellId> withheld) {
      return attack(withheld).tooNarrow(leastWidth).isEmpty();
    }

    /** Loss by withholding: the count itself. */
    long cost(CellId cell) {
      return counts.getOrDefault(cell, 0L);
    }

    /** Cells that could be withheld to protect others: not zero, not already known. */
    List<CellId> candidates(SortedSet<CellId> withheld) {
      return counts.keySet().stream()
          .filter(c -> cost(c) > 0 && !withheld.contains(c) && !known.contains(c))
          .toList();
    }
  }
}
