package org.undercount.estimators.joint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;
import org.undercount.estimators.loglinear.Existence;
import org.undercount.estimators.loglinear.HierarchicalModel;

/**
 * Poisson regression of all observable cells of all strata: log μ(s, c) = α(s) + Σ β(t) over the
 * terms t contained in c, where a term that the model joins with the stratum has one β per stratum.
 * The cells of a list in a stratum that it cannot see cannot occur and take no part. The number on
 * no list is Σ e^α(s), with variance Σ e^α(s) + g′I⁻¹g, g(s) = e^α(s) (Bishop, Fienberg and Holland
 * 1975, chapter 6; Zwane, van der Pal-de Bruin and van der Heijden 2004, Statistics in Medicine
 * 23).
 *
 * <p>A term whose cells all count 0 has its maximum at −∞: its cells are fitted as 0 and leave.
 * What is left must have an estimate and only one, see {@link Existence}.
 */
final class JointFitter {

  private static final int MOST_ITERATIONS = 200;
  private static final double TOLERANCE = 1e-13;
  private static final double SINGULAR_PIVOT = 1e-11;
  private static final double STARTING_COUNT = 0.1;
  private static final double SETTLED = 0.01;

  private final PartlyBlindLists table;
  private final int k;
  private final int[] stratumOf;
  private final int[] patternOf;
  private final double[] counts;
  private final double logFactorials;

