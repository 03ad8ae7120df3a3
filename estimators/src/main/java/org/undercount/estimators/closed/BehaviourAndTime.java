package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Mtb: every list has its own chance pᵢ of a first sighting, and who was seen before is seen with
 * cᵢ, logit cᵢ = logit pᵢ + b with one b for all lists; the lists are occasions in the order of the
 * columns. N̂ = n/(1 − Π(1 − pᵢ)) at the maximum of
 *
 * <p>Σ uᵢ log pᵢ + Uᵢ log(1 − pᵢ) + rᵢ log cᵢ + (Mᵢ − rᵢ) log(1 − cᵢ) − n log(1 − Π(1 − pᵢ)),
 *
 * <p>uᵢ units seen first on list i, Uᵢ seen first later, Mᵢ seen first before, rᵢ of these on list
 * i. Found by Newton's method from the maximum without b. Var N̂ is that of the Poisson model less
 * N̂, from the inverse of the information. Otis, Burnham, White and Anderson (1978), Wildl. Monogr.
 * 62, model Mtb; the constraint on cᵢ: Baillargeon and Rivest (2007), J. Stat. Softw. 19(5).
 *
 * <p>The counts say little of b and N at once: flat likelihoods and maxima at N = ∞ are common, and
 * then there is no estimate. Lists without an order in time have no use for this model.
 */
public final class BehaviourAndTime {

  public static final String WORD = "mtb";

  /** A population beyond this multiple of the observed is taken as infinite. */
  private static final double LARGEST_SHARE = 1e6;

  private final double[] first; // by list: seen first here
  private final double[] later; // seen first later
  private final double[] before; // seen first before
  private final double[] again; // of these, seen here
  private final double observed;

  private BehaviourAndTime(OverlapTable table) {
    int t = table.lists().size();
    first = new double[t];
    later = new double[t];
    before = new double[t];
    again = new double[t];
    table
        .counts()
        .forEach(
            (pattern, units) -> {
              int seen = Integer.numberOfTrailingZeros(pattern);
              first[seen] += (double) units;
              for (int i = 0; i < t; i++) {
                later[i] += i < seen ? (double) units : 0;
                before[i] += i > seen ? (double) units : 0;
                again[i] += i > seen && (pattern >> i & 1) != 0 ? (double) units : 0;
              }
            });
    observed = (double) table.observed();
  }

