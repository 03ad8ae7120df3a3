package org.undercount.estimators.stay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * The mean stay in days: from the curve alone where every long stay was seen to end, otherwise from
 * the distribution with the least AICc, because a mean beyond what was seen rests on a model.
 *
 * @param estimate empty where there is none
 * @param reason where it comes from, or why there is none
 */
public record MeanStay(Optional<Estimate> estimate, String reason) {

  /** AICc apart that is no reason to prefer. */
  public static final double NEAR = 2;

  private static final int FEWEST_ENDS = 6; // fewer say little of their own spread

  /** From the curve and the attempted models, best first. */
  public static MeanStay of(KaplanMeier curve, List<StayFit.Attempt> attempts, double level) {
    KaplanMeier.Mean mean = curve.restrictedMean();
    if (curve.complete() && !curve.diedEarly() && curve.ends() >= FEWEST_ENDS && mean.error() > 0) {
      double factor = Math.exp(LogNormal.normalQuantile(level) * mean.error() / mean.days());
      return new MeanStay(
          Optional.of(
              new Estimate(
                  mean.days(),
                  new Interval(
                      mean.days() / factor, mean.days() * factor, level, "Greenwood, log scale"),
                  "kaplan-meier",
                  Map.of())),
          "the longest stay was seen to end: area under the curve");
    }
    List<StayFit> fits = attempts.stream().flatMap(a -> a.fit().stream()).toList();
    if (fits.isEmpty()) {
      return new MeanStay(Optional.empty(), "no distribution could be fitted");
    }
    StayFit best = fits.get(0);
    Optional<StayFit> plain = fits.stream().filter(f -> !f.model().cured()).findFirst();
    if (best.model().cured() && (plain.isEmpty() || !plain.get().near(best))) {
      return new MeanStay(
          Optional.empty(),
          "by " + best.model().word() + " some never leave: there is no finite mean stay");
    }
    StayFit used = plain.orElse(best);
    Optional<Estimate> modelled = used.mean(level);
    return new MeanStay(
        modelled,
        modelled.isPresent()
            ? String.format(
                Locale.ROOT,
                "%s, AIC %.1f: beyond %.0f days it rests on that distribution",
                used.model().word(),
                used.aic(),
                curve.longest())
            : "the mean of " + used.model().word() + " is not finite");
  }
}
