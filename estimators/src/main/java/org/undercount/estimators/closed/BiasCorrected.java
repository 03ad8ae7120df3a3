package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Closed-population models with the bias of order 1 taken out of N̂: small numbers are added to the
 * counts before the fit, so chosen that the expectation of N̂ is N up to terms that vanish as N
 * grows. Rivest and Lévesque (2001), Canad. J. Statist. 29.
 *
 * <p>With f_k units on k of T lists, h the shape of {@link Heterogeneity} and c = (h(2) −
 * 2h(1))/(h(3) − 2h(2) + h(1)), added are, for k = 1, 2, 3: in m0 −1/2, 1, 0 to f_k; in mh −(1 +
 * c)/2, 1 + c, (1 − c)/2 to f_k; to each pattern on k lists in mth-chao (T − 2)/2T, 2/T(T − 1), 0,
 * in mth-poisson (2T − 5)/4T, 3/T(T − 1), 3/2T(T − 1)(T − 2), in mth-darroch (T − 3)/2T, 4/T(T −
 * 1), 0; in mb and mbh 2, −1, −1 to the first three first sightings that the removal uses. A count
 * that would fall below 0 is taken as 0; negative slopes of mth-chao are dropped after.
 *
 * <p>mh-chao has a closed form, N̂ = n + (T − 1) f₁(f₁ − 1)/(2T(f₂ + 1)). mt with two lists is
 * Chapman's; with more, N* solves Π(1 − nᵢ*{@literal /}N*) = 1 − n*{@literal /}N* with nᵢ* = nᵢ +
 * (T + 2)/2T and n* = n + T/2, and N̂ = N* − T/2, Var N̂ = 1/(1/(N* − n*) + (T − 1)/N* − Σ 1/(N* −
 * nᵢ*)) (Seber 1982, pages 131 and 133).
 *
 * <p>Takes out what small counts do to a right model; a wrong model stays wrong. The correction of
 * mt with three lists and more is one for small chances: in simulations it takes two thirds of the
 * bias out where lists hold a twentieth of all, and adds to it where they hold a fifth and more;
 * that of m0 has no such limit. Its error can overstate the mean squared error where the table is
 * sparse.
 *
 * @param observed distinct units seen
 * @param value the population, not below the observed
 * @param standardError of the population
 */
public record BiasCorrected(long observed, double value, double standardError) {

  /** The methods that have a correction. */
  public static final List<String> METHODS =
      List.of(
          "m0",
          "mt",
          "mh-chao",
          "mh-poisson",
          "mh-darroch",
          "mh-gamma",
          "mth-chao",
          "mth-poisson",
          "mth-darroch",
          "mb",
          "mbh");

  public BiasCorrected {
    if (!(value >= observed && Double.isFinite(value) && standardError >= 0)) {
      throw new IllegalArgumentException(
          "A population must be finite and not below the observed count, its error not negative:"
              + " value="
              + value
              + ", observed="
              + observed
              + ", standardError="
              + standardError);
    }
  }

  /** Empty where the corrected counts have no estimate. */
  public static Optional<BiasCorrected> of(OverlapTable table, String word) {
    int t = table.lists().size();
    int least = leastLists(word);
    if (t < least) {
      throw new IllegalArgumentException(
          "The correction of " + word + " needs at least " + least + " lists, got " + t);
    }
    if (!table.impossible().isEmpty()) {
      throw new IllegalArgumentException(
          "The correction of " + word + " has no place for patterns that cannot occur");
    }
    return switch (word) {
      case "mt" -> t == 2 ? chapman(table) : unequalLists(table);
      case "mh-chao" -> lowerBound(table);
      case "mb" -> removal(table, 0);
      case "mbh" -> removal(table, 1);
      default -> regression(table, CaptureModel.of(word));
    };
  }

