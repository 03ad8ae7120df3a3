package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * People who change once they have been seen; the lists are occasions in the order of the columns.
 *
 * <p>Mb: who was not seen before is seen with chance p, who was, with chance c. Only first
 * sightings then speak of N: uᵢ ~ Poisson(N p qⁱ⁻¹), q = 1 − p, i = 1 … T, the removal model. q̂
 * makes Σ(i−1)uᵢ/n the mean of a geometric cut off at T, and N̂ = n/(1 − q̂ᵀ). Mbh: some people are
 * seen at once and the rest are the harder ones, so the first occasion has its own chance and the
 * removal runs from the second: N̂ = u₁ + (n − u₁)/(1 − q̂ᵀ⁻¹). Var N̂ = f₀ + f₀²/n + (n h′)²/(n
 * I), f₀ = n h, h = qᵀ/(1 − qᵀ), h′ its slope in log q, I the variance of the cut-off geometric,
 * with n − u₁ for n in Mbh.
 *
 * <p>Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62, models Mb and Mbh; as
 * regressions: Baillargeon and Rivest (2007), J. Stat. Softw. 19(5). Lists without a natural order,
 * lists of unequal effort, and lists whose first sightings do not dwindle have no use for these
 * models; in the last case there is no estimate.
 */
public enum Behaviour {
  MB("mb", 0),
  MBH("mbh", 1);

  private final String word;
  private final int skipped;

  Behaviour(String word, int skipped) {
    this.word = word;
    this.skipped = skipped;
  }

  public String word() {
    return word;
  }

  /** The model of this word. */
  public static Behaviour of(String word) {
    return Arrays.stream(values())
        .filter(m -> m.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No removal model is called " + word));
  }

  /** The verdict with a log-normal interval; the bound beside it is the count itself. */
  public Verdict estimate(OverlapTable table, double level) {
    double n = (double) table.observed();
    List<Gate> gates = new ArrayList<>();
    if (this == MBH) {
      gates.add(Gates.threeLists(table));
    }
    gates.addAll(Gates.everyPatternPossible(table));
    List<String> warnings = new ArrayList<>();
    warnings.add(
        "this model takes the lists as occasions in this order: "
            + String.join(", ", table.lists())
            + ", with the same effort on each");
    return new FittedVerdict(table, word, level)
        .of(fit(table), new LowerBound(n, n, level, "observed count"), gates, warnings);
  }

  /** The fit alone: population, its error, deviance over the patterns. */
  public Fit fit(OverlapTable table) {
    if (!table.impossible().isEmpty()) {
      return new Fit.NotIdentifiable("patterns that cannot occur have no place in " + word);
    }
    List<Long> first = firstSightings(table);
    int occasions = first.size() - skipped;
    double removed = 0;
    double delay = 0;
    for (int i = 0; i < occasions; i++) {
      removed += (double) first.get(i + skipped);
      delay += i * (double) first.get(i + skipped);
    }
    if (delay == 0) {
      return new Fit.NoMle("nobody is seen first after the first of the " + occasions + " lists");
    }
    if (!(delay / removed < (occasions - 1) / 2.0)) {
      return new Fit.NoMle(
          "first sightings do not dwindle from list to list, so they show no end: by list "
              + first);
    }
    double logq = logMissed(delay / removed, occasions);
    double missed = -Math.expm1(occasions * logq); // 1 - q^T
    double odds = Math.exp(occasions * logq) / missed;
    double slope = removed * occasions * odds / missed;
    double unseen = removed * odds;
    double information = removed * moments(logq, occasions)[1];
    double variance = unseen + unseen * unseen / removed + slope * slope / information;
    return summary(table, first, logq, removed / missed, unseen, Math.sqrt(variance));
  }

  /** Units by the list that saw them first. */
  static List<Long> firstSightings(OverlapTable table) {
    long[] first = new long[table.lists().size()];
    table.counts().forEach((p, c) -> first[Integer.numberOfTrailingZeros(p)] += c);
    return Arrays.stream(first).boxed().toList();
  }

  /** log q at which a geometric on 0 … T−1 has this mean. */
  private static double logMissed(double mean, int occasions) {
    double least = Math.log(mean) - 1; // q = e^least < mean / e: the mean would be lower
    return new BrentSolver(1e-15, 1e-15, 1e-15)
        .solve(1000, x -> moments(x, occasions)[0] - mean, Math.min(least, -1), 0);
  }

  /** Mean and variance of a geometric on 0 … T−1. */
  private static double[] moments(double logq, int occasions) {
    double total = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < occasions; i++) {
      double weight = Math.exp(i * logq);
      total += weight;
      sum += i * weight;
      squares += (double) i * i * weight;
    }
    double mean = sum / total;
    return new double[] {mean, squares / total - mean * mean};
  }

  private Fit summary(
      OverlapTable table,
      List<Long> first,
      double logq,
      double removable,
      double unseen,
      double standardError) {
    int t = first.size();
    double later = 0;
    double again = 0;
    for (Map.Entry<Integer, Long> cell : table.counts().entrySet()) {
      double c = (double) cell.getValue();
      later += c * (t - 1 - Integer.numberOfTrailingZeros(cell.getKey()));
      again += c * (Integer.bitCount(cell.getKey()) - 1);
    }
    double n = (double) table.observed();
    double deviance = 0;
    double logLikelihood = -n; // fitted and observed totals agree
    for (Map.Entry<Integer, Long> cell : table.counts().entrySet()) {
      int i = Integer.numberOfTrailingZeros(cell.getKey());
      int more = Integer.bitCount(cell.getKey()) - 1;
      double logMean =
          i < skipped
              ? Math.log((double) first.get(0))
              : Math.log(removable) + Math.log(-Math.expm1(logq)) + (i - skipped) * logq;
      logMean += times(more, again / later) + times(t - 1 - i - more, 1 - again / later);
      double y = (double) cell.getValue();
      deviance += 2 * y * (Math.log(y) - logMean);
      logLikelihood += y * logMean - LogGamma.value(y + 1);
    }
    int parameters = 3 + skipped;
    return new Fit.Converged(
        n + unseen,
        standardError,
        Math.max(0, deviance),
        (1 << t) - 1 - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log(n) * parameters,
        List.of());
  }

  private static double times(int exponent, double chance) {
    return exponent == 0 ? 0 : exponent * Math.log(chance);
  }
}
