package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.undercount.estimators.OverlapTable;

/**
 * What a table shows before any model: for each i of T lists the units on exactly i lists (fᵢ),
 * seen first on list i (uᵢ), seen last on list i (vᵢ) and on list i at all (nᵢ), and the two curves
 * of the heterogeneity graph (Baillargeon and Rivest 2007, J. Stat. Softw. 19(5), section 3).
 *
 * <p>log(fᵢ / (T over i)) against i is straight where all people are equally visible and lists
 * equally large, and bends upwards (is convex) where people differ. log uᵢ against i is straight,
 * too, and bends where people differ; it reads the columns as occasions in order of time, as uᵢ and
 * vᵢ do. Says nothing of how far a bend is chance.
 *
 * @param observed distinct units seen
 * @param rows one per list, in the order of the columns
 */
public record Descriptive(long observed, List<Row> rows) {

  /**
   * One list, and one number of lists.
   *
   * @param i place of the list, and number of lists, from 1
   * @param list name of the list
   * @param onExactly units on exactly i lists
   * @param first units seen on this list first
   * @param last units seen on this list last
   * @param on units on this list
   * @param logShare log(fᵢ / (T over i)); empty where nobody is on i lists
   * @param logFirst log uᵢ; empty where nobody is seen here first
   */
  public record Row(
      int i,
      String list,
      long onExactly,
      long first,
      long last,
      long on,
      OptionalDouble logShare,
      OptionalDouble logFirst) {}

  public Descriptive {
    rows = List.copyOf(rows);
  }

  public static Descriptive of(OverlapTable table) {
    int t = table.lists().size();
    List<Long> first = Behaviour.firstSightings(table);
    long[] last = new long[t];
    table.counts().forEach((p, c) -> last[31 - Integer.numberOfLeadingZeros(p)] += c);
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i <= t; i++) {
      long exactly = table.captureCounts().get(i - 1);
      rows.add(
          new Row(
              i,
              table.lists().get(i - 1),
              exactly,
              first.get(i - 1),
              last[i - 1],
              table.onAll(1 << (i - 1)),
              log(exactly, BinomialCoefficientDouble.value(t, i)),
              log(first.get(i - 1), 1)));
    }
    return new Descriptive(table.observed(), rows);
  }

  private static OptionalDouble log(long count, double ways) {
    return count > 0
        ? OptionalDouble.of(Math.log((double) count) - Math.log(ways))
        : OptionalDouble.empty();
  }
}
