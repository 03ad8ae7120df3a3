package org.undercount.datasets.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.linear.UnboundedSolutionException;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.jspecify.annotations.Nullable;

/**
 * A reader with a pencil and a linear programme. For a withheld cell c it solves min and max of x_c
 * subject to x ≥ 0 and every published addition, where published cells are constants and rounded
 * ones lie within half their base. Cells that share no addition, directly or through others, are
 * solved apart. The relaxation to real numbers gives bounds at least as wide as whole numbers
 * would: a width below one is therefore an exact recovery, but a small width may hide one; {@link
 * Rule#leastWidth()} is set above one for that reason.
 */
public final class Attack {

  private static final double UNIT_ERROR = 1e-6;
  private static final int ROUNDS = 8;

  private final Map<CellId, Disclosed> published;
  private final Map<CellId, Component> components = new HashMap<>();

  private Attack(Map<CellId, Disclosed> published) {
    this.published = Map.copyOf(published);
  }

  /** An attack with every addition among the cells. */
  public static Attack on(Map<CellId, Disclosed> published) {
    return on(published, Relation.among(published.keySet()));
  }

  static Attack on(Map<CellId, Disclosed> published, Collection<Relation> relations) {
    Attack attack = new Attack(published);
    attack.connect(relations);
    return attack;
  }

  /** Cells the attacker does not know. */
  public SortedSet<CellId> targets() {
    SortedSet<CellId> targets = new TreeSet<>();
    published.forEach(
        (cell, printed) -> {
          if (printed.isWithheld()) {
            targets.add(cell);
          }
        });
    return targets;
  }

  /** The attacker's bounds on one withheld cell. */
  public Bounds bounds(CellId cell) {
    Component component = component(cell);
    double lower = component.optimum(cell, GoalType.MINIMIZE);
    double upper = component.optimum(cell, GoalType.MAXIMIZE);
    return new Bounds(Math.min(lower, upper), Math.max(lower, upper));
  }

  /**
   * Withheld cells whose bounds lie closer than {@code leastWidth}. Every solution of one programme
   * is evidence for all its cells, so most need no programme of their own.
   */
  public SortedMap<CellId, Bounds> tooNarrow(double leastWidth) {
    SortedMap<CellId, Bounds> narrow = new TreeMap<>();
    Set<Component> apart = Collections.newSetFromMap(new IdentityHashMap<>());
    apart.addAll(components.values());
    apart.forEach(component -> component.spread(leastWidth));
    for (CellId cell : targets()) {
      Component component = component(cell);
      if (component.provenWidth(cell) < leastWidth - UNIT_ERROR) {
        Bounds bounds = bounds(cell);
        if (bounds.width() < leastWidth - UNIT_ERROR) {
          narrow.put(cell, bounds);
        }
      }
    }
    return narrow;
  }

  private Component component(CellId cell) {
    Component component = components.get(cell);
    if (component == null) {
      throw new IllegalArgumentException("Only a withheld cell can be attacked, got " + cell);
    }
    return component;
  }

  /** Puts each withheld or rounded cell with those it shares an addition with. */
  private void connect(Collection<Relation> relations) {
    Map<CellId, CellId> leader = new HashMap<>();
    for (Map.Entry<CellId, Disclosed> cell : published.entrySet()) {
      if (!(cell.getValue() instanceof Disclosed.Exact)) {
        leader.put(cell.getKey(), cell.getKey());
      }
    }
    List<Map<CellId, Double>> rows = new ArrayList<>();
    List<Double> sums = new ArrayList<>();
    for (Relation relation : relations) {
      Map<CellId, Double> row = new LinkedHashMap<>();
      double known = term(row, relation.total(), -1);
      for (CellId part : relation.parts()) {
        known += term(row, part, 1);
      }
      if (!row.isEmpty()) {
        rows.add(row);
        sums.add(-known);
        CellId first = row.keySet().iterator().next();
        row.keySet().forEach(c -> leader.put(find(leader, c), find(leader, first)));
      }
    }
    Map<CellId, Component> byLeader = new HashMap<>();
    for (CellId cell : new TreeSet<>(leader.keySet())) {
      Component component = byLeader.computeIfAbsent(find(leader, cell), k -> new Component());
      component.add(cell, Objects.requireNonNull(published.get(cell)));
      components.put(cell, component);
    }
    for (int i : IndependentRows.of(rows)) {
      component(rows.get(i).keySet().iterator().next()).require(rows.get(i), sums.get(i));
    }
  }

