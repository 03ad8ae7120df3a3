package org.undercount.estimators.stay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.DampedNewton;
import org.undercount.estimators.closed.LogNormal;

/**
 * A distribution fitted to stays by maximum likelihood, with errors from the observed information
 * and intervals by the delta method on the log scale (log odds for a share). The models assume that
 * people do not differ but by chance; which one is right shows only where stays have ended.
 */
public final class StayFit {

  private static final String DELTA = "delta method on the log scale";
  private static final double LEAST_SHARE = 1e-4; // below, nobody stays for ever
  private static final List<Double> STARTING_SHARES = List.of(0.5, 0.2, 0.05);

  private final StayModel model;
  private final double[] x;
  private final double[][] information;
  private final double logLikelihood;
  private final long ends;

  private StayFit(
      StayModel model, double[] x, double[][] information, double logLikelihood, long ends) {
    this.ends = ends;
    this.model = model;
    this.x = x;
    this.information = information;
    this.logLikelihood = logLikelihood;
  }

  /** One model's fit, or why there is none. */
  public record Attempt(StayModel model, Optional<StayFit> fit, String status) {

    private double rank(ToDoubleFunction<StayFit> criterion) {
      return fit.map(criterion::applyAsDouble).orElse(Double.POSITIVE_INFINITY);
    }
  }

  /** A fitted number on its own scale. */
  public record Parameter(String name, double value, double error, double lower, double upper) {}

  /** Every model, those fitted first, by AIC corrected for few ends, then by AIC. */
  public static List<Attempt> all(List<Stay> stays) {
    List<Attempt> attempts = new ArrayList<>();
    for (StayModel model : StayModel.values()) {
      attempts.add(of(model, stays));
    }
    attempts.sort(
        Comparator.comparingDouble((Attempt a) -> a.rank(StayFit::corrected))
            .thenComparingDouble(a -> a.rank(StayFit::aic)));
    return List.copyOf(attempts);
  }

  /** One model. */
  public static Attempt of(StayModel model, List<Stay> stays) {
    double[] logs =
        stays.stream().filter(Stay::ended).mapToDouble(s -> Math.log(s.days())).toArray();
    long different = Arrays.stream(logs).distinct().count();
    if (different < model.parameters()) {
      return new Attempt(model, Optional.empty(), "too-few-ends");
    }
    StayFit best = null;
    for (double never : model.cured() ? STARTING_SHARES : List.of(0.5)) {
      DampedNewton end = DampedNewton.climb(new Numeric(model, stays), start(model, logs, never));
      double[] x = end.point();
      double value = model.logLikelihood(stays, x);
      if (end.settled() && (best == null || value > best.logLikelihood)) {
        best = new StayFit(model, x, new Numeric(model, stays).information(x), value, logs.length);
      }
    }
    if (best == null) {
      return new Attempt(
          model, Optional.empty(), model.cured() ? "nobody-stays-for-ever" : "did-not-converge");
    }
    return model.cured() && model.neverLeaves(best.x) < LEAST_SHARE
        ? new Attempt(model, Optional.empty(), "nobody-stays-for-ever")
        : new Attempt(model, Optional.of(best), "ok");
  }

  private static double[] start(StayModel model, double[] logs, double never) {
    double mean = Arrays.stream(logs).average().orElseThrow();
    double squares = Arrays.stream(logs).map(l -> (l - mean) * (l - mean)).sum();
    return model.start(mean, Math.max(0.1, Math.sqrt(squares / logs.length)), never);
  }

  public StayModel model() {
    return model;
  }

  public double logLikelihood() {
    return logLikelihood;
  }

  /** 2k − 2ℓ, likelihood per day. */
  public double aic() {
    return 2.0 * model.parameters() - 2 * logLikelihood;
  }

  /**
   * AIC + 2k(k + 1)/(n − k − 1), n the stays that ended, which are what censored data tell (Hurvich
   * and Tsai 1989, Biometrika 76; Volinsky and Raftery 2000, Biometrics 56); empty where n ≤ k + 1.
   */
  public OptionalDouble aicc() {
    double k = model.parameters();
    double rest = (double) ends - k - 1;
    return rest > 0 ? OptionalDouble.of(aic() + 2 * k * (k + 1) / rest) : OptionalDouble.empty();
  }

  /** Whether another model is no reason to leave this one: at most 2 apart in AICc. */
  public boolean near(StayFit other) {
    double apart = corrected() - other.corrected();
    return (Double.isNaN(apart) ? aic() - other.aic() : apart) <= MeanStay.NEAR;
  }