  /** The verdict with a log-normal interval. */
  public static Verdict verdict(OverlapTable table, String word, double level) {
    int least = leastLists(word);
    int t = table.lists().size();
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "lists-for-correction",
            t >= least,
            "the correction of " + word + " needs at least " + least + " lists, there are " + t));
    gates.add(
        new Gate(
            "every-pattern-possible",
            table.impossible().isEmpty(),
            "the correction has no place for patterns that cannot occur, there are "
                + table.impossible().size()));
    boolean removal = word.equals("mb") || word.equals("mbh");
    if (!removal) {
      gates.add(Gates.enoughOverlap(table));
    }
    Optional<BiasCorrected> corrected = Optional.empty();
    if (t >= least && table.impossible().isEmpty()) {
      corrected = of(table, word);
      gates.add(
          new Gate(
              "mle-exists",
              corrected.isPresent(),
              corrected.isPresent()
                  ? "the corrected counts have an estimate"
                  : "the corrected counts of " + word + " have no estimate"));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("biasCorrected", "true");
    corrected.ifPresent(c -> facts.put("standardError", Double.toString(c.standardError())));
    boolean passed = gates.stream().allMatch(Gate::passed);
    double n = (double) table.observed();
    return new Verdict(
        table.observed(),
        corrected
            .filter(c -> passed)
            .map(
                c ->
                    new Estimate(
                        c.value(),
                        LogNormal.interval(c.observed(), c.value(), c.standardError(), level),
                        word,
                        Map.of())),
        Optional.of(
            removal
                ? new LowerBound(n, n, level, "observed count")
                : ChaoBound.ofLists(table).bound(level)),
        gates,
        warnings(word, t),
        facts);
  }

  private static List<String> warnings(String word, int lists) {
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "corrected for the bias of small counts (Rivest and Lévesque 2001); a wrong model stays"
            + " wrong");
    if (word.equals("mt") && lists > 2) {
      warnings.add(
          "the correction of mt is one for small chances of being seen: where lists hold a fifth or"
              + " more of all, it adds bias");
    }
    return warnings;
  }

  private static int leastLists(String word) {
    if (!METHODS.contains(word)) {
      throw new IllegalArgumentException(
          "No correction of bias for " + word + ", expected one of " + String.join(", ", METHODS));
    }
    return switch (word) {
      case "m0", "mt" -> 2;
      case "mbh" -> 4;
      default -> 3;
    };
  }

  private static Optional<BiasCorrected> chapman(OverlapTable table) {
    double m = (double) table.onAll(3) + 1;
    double first = (double) table.onAll(1) + 1;
    double second = (double) table.onAll(2) + 1;
    double variance = first * second * (first - m) * (second - m) / (m * m * (m + 1));
    return of(table, first * second / m - 1, variance);
  }

  private static Optional<BiasCorrected> unequalLists(OverlapTable table) {
    int t = table.lists().size();
    double n = (double) table.observed() + t / 2.0;
    double[] on =
        IntStream.range(0, t)
            .mapToDouble(i -> (double) table.onAll(1 << i) + (t + 2) / (2.0 * t))
            .toArray();
    // log Π(1 - nᵢ/N) - log(1 - n/N) falls from +∞ at n, through the root, and rises to 0 from
    // below
    double highest = Math.max(n, DoubleStream.of(on).max().orElse(0));
    double end = 2 * highest;
    while (excess(on, n, end) > 0) {
      end *= 2;
      if (end > 1e15) {
        return Optional.empty();
      }
    }
    double near = highest + 1e-6;
    if (!(excess(on, n, near) > 0)) {
      return Optional.empty();
    }
    double total = new BrentSolver(1e-14, 1e-9).solve(1000, x -> excess(on, n, x), near, end);
    double information = 1 / (total - n) + (t - 1) / total;
    for (double ni : on) {
      information -= 1 / (total - ni);
    }
    return of(table, total - t / 2.0, 1 / information);
  }

  private static double excess(double[] on, double n, double total) {
    double sum = -Math.log1p(-n / total);
    for (double ni : on) {
      sum += Math.log1p(-ni / total);
    }
    return sum;
  }

  private static Optional<BiasCorrected> lowerBound(OverlapTable table) {
    double t = table.lists().size();
    double f1 = (double) table.captureCounts().get(0);
    double f2 = (double) table.captureCounts().get(1);
    double share = (t - 1) / t;
    double unseen = share * f1 * (f1 - 1) / (2 * (f2 + 1));
    double spread =
        share
            * share
            * f1
            * (f1 - 1)
            * (f1 * f1 + 4 * f1 * f2 + 3 * f1 - 6 * f2 - 6)
            / (4 * (f2 + 1) * (f2 + 1) * (f2 + 2));
    return of(table, (double) table.observed() + unseen, Math.max(0, unseen + spread));
  }

  private static Optional<BiasCorrected> regression(OverlapTable table, CaptureModel model) {
    return model
        .regression(table)
        .withAdded(added(model, table.lists().size()))
        .flatMap(
            fit -> {
              double unseen = Math.exp(fit.intercept);
              return of(
                  table,
                  (double) table.observed() + unseen,
                  unseen + unseen * unseen * fit.interceptVariance);
            });
  }

  /** To the counts of those on one, two and three lists; by pattern where lists are unequal. */
  static double[] added(CaptureModel model, int lists) {
    double t = lists;
    return switch (model) {
      case M0 -> new double[] {-0.5, 1, 0};
      case MTH_CHAO -> new double[] {(t - 2) / (2 * t), 2 / (t * (t - 1)), 0};
      case MTH_POISSON ->
          new double[] {(2 * t - 5) / (4 * t), 3 / (t * (t - 1)), 3 / (2 * t * (t - 1) * (t - 2))};
      case MTH_DARROCH -> new double[] {(t - 3) / (2 * t), 4 / (t * (t - 1)), 0};
      default -> {
        Heterogeneity shape = model.shape();
        double bend = shape.at(0, 3) - 2 * shape.at(0, 2) + shape.at(0, 1);
        double c = (shape.at(0, 2) - 2 * shape.at(0, 1)) / bend;
        yield new double[] {-(1 + c) / 2, 1 + c, (1 - c) / 2};
      }
    };
  }

  /** uᵢ ~ Poisson(N p qⁱ⁻¹) as a regression on i − 1, without the first lists left out. */
  private static Optional<BiasCorrected> removal(OverlapTable table, int skipped) {
    List<Long> all = Behaviour.firstSightings(table);
    double[] first = all.stream().skip(skipped).mapToDouble(u -> (double) u).toArray();
    first[0] += 2;
    first[1] = Math.max(0, first[1] - 1);
    first[2] = Math.max(0, first[2] - 1);
    double[][] design = new double[first.length][];
    Arrays.setAll(design, i -> new double[] {i, 1});
    Optional<DensePoisson> found = DensePoisson.fit(design, new double[first.length], first);
    if (found.isEmpty() || !found.get().settled() || !(found.get().coefficient(0) < 0)) {
      return Optional.empty();
    }
    double logq = found.get().coefficient(0);
    double missed = -Math.expm1(logq);
    double removable = Math.exp(found.get().intercept) / missed;
    // the information of (slope, intercept), and N's slope in both
    double[] information = new double[3];
    for (int i = 0; i < first.length; i++) {
      information[0] += found.get().mean(i) * i * i;
      information[1] += found.get().mean(i) * i;
      information[2] += found.get().mean(i);
    }
    double determinant = information[0] * information[2] - information[1] * information[1];
    double a = removable * Math.exp(logq) / missed;
    double b = removable;
    double variance =
        (a * a * information[2] - 2 * a * b * information[1] + b * b * information[0]) / determinant
            - removable;
    return of(table, removable + (skipped == 0 ? 0 : (double) all.get(0)), variance);
  }

  private static Optional<BiasCorrected> of(OverlapTable table, double value, double variance) {
    boolean sound = value >= (double) table.observed() && Double.isFinite(value) && variance >= 0;
    return sound
        ? Optional.of(new BiasCorrected(table.observed(), value, Math.sqrt(variance)))
        : Optional.empty();
  }
}
