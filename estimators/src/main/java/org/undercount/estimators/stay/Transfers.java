package org.undercount.estimators.stay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;

/**
 * How often a victim is sold on. After each centre a person is sold again with probability q, so
 * the number of transfers is geometric with mean q/(1 − q). With n people and S transfers the
 * estimate is S/n and its exact interval comes from 1 − q ~ the beta limits of Clopper and Pearson
 * for n exits among n + S moves. Where only people sold at least once are listed, n are the first
 * transfers (geometric cut off at zero): the mean of all victims is S/n − 1.
 *
 * <p>Assumes whole stays: people still held may be sold yet. Does not hold where some are sold on
 * far more readily than others, of which the dispersion tells.
 *
 * @param people whose transfers were counted
 * @param mean transfers per victim
 * @param zeroTruncated whether nobody without a transfer was listed
 * @param lopsided a sentence where counts vary otherwise than geometric ones do
 */
public record Transfers(
    int people, Estimate mean, boolean zeroTruncated, Optional<String> lopsided) {

  /** As in the cards. */
  public static final String METHOD = "transfers";

  private static final double DOUBTFUL = 0.01;

  /** Of whole stays, at least one. */
  public static Transfers of(List<Integer> counts, double level) {
    if (counts.isEmpty() || counts.stream().anyMatch(c -> c < 0)) {
      throw new IllegalArgumentException(
          "Transfers must be counted of at least one person and none below 0, got "
              + counts.size());
    }
    boolean truncated = counts.stream().noneMatch(c -> c == 0);
    double n = (double) counts.size();
    double sum = counts.stream().mapToDouble(c -> truncated ? c - 1.0 : c).sum();
    double tail = (1 - level) / 2;
    double leastExit = BetaDistribution.of(n, sum + 1).inverseCumulativeProbability(tail);
    double mostExit =
        sum == 0 ? 1 : BetaDistribution.of(n, sum).inverseCumulativeProbability(1 - tail);
    double mean = sum / n;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("distribution", truncated ? "geometric cut off at zero" : "geometric");
    return new Transfers(
        counts.size(),
        new Estimate(
            mean,
            new Interval(
                Math.min(mean, (1 - mostExit) / mostExit),
                Math.max(mean, (1 - leastExit) / leastExit),
                level,
                "exact geometric"),
            METHOD,
            facts),
        truncated,
        lopsided(counts, truncated ? mean + 1 : mean, mean));
  }

  private static Optional<String> lopsided(List<Integer> counts, double centre, double mean) {
    if (mean == 0 || counts.size() < 2) {
      return Optional.empty();
    }
    double squares = counts.stream().mapToDouble(c -> (c - centre) * (c - centre)).sum();
    double ratio = squares / (mean * (1 + mean));
    double above = ChiSquaredDistribution.of(counts.size() - 1.0).survivalProbability(ratio);
    return above < DOUBTFUL || above > 1 - DOUBTFUL
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "transfers vary %.2f times as much as geometric counts do: the interval is too %s",
                ratio / (counts.size() - 1.0),
                above < DOUBTFUL ? "narrow" : "wide"))
        : Optional.empty();
  }
}
