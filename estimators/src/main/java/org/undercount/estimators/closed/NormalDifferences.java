package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * People whose log-odds of being seen are normal: logit P(on list i | a) = β_i + a, a ~ N(0, σ²),
 * the lists independent given a; N̂ = n/(1 − P̂₀). Unlike Darroch's shape, which is the same model
 * with a normal among the unseen, the normal is that of the whole population. mh-normal has one β.
 *
 * <p>P(pattern) = ∫ exp(Σ β_i + k a)/Π(1 + exp(β_i + a)) dΦ(a/σ) by Gauss and Hermite's rule with
 * 20 points; the maximum by Newton's method from several spreads. Var N̂ = N P₀/(1 − P₀) + g' I⁻¹
 * g, g the slope of N in (β, σ). Rivest (2011), Biometrical J. 53; Rivest and Baillargeon (2007),
 * Biometrics 63.
 *
 * <p>That people differ in this shape cannot be seen from the counts; other shapes that fit alike
 * give other populations.
 */
public enum NormalDifferences {
  MH_NORMAL("mh-normal", CaptureModel.M0),
  MTH_NORMAL("mth-normal", CaptureModel.MT);

  private static final List<Double> SPREADS = List.of(0.5, 1.5, 3.0);
  private static final int POINTS = 20;
  private static final double LEAST_SPREAD = 1e-3;
  private static final double LARGEST_SHARE = 1e6;

  private final String word;
  private final CaptureModel alike;

