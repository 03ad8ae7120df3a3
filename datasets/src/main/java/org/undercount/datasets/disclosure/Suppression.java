package org.undercount.datasets.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Chooses the cells that are withheld to protect others: exactly where few cells are in play, by
 * one linear programme per exposed cell where there are many.
 */
final class Suppression {

  /** Sets tried before the exact search gives up; about a second of work. */
  private static final int MOST_SETS = 20_000;

  private static final int MOST_CANDIDATES = 40;

  /** A cell larger than this many widths is taken to have room below; the attack proves it. */
  private static final double ROOM = 4;

  private Suppression() {}

  static SortedSet<CellId> complementary(Disclosure.Problem problem, SortedSet<CellId> primary) {
    SortedSet<CellId> heuristic = byPatterns(problem, primary);
    if (heuristic.isEmpty()) {
      return heuristic;
    }
    SortedSet<CellId> exact = exactly(problem, primary, cost(problem, heuristic));
    return exact.isEmpty() ? heuristic : exact;
  }

  private static long cost(Disclosure.Problem problem, Set<CellId> cells) {
    return cells.stream().mapToLong(problem::cost).sum();
  }

  /**
   * The cheapest safe set of cost below {@code ceiling}, or empty if there is none or the search is
   * too large. Sets are met in order of cost: each is extended by its next dearer candidate, or has
   * its dearest replaced by the next (Lawler 1972).
   */
  private static SortedSet<CellId> exactly(
      Disclosure.Problem problem, SortedSet<CellId> primary, long ceiling) {
    List<CellId> candidates =
        problem.candidates(primary).stream()
            .sorted(Comparator.comparingLong(problem::cost).thenComparing(c -> c))
            .toList();
    if (candidates.size() > MOST_CANDIDATES) {
      return Collections.emptySortedSet();
    }
    record Choice(long cost, List<Integer> picked) {}
    PriorityQueue<Choice> queue =
        new PriorityQueue<>(
            Comparator.comparingLong(Choice::cost)
                .thenComparing(c -> c.picked().size())
                .thenComparing(c -> c.picked().toString()));
    queue.add(new Choice(problem.cost(candidates.get(0)), List.of(0)));
    for (int tried = 0; tried < MOST_SETS && !queue.isEmpty(); tried++) {
      Choice choice = Objects.requireNonNull(queue.poll());
      if (choice.cost() >= ceiling) {
        return Collections.emptySortedSet();
      }
      SortedSet<CellId> extra = new TreeSet<>();
      choice.picked().forEach(i -> extra.add(candidates.get(i)));
      SortedSet<CellId> withheld = new TreeSet<>(primary);
      withheld.addAll(extra);
      if (!hasLoneCell(problem, withheld) && problem.isSafe(withheld)) {
        return extra;
      }
      int last = choice.picked().get(choice.picked().size() - 1);
      if (last + 1 < candidates.size()) {
        long next = problem.cost(candidates.get(last + 1));
        List<Integer> extended = new ArrayList<>(choice.picked());
        extended.add(last + 1);
        queue.add(new Choice(choice.cost() + next, extended));
        List<Integer> replaced = new ArrayList<>(choice.picked());
        replaced.set(replaced.size() - 1, last + 1);
        queue.add(new Choice(choice.cost() - problem.cost(candidates.get(last)) + next, replaced));
      }
    }
    return Collections.emptySortedSet();
  }

  /** True if some addition has exactly one unknown: it is then no secret, without any programme. */
  private static boolean hasLoneCell(Disclosure.Problem problem, SortedSet<CellId> withheld) {
    for (Relation relation : problem.relations()) {
      int unknown = withheld.contains(relation.total()) ? 1 : 0;
      for (CellId part : relation.parts()) {
        unknown += withheld.contains(part) ? 1 : 0;
      }
      if (unknown == 1) {
        return true;
      }
    }
    return false;
  }

