package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.PivotSelectionRule;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * Whether the maximum-likelihood estimate of a log-linear model exists, and whether it is unique.
 *
 * <p>Existence (Fienberg and Rinaldo 2012, Theorem 3): exactly when the sufficient statistics X'y
 * lie in the relative interior of the cone of the design's rows, that is, when some u &gt; 0 on
 * every cell has X'u = X'y. Decided by the linear programme max s subject to X'u = X'y, u ≥ s. Only
 * the support of y matters, so counts are replaced by 0 and 1, which keeps the programme well
 * scaled for any counts.
 *
 * <p>Uniqueness: the design restricted to the active cells has full column rank, computed exactly
 * modulo the prime 2³¹ − 1.
 *
 * <p>A design of zeros and ones is given as, for each cell, the columns that are 1 there.
 */
public final class Existence {

  private static final long PRIME = 2_147_483_647L;
  private static final double POSITIVE = 1e-9;

  private Existence() {}

  static boolean exists(double[] counts, boolean[] active, int[] terms, int size) {
    double[] kept = new double[counts.length];
    int next = 0;
    for (int c = 0; c < active.length; c++) {
      if (active[c]) {
        kept[next++] = counts[c];
      }
    }
    return exists(Arrays.copyOf(kept, next), design(active, terms, size), size);
  }

  /** Whether there is an estimate for these counts, one per cell of the design. */
  public static boolean exists(double[] counts, int[][] design, int columns) {
    int variables = counts.length + 1; // u − s on each cell, then s
    double[][] rows = new double[columns][variables];
    double[] totals = new double[columns];
    for (int i = 0; i < counts.length; i++) {
      for (int a : design[i]) {
        rows[a][i] = 1;
        rows[a][variables - 1]++;
        totals[a] += counts[i] > 0 ? 1 : 0;
      }
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int a = 0; a < columns; a++) {
      constraints.add(new LinearConstraint(rows[a], Relationship.EQ, totals[a]));
    }
    double[] objective = new double[variables];
    objective[variables - 1] = 1;
    double best =
        new SimplexSolver()
            .optimize(
                new MaxIter(100_000),
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(true),
                PivotSelectionRule.BLAND)
            .getValue();
    return best > POSITIVE;
  }

  static boolean identifiable(boolean[] active, int[] terms, int size) {
    return identifiable(design(active, terms, size), size);
  }

  /** Whether the columns of a design are linearly independent. */
  public static boolean identifiable(int[][] design, int columns) {
    long[][] rows = new long[design.length][columns];
    for (int i = 0; i < rows.length; i++) {
      for (int a : design[i]) {
        rows[i][a] = 1;
      }
    }
    return rank(rows, columns) == columns;
  }

  private static int[][] design(boolean[] active, int[] terms, int size) {
    List<int[]> rows = new ArrayList<>();
    for (int c = 0; c < active.length; c++) {
      if (active[c]) {
        int cell = c;
        rows.add(IntStream.range(0, size).filter(a -> (cell & terms[a]) == terms[a]).toArray());
      }
    }
    return rows.toArray(int[][]::new);
  }

  private static int rank(long[][] rows, int columns) {
    int rank = 0;
    for (int column = 0; column < columns; column++) {
      int pivot = rank;
      while (pivot < rows.length && rows[pivot][column] == 0) {
        pivot++;
      }
      if (pivot == rows.length) {
        continue;
      }
      long[] swapped = rows[pivot];
      rows[pivot] = rows[rank];
      rows[rank] = swapped;
      long inverse = power(swapped[column], PRIME - 2);
      for (int i = rank + 1; i < rows.length; i++) {
        if (rows[i][column] != 0) {
          long multiple = rows[i][column] * inverse % PRIME;
          for (int j = column; j < columns; j++) {
            rows[i][j] = (rows[i][j] + (PRIME - multiple) * swapped[j]) % PRIME;
          }
        }
      }
      rank++;
    }
    return rank;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    long square = base % PRIME;
    for (long e = exponent; e > 0; e >>= 1) {
      if ((e & 1) != 0) {
        result = result * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return result;
  }
}