  /** Adds an unknown to the row, or returns the known amount. */
  private double term(Map<CellId, Double> row, CellId cell, double sign) {
    Disclosed printed = published.get(cell);
    if (printed instanceof Disclosed.Exact exact) {
      return sign * exact.value();
    }
    row.merge(cell, sign, Double::sum);
    return 0;
  }

  private static CellId find(Map<CellId, CellId> leader, CellId cell) {
    CellId at = cell;
    while (true) {
      CellId up = Objects.requireNonNull(leader.get(at));
      if (up.equals(at)) {
        return at;
      }
      at = up;
    }
  }

  /** Unknown cells tied to one another. */
  private static final class Component {

    private final Map<CellId, Integer> index = new LinkedHashMap<>();
    private final List<LinearConstraint> constraints = new ArrayList<>();
    private final List<Runnable> pending = new ArrayList<>();
    private double[] least = new double[0];
    private double[] most = new double[0];

    void add(CellId cell, Disclosed printed) {
      int i = index.size();
      index.put(cell, i);
      if (printed instanceof Disclosed.Rounded rounded) {
        pending.add(
            () -> {
              double[] one = new double[index.size()];
              one[i] = 1;
              double half = rounded.base() / 2.0;
              constraints.add(
                  new LinearConstraint(one, Relationship.GEQ, Math.max(0, rounded.value() - half)));
              constraints.add(new LinearConstraint(one, Relationship.LEQ, rounded.value() + half));
            });
      }
    }

    void require(Map<CellId, Double> row, double sum) {
      double[] coefficients = new double[index.size()];
      row.forEach((cell, c) -> coefficients[Objects.requireNonNull(index.get(cell))] += c);
      constraints.add(new LinearConstraint(coefficients, Relationship.EQ, sum));
    }

    double provenWidth(CellId cell) {
      int i = Objects.requireNonNull(index.get(cell));
      return most.length == 0 ? 0 : most[i] - least[i];
    }

    double optimum(CellId cell, GoalType goal) {
      pending.forEach(Runnable::run);
      pending.clear();
      int i = Objects.requireNonNull(index.get(cell));
      if (constraints.isEmpty()) {
        return goal == GoalType.MINIMIZE ? 0 : Double.POSITIVE_INFINITY;
      }
      double[] objective = new double[index.size()];
      objective[i] = 1;
      double[] point = solve(objective, goal);
      if (point == null) {
        return Double.POSITIVE_INFINITY;
      }
      remember(point);
      return point[i];
    }

    /**
     * A few programmes that move many cells at once, each up or down by a fixed pattern of signs:
     * enough evidence for most cells of a large component.
     */
    void spread(double leastWidth) {
      if (index.size() < 4 || constraints.isEmpty()) {
        return;
      }
      pending.forEach(Runnable::run);
      pending.clear();
      for (int round = 0; round < ROUNDS; round++) {
        double[] objective = new double[index.size()];
        boolean any = false;
        for (int i = 0; i < objective.length; i++) {
          if (most.length == 0 || most[i] - least[i] < leastWidth - UNIT_ERROR) {
            any = true;
            objective[i] = (((i * 0x9e3779b9) >>> (16 + round)) & 1) == 0 ? 1 : -1;
          }
        }
        double[] up = any ? solve(objective, GoalType.MAXIMIZE) : null;
        double[] down = any ? solve(objective, GoalType.MINIMIZE) : null;
        if (up != null) {
          remember(up);
        }
        if (down != null) {
          remember(down);
        }
      }
    }

    private double @Nullable [] solve(double[] objective, GoalType goal) {
      try {
        PointValuePair solution =
            new SimplexSolver()
                .optimize(
                    new LinearObjectiveFunction(objective, 0),
                    new LinearConstraintSet(constraints),
                    goal,
                    new NonNegativeConstraint(true),
                    new MaxIter(200_000));
        return solution.getPoint();
      } catch (UnboundedSolutionException e) {
        return null;
      } catch (MathIllegalStateException e) {
        throw new IllegalStateException(
            "The published counts must add up, but the audit's programme has no solution: "
                + e.getMessage(),
            e);
      }
    }

    private void remember(double[] point) {
      if (least.length == 0) {
        least = point.clone();
        most = point.clone();
      }
      for (int i = 0; i < point.length; i++) {
        least[i] = Math.min(least[i], point[i]);
        most[i] = Math.max(most[i], point[i]);
      }
    }
  }
}