  /** Protects exposed cells one at a time until the attack finds none. */
  private static SortedSet<CellId> byPatterns(
      Disclosure.Problem problem, SortedSet<CellId> primary) {
    SortedSet<CellId> withheld = new TreeSet<>(primary);
    Set<CellId> hopeless = new HashSet<>();
    while (true) {
      giveCompany(problem, withheld);
      SortedMap<CellId, Bounds> narrow = problem.attack(withheld).tooNarrow(problem.leastWidth());
      narrow.keySet().removeAll(hopeless);
      if (narrow.isEmpty()) {
        break;
      }
      for (CellId exposed : narrow.keySet()) {
        if (!withheld.addAll(pattern(problem, withheld, exposed))) {
          hopeless.add(exposed);
        }
      }
    }
    withheld.removeAll(primary);
    return withheld;
  }

  /** Where an addition has one unknown, withholds its cheapest other cell, until none has. */
  private static void giveCompany(Disclosure.Problem problem, SortedSet<CellId> withheld) {
    boolean added = true;
    while (added) {
      added = false;
      for (Relation relation : problem.relations()) {
        List<CellId> cells = new ArrayList<>(relation.parts());
        cells.add(relation.total());
        if (cells.stream().filter(c -> withheld.contains(c)).count() == 1) {
          List<CellId> others =
              cells.stream()
                  .filter(
                      c ->
                          problem.cost(c) > 0
                              && !withheld.contains(c)
                              && !problem.known().contains(c))
                  .sorted(Comparator.comparingLong(problem::cost).thenComparing(c -> c))
                  .toList();
          if (!others.isEmpty()) {
            withheld.add(others.get(0));
            added = true;
          }
        }
      }
    }
  }

  /**
   * The cheapest cells that let {@code exposed} be larger by the required width: min Σ cost (y⁺ +
   * y⁻) subject to every addition, y_exposed = width, y ≥ −count. Cells already withheld cost next
   * to nothing; zeros and cells known from earlier releases cannot move.
   */
  private static Set<CellId> pattern(
      Disclosure.Problem problem, SortedSet<CellId> withheld, CellId exposed) {
    List<CellId> movable = new ArrayList<>(problem.candidates(new TreeSet<>()));
    Map<CellId, Integer> index = new HashMap<>();
    movable.forEach(c -> index.put(c, index.size()));
    Integer target = index.get(exposed);
    if (target == null) {
      return Set.of();
    }
    int n = movable.size();
    double[] cost = new double[2 * n];
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double price = withheld.contains(movable.get(i)) ? 1e-3 : problem.cost(movable.get(i));
      cost[i] = price;
      cost[n + i] = price;
      if (problem.cost(movable.get(i)) < ROOM * problem.leastWidth()) {
        double[] down = new double[2 * n];
        down[n + i] = 1;
        constraints.add(new LinearConstraint(down, Relationship.LEQ, problem.cost(movable.get(i))));
      }
    }
    List<Map<CellId, Double>> sums = new ArrayList<>();
    for (Relation relation : problem.relations()) {
      Map<CellId, Double> sum = new HashMap<>();
      relation.parts().forEach(part -> sum.put(part, 1.0));
      sum.merge(relation.total(), -1.0, Double::sum);
      sum.keySet().retainAll(index.keySet());
      sums.add(sum);
    }
    for (int i : IndependentRows.of(sums)) {
      double[] row = new double[2 * n];
      sums.get(i).forEach((cell, sign) -> move(row, index.get(cell), n, sign));
      constraints.add(new LinearConstraint(row, Relationship.EQ, 0));
    }
    double[] up = new double[2 * n];
    up[target] = 1;
    up[n + target] = -1;
    constraints.add(new LinearConstraint(up, Relationship.EQ, problem.leastWidth()));
    try {
      double[] y =
          new SimplexSolver()
              .optimize(
                  new LinearObjectiveFunction(cost, 0),
                  new LinearConstraintSet(constraints),
                  GoalType.MINIMIZE,
                  new NonNegativeConstraint(true),
                  new MaxIter(200_000))
              .getPoint();
      Set<CellId> moved = new HashSet<>();
      for (int i = 0; i < n; i++) {
        if (Math.abs(y[i] - y[n + i]) > 1e-6) {
          moved.add(movable.get(i));
        }
      }
      return moved;
    } catch (MathIllegalStateException e) {
      return Set.of();
    }
  }

  private static void move(
      double[] row, @org.jspecify.annotations.Nullable Integer cell, int n, double sign) {
    if (cell != null) {
      row[cell] += sign;
      row[n + cell] -= sign;
    }
  }
}