  /** The verdict with a log-normal interval; the bound beside it is the count itself. */
  public static Verdict estimate(OverlapTable table, double level) {
    double n = (double) table.observed();
    List<Gate> gates = new ArrayList<>();
    gates.add(Gates.threeLists(table));
    gates.addAll(Gates.everyPatternPossible(table));
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "this model takes the lists as occasions in this order: "
            + String.join(", ", table.lists()));
    return new FittedVerdict(table, WORD, level)
        .of(fit(table), new LowerBound(n, n, level, "observed count"), gates, warnings);
  }

  /** The fit alone: population, its error, deviance over the patterns. */
  public static Fit fit(OverlapTable table) {
    if (!table.impossible().isEmpty()) {
      return new Fit.NotIdentifiable("patterns that cannot occur have no place in " + WORD);
    }
    if (table.lists().size() < 3) {
      return new Fit.NotIdentifiable("two lists show fewer numbers than the model has");
    }
    return new BehaviourAndTime(table).fitted(table);
  }

  /** AIC where the ascent ends, at a maximum or on its way to infinity. */
  static double aicReached(OverlapTable table) {
    BehaviourAndTime model = new BehaviourAndTime(table);
    return model.summary(table, model.ascend().point(), 0).aic();
  }

  private Fit fitted(OverlapTable table) {
    DampedNewton ascent = ascend();
    double[] x = ascent.point();
    if (!ascent.settled() || !(population(x) < LARGEST_SHARE * observed)) {
      return new Fit.NoMle("the likelihood is flat or keeps rising as the population grows");
    }
    double variance = variance(x);
    if (!(variance >= 0)) {
      return new Fit.NotIdentifiable("behaviour and population cannot be told apart");
    }
    return summary(table, x, Math.sqrt(variance));
  }

  private double population(double[] x) {
    return observed * (1 + odds(x));
  }

  private DampedNewton ascend() {
    int t = first.length;
    double[] start = new double[t + 1];
    for (int i = 0; i < t; i++) {
      double seen = first[i] + again[i];
      start[i] = Math.log((seen + 0.5) / (observed - seen + 0.5)) - 0.5;
    }
    return DampedNewton.climb(new Conditional(), start);
  }

  /** Given that somebody is seen at all. */
  private final class Conditional implements DampedNewton.Likelihood {

    @Override
    public double value(double[] x) {
      int t = first.length;
      double sum = 0;
      double logMissed = 0;
      for (int i = 0; i < t; i++) {
        double log1pExp = softplus(x[i]);
        logMissed -= log1pExp;
        sum += first[i] * x[i] - (first[i] + later[i]) * log1pExp;
        sum += again[i] * (x[i] + x[t]) - before[i] * softplus(x[i] + x[t]);
      }
      return sum - observed * Math.log(-Math.expm1(logMissed));
    }

    @Override
    public double[] gradient(double[] x) {
      int t = first.length;
      double odds = odds(x);
      double[] gradient = new double[t + 1];
      for (int i = 0; i < t; i++) {
        double p = logistic(x[i]);
        double c = logistic(x[i] + x[t]);
        double repeated = again[i] - before[i] * c;
        gradient[i] = first[i] - (first[i] + later[i] + observed * odds) * p + repeated;
        gradient[t] += repeated;
      }
      return gradient;
    }

    @Override
    public double[][] information(double[] x) {
      int t = first.length;
      double odds = odds(x);
      double[][] information = new double[t + 1][t + 1];
      for (int i = 0; i < t; i++) {
        double p = logistic(x[i]);
        double c = logistic(x[i] + x[t]);
        double repeated = before[i] * c * (1 - c);
        information[i][i] += (first[i] + later[i] + observed * odds) * p * (1 - p) + repeated;
        information[i][t] += repeated;
        information[t][i] += repeated;
        information[t][t] += repeated;
        for (int j = 0; j < t; j++) {
          information[i][j] -= observed * p * logistic(x[j]) * odds * (1 + odds);
        }
      }
      return information;
    }
  }

  /** Π(1 − p)/(1 − Π(1 − p)). */
  private double odds(double[] x) {
    double logMissed = 0;
    for (int i = 0; i < first.length; i++) {
      logMissed -= softplus(x[i]);
    }
    return Math.exp(logMissed) / -Math.expm1(logMissed);
  }

  /** Of N in the multinomial model: that in the Poisson model, less N. */
  private double variance(double[] x) {
    int t = first.length;
    double population = population(x);
    double odds = odds(x); // Q/(1 - Q)
    // N = n/(1 - Q) with n ~ Poisson: Var = N/(1-Q) + slope' I⁻¹ slope, dN/dα = -N Q p/(1-Q)
    double[] slope = new double[t + 1];
    for (int i = 0; i < t; i++) {
      slope[i] = -population * odds * logistic(x[i]);
    }
    return population * odds + DampedNewton.variance(new Conditional().information(x), slope);
  }

  private Fit.Converged summary(OverlapTable table, double[] x, double standardError) {
    int t = first.length;
    double population = population(x);
    double deviance = 0;
    double logLikelihood = -observed; // fitted and observed totals agree
    for (Map.Entry<Integer, Long> cell : table.counts().entrySet()) {
      double logMean = Math.log(population);
      boolean seen = false;
      for (int i = 0; i < t; i++) {
        double logit = seen ? x[i] + x[t] : x[i];
        boolean here = (cell.getKey() >> i & 1) != 0;
        logMean += (here ? logit : 0) - softplus(logit);
        seen |= here;
      }
      double y = (double) cell.getValue();
      deviance += y > 0 ? 2 * y * (Math.log(y) - logMean) : 0;
      logLikelihood += y * logMean - LogGamma.value(y + 1);
    }
    int parameters = t + 2;
    return new Fit.Converged(
        population,
        standardError,
        Math.max(0, deviance),
        (1 << t) - 1 - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log(observed) * parameters,
        List.of());
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