  /** AICc, +∞ where there is none. */
  double corrected() {
    return aicc().orElse(Double.POSITIVE_INFINITY);
  }

  /** Median stay in days; empty where half or more never leave. */
  public Optional<Estimate> median(double level) {
    return estimate(model::logMedian, level);
  }

  /** Mean stay in days; empty where the distribution has none. */
  public Optional<Estimate> mean(double level) {
    return estimate(model::logMean, level);
  }

  /** μ, σ and, where there is one, the share that never leaves. */
  public List<Parameter> parameters(double level) {
    double z = LogNormal.normalQuantile(level);
    double[][] covariance = covariance();
    List<Parameter> all = new ArrayList<>();
    double error = Math.sqrt(covariance[0][0]);
    all.add(new Parameter("mu", x[0], error, x[0] - z * error, x[0] + z * error));
    if (model.parameters() - (model.cured() ? 1 : 0) == 2) {
      double sigma = model.sigma(x);
      double log = Math.sqrt(covariance[1][1]);
      all.add(
          new Parameter(
              "sigma", sigma, sigma * log, sigma * Math.exp(-z * log), sigma * Math.exp(z * log)));
    }
    if (model.cured()) {
      int last = x.length - 1;
      double c = model.neverLeaves(x);
      double odds = Math.sqrt(covariance[last][last]);
      all.add(
          new Parameter(
              "neverLeaves",
              c,
              c * (1 - c) * odds,
              1 / (1 + Math.exp(-(x[last] - z * odds))),
              1 / (1 + Math.exp(-(x[last] + z * odds)))));
    }
    return List.copyOf(all);
  }

  private double[][] covariance() {
    return new LUDecomposition(new Array2DRowRealMatrix(information))
        .getSolver()
        .getInverse()
        .getData();
  }

  private interface LogQuantity {
    OptionalDouble at(double[] x);
  }

  private Optional<Estimate> estimate(LogQuantity quantity, double level) {
    OptionalDouble log = quantity.at(x);
    if (log.isEmpty()) {
      return Optional.empty();
    }
    double[] slope = new double[x.length];
    for (int a = 0; a < x.length; a++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[a] += Numeric.STEP;
      down[a] -= Numeric.STEP;
      OptionalDouble above = quantity.at(up);
      OptionalDouble below = quantity.at(down);
      if (above.isEmpty() || below.isEmpty()) {
        return Optional.empty();
      }
      slope[a] = (above.getAsDouble() - below.getAsDouble()) / (2 * Numeric.STEP);
    }
    double variance = DampedNewton.variance(information, slope);
    if (!(variance >= 0 && Double.isFinite(variance))) {
      return Optional.empty();
    }
    double factor = Math.exp(LogNormal.normalQuantile(level) * Math.sqrt(variance));
    double value = Math.exp(log.getAsDouble());
    return Double.isFinite(value * factor)
        ? Optional.of(
            new Estimate(
                value,
                new Interval(value / factor, value * factor, level, DELTA),
                model.word(),
                Map.of()))
        : Optional.empty();
  }

  /** Derivatives by central differences. */
  private record Numeric(StayModel model, List<Stay> stays) implements DampedNewton.Likelihood {

    static final double STEP = 1e-4;
    private static final double WIDE = 1e-3;

    @Override
    public double value(double[] x) {
      return model.logLikelihood(stays, x);
    }

    @Override
    public double[] gradient(double[] x) {
      double[] gradient = new double[x.length];
      for (int a = 0; a < x.length; a++) {
        gradient[a] = (moved(x, a, STEP, a, 0) - moved(x, a, -STEP, a, 0)) / (2 * STEP);
      }
      return gradient;
    }

    @Override
    public double[][] information(double[] x) {
      double[][] information = new double[x.length][x.length];
      double here = value(x);
      for (int a = 0; a < x.length; a++) {
        for (int b = 0; b <= a; b++) {
          double second =
              a == b
                  ? (moved(x, a, WIDE, a, 0) - 2 * here + moved(x, a, -WIDE, a, 0)) / (WIDE * WIDE)
                  : (moved(x, a, WIDE, b, WIDE)
                          - moved(x, a, WIDE, b, -WIDE)
                          - moved(x, a, -WIDE, b, WIDE)
                          + moved(x, a, -WIDE, b, -WIDE))
                      / (4 * WIDE * WIDE);
          information[a][b] = -second;
          information[b][a] = -second;
        }
      }
      return information;
    }

    private double moved(double[] x, int a, double by, int b, double also) {
      double[] there = x.clone();
      there[a] += by;
      there[b] += also;
      return value(there);
    }
  }
}