  NormalDifferences(String word, CaptureModel alike) {
    this.word = word;
    this.alike = alike;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  /** The model of this word. */
  public static NormalDifferences of(String word) {
    return Arrays.stream(values())
        .filter(m -> m.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No model of normal differences is called " + word));
  }

  /** The verdict with a log-normal interval. */
  public Verdict estimate(OverlapTable table, double level) {
    List<Gate> gates =
        new ArrayList<>(List.of(Gates.threeLists(table), Gates.enoughOverlap(table)));
    gates.addAll(Gates.everyPatternPossible(table));
    List<String> warnings = new ArrayList<>();
    if (this == MH_NORMAL) {
      warnings.add("this model takes all lists as equally large; loglinear does not");
    }
    warnings.add(
        "the counts cannot show the shape of the differences between people, and other shapes"
            + " give other numbers");
    return new FittedVerdict(table, word, level)
        .of(fit(table), ChaoBound.ofLists(table).bound(level), gates, warnings);
  }

  /** The fit alone. */
  public Fit fit(OverlapTable table) {
    if (!table.impossible().isEmpty()) {
      return new Fit.NotIdentifiable("patterns that cannot occur have no place in " + word);
    }
    return fit(alike.regression(table));
  }

  /** The fit to frequencies alone, for the model in which all lists are alike. */
  public Fit fit(CaptureFrequencies seen) {
    return fit(alike.regression(seen));
  }

  private static Fit fit(CaptureRegression rows) {
    if (rows.rows() < rows.effects() + 2) {
      return new Fit.NotIdentifiable("so few lists show fewer numbers than the model has");
    }
    Mixture mixture = new Mixture(rows);
    // where σ = 0 the slope in σ is 0, too, so one start can stop there
    DampedNewton end =
        SPREADS.stream()
            .map(spread -> DampedNewton.climb(mixture, mixture.start(spread)))
            .max(Comparator.comparingDouble(c -> mixture.value(c.point())))
            .orElseThrow();
    double[] x = end.point();
    double unseen = rows.observed() * mixture.odds(x);
    if (!end.settled() || !(unseen < LARGEST_SHARE * rows.observed())) {
      return new Fit.NoMle("the likelihood is flat or keeps rising as the population grows");
    }
    if (Math.abs(x[rows.effects()]) < LEAST_SPREAD) {
      return new Fit.NoMle("the counts show people who differ less than chance alone would");
    }
    double population = rows.observed() + unseen;
    double variance =
        unseen * population / rows.observed()
            + DampedNewton.variance(mixture.information(x), mixture.slopeOfPopulation(x));
    if (!(variance >= 0)) {
      return new Fit.NotIdentifiable(
          "the spread of people and the population cannot be told apart");
    }
    double[] share = mixture.shares(x);
    return rows.summary(row -> population * share[row], rows.effects() + 2, unseen, variance);
  }

  /** Given that somebody is seen at all: (β, σ). */
  private static final class Mixture implements DampedNewton.Likelihood {

    private static final double STEP = 1e-5;

    private final CaptureRegression rows;
    private final double[] node = new double[POINTS]; // standard normal
    private final double[] weight = new double[POINTS];

    private Mixture(CaptureRegression rows) {
      this.rows = rows;
      GaussIntegrator rule = new GaussIntegratorFactory().hermite(POINTS);
      for (int q = 0; q < POINTS; q++) {
        node[q] = Math.sqrt(2) * rule.getPoint(q);
        weight[q] = rule.getWeight(q) / Math.sqrt(Math.PI);
      }
    }

    /** Chances as if a third were unseen. */
    double[] start(double spread) {
      double[] x = new double[rows.effects() + 1];
      for (int c = 0; c < rows.effects(); c++) {
        double seen = 0;
        double ways = 0;
        for (int r = 0; r < rows.rows(); r++) {
          seen += rows.count(r) * rows.effect(r, c);
          ways = Math.max(ways, rows.effects() == 1 ? rows.captures(r) : 1);
        }
        double chance = Math.min(0.9, Math.max(1e-4, seen / (1.5 * rows.observed() * ways)));
        x[c] = Math.log(chance / (1 - chance));
      }
      x[rows.effects()] = spread;
      return x;
    }

    @Override
    public double value(double[] x) {
      double[] share = shares(x);
      double seen = 0;
      double sum = 0;
      for (int r = 0; r < share.length; r++) {
        seen += share[r];
        sum += rows.count(r) > 0 ? rows.count(r) * Math.log(share[r]) : 0;
      }
      return sum - rows.observed() * Math.log(seen);
    }

    /** P by row. */
    double[] shares(double[] x) {
      double[] share = new double[rows.rows()];
      for (int q = 0; q < POINTS; q++) {
        double[] given = given(x, q);
        for (int r = 0; r < share.length; r++) {
          share[r] += weight[q] * given[r];
        }
      }
      return share;
    }

    /** P₀/(1 − P₀). */
    double odds(double[] x) {
      double missed = 0;
      double seen = 0;
      for (int q = 0; q < POINTS; q++) {
        double ever = Arrays.stream(given(x, q)).sum();
        seen += weight[q] * ever;
        missed += weight[q] * missed(x, q);
      }
      return missed / seen;
    }

    /** P by row for those with this log-odds. */
    private double[] given(double[] x, int q) {
      double[] eta = new double[rows.rows()];
      double logMissed = Math.log(missed(x, q));
      for (int r = 0; r < eta.length; r++) {
        eta[r] = Math.exp(exponent(x, q, r) + logMissed);
      }
      return eta;
    }

    private double missed(double[] x, int q) {
      double sum = 1;
      for (int r = 0; r < rows.rows(); r++) {
        sum += Math.exp(exponent(x, q, r));
      }
      return 1 / sum;
    }

    private double exponent(double[] x, int q, int row) {
      double sum = rows.offset(row) + rows.captures(row) * x[rows.effects()] * node[q];
      for (int c = 0; c < rows.effects(); c++) {
        sum += rows.effect(row, c) * x[c];
      }
      return sum;
    }

    @Override
    public double[] gradient(double[] x) {
      int parameters = x.length;
      double[] share = shares(x);
      double seen = Arrays.stream(share).sum();
      double[] gradient = new double[parameters];
      for (int q = 0; q < POINTS; q++) {
        double[] given = given(x, q);
        double[] mean = mean(given, q, parameters);
        for (int r = 0; r < share.length; r++) {
          double pull = weight[q] * given[r] * (rows.count(r) / share[r] - rows.observed() / seen);
          for (int a = 0; a < parameters; a++) {
            gradient[a] += pull * (column(r, q, a) - mean[a]);
          }
        }
      }
      return gradient;
    }

    private double[] mean(double[] given, int q, int parameters) {
      double[] mean = new double[parameters];
      for (int r = 0; r < given.length; r++) {
        for (int a = 0; a < parameters; a++) {
          mean[a] += given[r] * column(r, q, a);
        }
      }
      return mean;
    }

    private double column(int row, int q, int a) {
      return a < rows.effects() ? rows.effect(row, a) : rows.captures(row) * node[q];
    }

    /** Central differences of the gradient. */
    @Override
    public double[][] information(double[] x) {
      double[][] information = new double[x.length][x.length];
      for (int a = 0; a < x.length; a++) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[a] += STEP;
        down[a] -= STEP;
        double[] above = gradient(up);
        double[] below = gradient(down);
        for (int b = 0; b < x.length; b++) {
          double slope = (below[b] - above[b]) / (2 * STEP);
          information[a][b] += slope / 2;
          information[b][a] += slope / 2;
        }
      }
      return information;
    }

    /** dN/dx with N = n/(1 − P₀), x all parameters. */
    double[] slopeOfPopulation(double[] x) {
      double[] slope = new double[x.length];
      double seen = 0;
      for (int q = 0; q < POINTS; q++) {
        double[] given = given(x, q);
        double[] mean = mean(given, q, x.length);
        double missed = missed(x, q);
        seen += weight[q] * (1 - missed);
        for (int a = 0; a < x.length; a++) {
          slope[a] -= weight[q] * missed * mean[a]; // of P₀
        }
      }
      for (int a = 0; a < x.length; a++) {
        slope[a] *= rows.observed() / (seen * seen);
      }
      return slope;
    }
  }
}