  JointFitter(PartlyBlindLists table) {
    this.table = table;
    this.k = table.lists().size();
    List<int[]> cells = new ArrayList<>();
    for (int s = 0; s < table.strata().size(); s++) {
      for (int c = 1; c < 1 << k; c++) {
        if ((c & table.strata().get(s).blind()) == 0) {
          cells.add(new int[] {s, c});
        }
      }
    }
    stratumOf = cells.stream().mapToInt(c -> c[0]).toArray();
    patternOf = cells.stream().mapToInt(c -> c[1]).toArray();
    counts = new double[cells.size()];
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = table.strata().get(stratumOf[i]).counts().getOrDefault(patternOf[i], 0L);
      sum += LogGamma.value(counts[i] + 1);
    }
    logFactorials = sum;
  }

  /**
   * One model's fit.
   *
   * @param total of all strata
   * @param byStratum with the deviance and the criteria of the whole; empty unless converged
   */
  record Joint(Fit total, List<Fit.Converged> byStratum) {
    Joint {
      byStratum = List.copyOf(byStratum);
    }
  }

  /**
   * Fits one model.
   *
   * @param model over the lists and, last, the stratum
   */
  Joint fit(HierarchicalModel model) {
    Design design = design(model);
    String formula = model.formula(table.names());
    if (design.columns > design.rows.length || !design.identifiable()) {
      return without(
          new Fit.NotIdentifiable(
              "the parameters of "
                  + formula
                  + " cannot be told apart: too few cells are left after those that cannot occur"
                  + " and the empty overlaps"));
    }
    Newton newton = new Newton(design);
    boolean converged = newton.climb();
    if (!(converged && newton.longestLastStep < SETTLED) && !design.exists()) {
      return without(
          new Fit.NoMle(
              "the maximum-likelihood estimate of "
                  + formula
                  + " does not exist: with these empty overlaps the likelihood keeps rising as some"
                  + " fitted counts go to 0"));
    }
    if (!converged) {
      return without(
          new Fit.NotConverged("the fit of " + formula + " did not settle", newton.iterations));
    }
    return found(design, newton);
  }

  private static Joint without(Fit fit) {
    return new Joint(fit, List.of());
  }

  private Joint found(Design design, Newton newton) {
    int strata = table.strata().size();
    double deviance = 0;
    double logLikelihood = -logFactorials;
    for (int i = 0; i < design.rows.length; i++) {
      double count = design.counts[i];
      double mean = newton.mean[i];
      deviance -= 2 * (count - mean);
      logLikelihood -= mean;
      if (count > 0) {
        deviance += 2 * count * Math.log(count / mean);
        logLikelihood += count * Math.log(mean);
      }
    }
    int df = counts.length - design.parameters;
    double aic = -2 * logLikelihood + 2 * design.parameters;
    double bic = -2 * logLikelihood + Math.log((double) table.observed()) * design.parameters;
    double[] unseen = new double[design.columns];
    double sum = 0;
    for (int s = 0; s < strata; s++) {
      unseen[s] = Math.exp(newton.coefficients[s]); // α of stratum s is column s
      sum += unseen[s];
    }
    if (!Double.isFinite(sum)) {
      return without(
          new Fit.NotConverged("the number on no list grew beyond all bounds", newton.iterations));
    }
    List<Fit.Converged> byStratum = new ArrayList<>();
    for (int s = 0; s < strata; s++) {
      double[] slope = new double[design.columns];
      slope[s] = unseen[s];
      byStratum.add(
          new Fit.Converged(
              (double) table.strata().get(s).observed() + unseen[s],
              Math.sqrt(unseen[s] + newton.variance(slope)),
              deviance,
              df,
              aic,
              bic,
              design.atMinusInfinity));
    }
    Fit total =
        new Fit.Converged(
            (double) table.observed() + sum,
            Math.sqrt(sum + newton.variance(unseen)),
            deviance,
            df,
            aic,
            bic,
            design.atMinusInfinity);
    return new Joint(total, byStratum);
  }

  private Design design(HierarchicalModel model) {
    boolean[] present = new boolean[1 << (k + 1)];
    for (int generator : model.generators()) {
      for (int sub = generator; sub > 0; sub = sub - 1 & generator) {
        present[sub] = true;
      }
    }
    int strata = table.strata().size();
    boolean[] active = new boolean[counts.length];
    Arrays.fill(active, true);
    List<boolean[]> columns = new ArrayList<>();
    for (int s = 0; s < strata; s++) {
      columns.add(cellsOf(0, s));
    }
    List<String> atMinusInfinity = new ArrayList<>();
    int parameters = strata;
    for (int term = 1; term < 1 << k; term++) {
      if (!present[term]) {
        continue;
      }
      boolean varies = present[term | 1 << k];
      for (int s = varies ? 0 : -1; s < (varies ? strata : 0); s++) {
        boolean[] cells = cellsOf(term, s);
        double total = 0;
        boolean any = false;
        for (int i = 0; i < cells.length; i++) {
          any |= cells[i];
          total += cells[i] ? counts[i] : 0;
        }
        parameters += any ? 1 : 0;
        if (any && total > 0) {
          columns.add(cells);
        } else if (any) {
          atMinusInfinity.add(named(term, s));
          for (int i = 0; i < cells.length; i++) {
            active[i] &= !cells[i];
          }
        }
      }
    }
    return new Design(counts, active, columns, parameters, atMinusInfinity);
  }

  /** The cells on all lists of a term, in one stratum or, at −1, in all. */
  private boolean[] cellsOf(int term, int stratum) {
    boolean[] cells = new boolean[counts.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (patternOf[i] & term) == term && (stratum < 0 || stratumOf[i] == stratum);
    }
    return cells;
  }

  private String named(int term, int stratum) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      if ((term >> i & 1) != 0) {
        names.add(table.lists().get(i));
      }
    }
    return String.join("*", names)
        + (stratum < 0 ? "" : " in " + table.strata().get(stratum).name());
  }

  /** The active cells, each with the columns that are 1 there. */
  private static final class Design {

    private final int columns;
    private final int parameters;
    private final List<String> atMinusInfinity;
    private final int[][] rows;
    private final double[] counts;

    private Design(
        double[] counts,
        boolean[] active,
        List<boolean[]> columns,
        int parameters,
        List<String> atMinusInfinity) {
      this.columns = columns.size();
      this.parameters = parameters;
      this.atMinusInfinity = List.copyOf(atMinusInfinity);
      List<int[]> kept = new ArrayList<>();
      List<Double> keptCounts = new ArrayList<>();
      for (int i = 0; i < counts.length; i++) {
        if (active[i]) {
          int cell = i;
          kept.add(IntStream.range(0, columns.size()).filter(a -> columns.get(a)[cell]).toArray());
          keptCounts.add(counts[i]);
        }
      }
      this.rows = kept.toArray(int[][]::new);
      this.counts = keptCounts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private boolean identifiable() {
      return Existence.identifiable(rows, columns);
    }

    private boolean exists() {
      return Existence.exists(counts, rows, columns);
    }
  }

  /** Newton's method with step halving on one design. */
  private static final class Newton {

    private final Design design;
    private final int p;
    private final double[] mean;
    private final double[] coefficients;
    private final double[][] factor;
    private int iterations;
    private double longestLastStep = Double.POSITIVE_INFINITY;

    private Newton(Design design) {
      this.design = design;
      this.p = design.columns;
      this.mean = new double[design.rows.length];
      this.coefficients = new double[p];
      this.factor = new double[p][p];
    }

    /** Whether a maximum was reached; the means and the factor of the information stay. */
    private boolean climb() {
      double[] step = new double[p];
      for (int i = 0; i < mean.length; i++) {
        mean[i] = design.counts[i] + STARTING_COUNT;
        double response = mean[i] * Math.log(mean[i]) - STARTING_COUNT;
        for (int a : design.rows[i]) {
          step[a] += response;
        }
      }
      if (!factorise()) {
        return false;
      }
      solve(step);
      System.arraycopy(step, 0, coefficients, 0, p);
      double logLikelihood = moveTo(coefficients);
      for (iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
        if (!factorise()) {
          return false;
        }
        Arrays.fill(step, 0);
        for (int i = 0; i < mean.length; i++) {
          for (int a : design.rows[i]) {
            step[a] += design.counts[i] - mean[i];
          }
        }
        double decrement = solve(step);
        longestLastStep = 0;
        for (int[] row : design.rows) {
          double change = 0;
          for (int a : row) {
            change += step[a];
          }
          longestLastStep = Math.max(longestLastStep, Math.abs(change));
        }
        double length = 1;
        double trial = Double.NEGATIVE_INFINITY;
        double[] next = new double[p];
        for (; length > 1e-6; length /= 2) {
          for (int a = 0; a < p; a++) {
            next[a] = coefficients[a] + length * step[a];
          }
          trial = moveTo(next);
          if (trial >= logLikelihood - 1e-11 * Math.abs(logLikelihood)) {
            break;
          }
        }
        System.arraycopy(next, 0, coefficients, 0, p);
        logLikelihood = trial;
        if (decrement < TOLERANCE) {
          return factorise();
        }
      }
      return false;
    }

    /** g′I⁻¹g. */
    private double variance(double[] slope) {
      return solve(slope.clone());
    }

    private double moveTo(double[] beta) {
      double sum = 0;
      for (int i = 0; i < mean.length; i++) {
        double eta = 0;
        for (int a : design.rows[i]) {
          eta += beta[a];
        }
        mean[i] = Math.exp(eta);
        sum += design.counts[i] * eta - mean[i];
      }
      return Double.isFinite(sum) ? sum : Double.NEGATIVE_INFINITY;
    }

    /** The lower Cholesky factor of X'WX; false when it is singular. */
    private boolean factorise() {
      for (double[] row : factor) {
        Arrays.fill(row, 0);
      }
      for (int i = 0; i < mean.length; i++) {
        int[] row = design.rows[i]; // ascending
        for (int x = 0; x < row.length; x++) {
          for (int y = 0; y <= x; y++) {
            factor[row[x]][row[y]] += mean[i];
          }
        }
      }
      for (int a = 0; a < p; a++) {
        double diagonal = factor[a][a];
        for (int b = 0; b <= a; b++) {
          double sum = factor[a][b];
          for (int j = 0; j < b; j++) {
            sum -= factor[a][j] * factor[b][j];
          }
          if (b < a) {
            factor[a][b] = sum / factor[b][b];
          } else if (sum > SINGULAR_PIVOT * diagonal) {
            factor[a][a] = Math.sqrt(sum);
          } else {
            return false;
          }
        }
      }
      return true;
    }

    /** Solves in place; returns x'I⁻¹x. */
    private double solve(double[] x) {
      double squares = 0;
      for (int a = 0; a < p; a++) {
        for (int j = 0; j < a; j++) {
          x[a] -= factor[a][j] * x[j];
        }
        x[a] /= factor[a][a];
        squares += x[a] * x[a];
      }
      for (int a = p - 1; a >= 0; a--) {
        x[a] /= factor[a][a];
        for (int j = 0; j < a; j++) {
          x[j] -= factor[a][j] * x[a];
        }
      }
      return squares;
    }
  }
}
