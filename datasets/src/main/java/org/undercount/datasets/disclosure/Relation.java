package org.undercount.datasets.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An addition a reader can do: {@code total} is the sum of {@code parts}. Assumes that a table
 * lists every cell that is not zero, so that a cell not listed adds nothing.
 *
 * @param total the margin
 * @param parts what it sums
 */
public record Relation(CellId total, List<CellId> parts) {

  public Relation {
    parts = List.copyOf(parts);
  }

  /**
   * Every addition among cells: a cell is the sum of the cells that have its categories and one
   * level more of detail. Cells of different tables meet here when they count the same.
   */
  public static List<Relation> among(Collection<CellId> cells) {
    SortedMap<String, SortedMap<String, List<CellId>>> byMeasure = new TreeMap<>();
    Map<String, Set<String>> dimensionsOf = new HashMap<>();
    for (CellId cell : new TreeSet<>(cells)) {
      String shape = String.join("\u001f", cell.at().keySet());
      dimensionsOf.put(shape, cell.at().keySet());
      byMeasure
          .computeIfAbsent(cell.measure(), m -> new TreeMap<>())
          .computeIfAbsent(shape, s -> new ArrayList<>())
          .add(cell);
    }
    List<Relation> relations = new ArrayList<>();
    for (SortedMap<String, List<CellId>> shapes : byMeasure.values()) {
      for (Map.Entry<String, List<CellId>> coarse : shapes.entrySet()) {
        Set<String> kept = dimensionsOf.getOrDefault(coarse.getKey(), Set.of());
        for (Map.Entry<String, List<CellId>> fine : shapes.entrySet()) {
          Set<String> more = dimensionsOf.getOrDefault(fine.getKey(), Set.of());
          if (isNextLevel(kept, more, shapes.keySet(), dimensionsOf)) {
            relations.addAll(sums(coarse.getValue(), fine.getValue(), new TreeSet<>(kept)));
          }
        }
      }
    }
    return List.copyOf(relations);
  }

  private static boolean isNextLevel(
      Set<String> kept, Set<String> more, Set<String> shapes, Map<String, Set<String>> dims) {
    if (more.size() <= kept.size() || !more.containsAll(kept)) {
      return false;
    }
    return shapes.stream()
        .map(s -> dims.getOrDefault(s, Set.of()))
        .noneMatch(
            between ->
                between.size() > kept.size()
                    && between.size() < more.size()
                    && between.containsAll(kept)
                    && more.containsAll(between));
  }

  private static List<Relation> sums(
      List<CellId> totals, List<CellId> cells, SortedSet<String> kept) {
    Map<SortedMap<String, String>, List<CellId>> parts = new HashMap<>();
    for (CellId cell : cells) {
      SortedMap<String, String> at = new TreeMap<>(cell.at());
      at.keySet().retainAll(kept);
      parts.computeIfAbsent(at, k -> new ArrayList<>()).add(cell);
    }
    List<Relation> relations = new ArrayList<>();
    for (CellId total : totals) {
      List<CellId> of = parts.get(total.at());
      if (of != null) {
        relations.add(new Relation(total, of));
      }
    }
    return relations;
  }
}
