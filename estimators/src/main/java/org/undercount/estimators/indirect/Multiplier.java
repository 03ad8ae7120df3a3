package org.undercount.estimators.indirect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.LogNormal;

/**
 * The service multiplier N̂ = n/p̂, in people: n distinct people were counted by a service, and a
 * share p̂ = x/m of a survey of the same population says it used that service.
 *
 * <p>Assumes that the survey draws from the whole population, that service and survey mean the same
 * use in the same window, and that n counts people, not visits. A survey reached through the
 * service makes p too large and N too low; visits counted as people make N too high. UNAIDS/WHO
 * (2010), Guidelines on Estimating the Size of Populations Most at Risk to HIV, section 4. Does not
 * check any of these.
 */
public final class Multiplier {

  /** As on the command line and in the cards. */
  public static final String METHOD = "multiplier";

  private static final int FEW = 5;

  private Multiplier() {}

  /**
   * A survey that asked about the service.
   *
   * @param users who said they used it
   * @param asked who answered
   * @param designEffect variance of the share over that of a simple random sample of as many
   */
  public record Survey(long users, long asked, double designEffect) {

    public Survey {
      if (!(asked >= 1 && users >= 0 && users <= asked)) {
        throw new IllegalArgumentException(
            "Users must be between 0 and those asked, at least 1 asked: users="
                + users
                + ", asked="
                + asked);
      }
      if (!(designEffect > 0 && Double.isFinite(designEffect))) {
        throw new IllegalArgumentException("Design effect must be above 0, got " + designEffect);
      }
    }

    double share() {
      return (double) users / (double) asked;
    }

    /** Users among the effective number asked, m/D. */
    private double effectiveUsers() {
      return (double) users / designEffect;
    }

    private double effectiveOthers() {
      return (double) (asked - users) / designEffect;
    }
  }

  /** How the interval of the share is made. */
  public enum Kind {
    /** Share p ~ Beta(x/D + ½, (m − x)/D + ½): Jeffreys' prior, counts shrunk by D. */
    BETA("beta posterior of the share"),
    /** log N̂ normal with variance D(1 − p̂)/(m p̂). */
    DELTA("delta method on the log scale");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /**
   * The estimate, refused when nobody in the survey used the service.
   *
   * @param count n, at least 1
   */
  public static Verdict of(long count, Survey survey, Kind kind, double level) {
    if (count < 1) {
      throw new IllegalArgumentException("A service must have counted somebody, got " + count);
    }
    Gate gate =
        new Gate(
            "users-in-survey",
            survey.users() > 0,
            "at least 1 of those asked must have used the service, "
                + survey.users()
                + " of "
                + survey.asked()
                + " did");
    List<String> warnings = new ArrayList<>();
    if (survey.users() > 0 && survey.users() < FEW) {
      warnings.add(
          "only "
              + survey.users()
              + " of those asked used the service: the share, and with it the number, is little"
              + " more than a guess");
    }
    return new Verdict(
        count,
        gate.passed() ? Optional.of(estimate(count, survey, kind, level)) : Optional.empty(),
        Optional.of(bound(count, survey, level)),
        List.of(gate),
        warnings,
        facts(survey));
  }

  private static Estimate estimate(long count, Survey survey, Kind kind, double level) {
    double value = (double) count / survey.share();
    double lower;
    double upper;
    if (kind == Kind.BETA) {
      BetaDistribution share =
          BetaDistribution.of(survey.effectiveUsers() + 0.5, survey.effectiveOthers() + 0.5);
      lower = (double) count / share.inverseCumulativeProbability(0.5 + level / 2);
      upper = (double) count / share.inverseCumulativeProbability(0.5 - level / 2);
    } else {
      double factor = Math.exp(LogNormal.normalQuantile(level) * logError(survey));
      lower = value / factor;
      upper = value * factor;
    }
    return new Estimate(
        value,
        new Interval(
            Math.min(value, Math.max((double) count, lower)),
            Math.max(value, upper),
            level,
            kind.words),
        METHOD,
        Map.of());
  }

  private static double logError(Survey survey) {
    return Math.sqrt(
        survey.effectiveOthers()
            / survey.effectiveUsers()
            / (double) survey.asked()
            * survey.designEffect());
  }

  /** n over the largest share the survey does not reject, one-sided (Clopper and Pearson 1934). */
  private static LowerBound bound(long count, Survey survey, double level) {
    double most =
        survey.users() == survey.asked()
            ? 1
            : BetaDistribution.of(survey.effectiveUsers() + 1, survey.effectiveOthers())
                .inverseCumulativeProbability(level);
    double bound = (double) count / most;
    return new LowerBound(bound, bound, level, "largest share not rejected, Clopper-Pearson");
  }

  private static Map<String, String> facts(Survey survey) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("share", Double.toString(survey.share()));
    facts.put("designEffect", Double.toString(survey.designEffect()));
    facts.put(
        "effectiveSample",
        String.format(Locale.ROOT, "%.1f", (double) survey.asked() / survey.designEffect()));
    return facts;
  }
}
