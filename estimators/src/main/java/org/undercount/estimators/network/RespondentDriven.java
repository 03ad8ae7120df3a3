package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;

/**
 * The share of a networked population that has a characteristic, from a sample in which respondents
 * recruit one another (respondent-driven sampling). Unit: a share, 0 to 1.
 *
 * <ul>
 *   <li>RDS-I, Salganik and Heckathorn (2004), Sociol. Methodol. 34: from who recruits whom and
 *       from mean degrees. With two groups a chain is always reversible, so that its data-smoothed
 *       form (Heckathorn 2007) is the same number.
 *   <li>RDS-II, Volz and Heckathorn (2008), J. Off. Stat. 24: Σ y_i/d_i / Σ 1/d_i.
 *   <li>Gile's successive sampling, Gile (2011), JASA 106: Σ y_i/π_i / Σ 1/π_i, π_i the inclusion
 *       of {@link SuccessiveSampling}, for a population of known size.
 * </ul>
 *
 * <p>Assumes that ties are mutual, that degrees are reported rightly and that recruiters hand
 * coupons to their contacts at random; RDS-I and RDS-II also that recruitment is as if with
 * replacement and long enough to forget its seeds. Coupons that go to people like the recruiter for
 * another reason than that they know more of them break all three. The interval is ± z bootstrap
 * standard errors, cut at 0 and 1, as the RDS package has it. Does not estimate the size of the
 * population.
 */
public final class RespondentDriven {

  public static final int LEAST_REPLICATES = 100;
  public static final int MOST_REPLICATES = 100_000;
  public static final int USUAL_REPLICATES = 1000;

  private static final double MOST_UNDEFINED = 0.05; // of replicates
  private static final int FEW_WAVES = 3;
  private static final double LARGE_SHARE = 0.1; // of the population, where replacement matters

  private final RecruitmentSample sample;
  private final Request request;
  private final Recruitments recruitments;
  private final int[] degrees; // distinct, ascending
  private final int[] classes; // position of each respondent's degree in them
  private final Tally tally;

  private RespondentDriven(RecruitmentSample sample, Request request) {
    this.sample = sample;
    this.request = request;
    this.recruitments = sample.recruitments();
    int[] all = new int[sample.size()];
    Arrays.setAll(all, sample::degree);
    this.degrees = Arrays.stream(all).sorted().distinct().toArray();
    this.classes = Arrays.stream(all).map(d -> Arrays.binarySearch(degrees, d)).toArray();
    this.tally = sample.tally(degrees);
  }

  /**
   * What is asked.
   *
   * @param population people in the population; needed by Gile's estimator
   * @param level of the interval
   * @param replicates of the bootstrap
   */
  public record Request(
      RdsMethod method, OptionalLong population, double level, int replicates, long seed) {

    public Request {
      if (method == RdsMethod.GILE_SS && population.isEmpty()) {
        throw new IllegalArgumentException(
            "Successive sampling needs the size of the population, got none");
      }
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("Level must lie in (0, 1), got " + level);
      }
      if (replicates < LEAST_REPLICATES || replicates > MOST_REPLICATES) {
        throw new IllegalArgumentException(
            "Replicates must lie between "
                + LEAST_REPLICATES
                + " and "
                + MOST_REPLICATES
                + ", got "
                + replicates);
      }
    }
  }

  /** The verdict on the share; its observed count is 0, since no share is seen for certain. */
  public static Verdict estimate(RecruitmentSample sample, Request request) {
    if (request.population().isPresent() && request.population().getAsLong() < sample.size()) {
      throw new IllegalArgumentException(
          "A population must hold its sample: population="
              + request.population().getAsLong()
              + ", respondents="
              + sample.size());
    }
    return new RespondentDriven(sample, request).verdict();
  }

  /** Each respondent's weight, summing to 1, in the order of the sample. */
  static List<Double> weights(RecruitmentSample sample, Request request) {
    RespondentDriven estimator = new RespondentDriven(sample, request);
    double[][] byClass = estimator.tally.weights(request.method(), estimator.population());
    List<Double> weights = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < sample.size(); i++) {
      weights.add(byClass[sample.group(i)][estimator.classes[i]]);
      sum += weights.get(i);
    }
    double total = sum;
    return weights.stream().map(w -> w / total).toList();
  }

  private Verdict verdict() {
    Map<String, String> facts = facts();
    List<Gate> gates = new ArrayList<>(gates());
    Optional<Estimate> estimate = Optional.empty();
    if (gates.stream().allMatch(Gate::passed)) {
      double[] shares = replicates();
      int undefined = request.replicates() - shares.length;
      gates.add(
          new Gate(
              "replicates-defined",
              undefined <= MOST_UNDEFINED * request.replicates(),
              String.format(
                  Locale.ROOT,
                  "at most %.0f %% of bootstrap samples may show no share, found %d of %d",
                  100 * MOST_UNDEFINED,
                  undefined,
                  request.replicates())));
      if (undefined <= MOST_UNDEFINED * request.replicates()) {
        estimate = Optional.of(estimate(shares, facts));
      }
    }
    return new Verdict(0, estimate, Optional.empty(), gates, warnings(), facts);
  }

  private Estimate estimate(double[] shares, Map<String, String> facts) {
    double share = tally.share(request.method(), population());
    double error = Math.sqrt(variance(shares));
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + request.level() / 2);
    facts.put("standardError", number(error));
    if (simpleVariance(share) > 0) {
      facts.put("designEffect", number(error * error / simpleVariance(share)));
    }
    Interval interval =
        new Interval(
            Math.max(0, share - z * error),
            Math.min(1, share + z * error),
            request.level(),
            request.method() == RdsMethod.GILE_SS
                ? "bootstrap standard error (Gile 2011)"
                : "bootstrap standard error (Salganik 2006)");
    return new Estimate(share, interval, request.method().word(), facts);
  }

  /** Shares of the bootstrap samples that show one. */
  private double[] replicates() {
    ShareBootstrap bootstrap =
        request.method() == RdsMethod.GILE_SS
            ? new SuccessiveBootstrap(degrees, tally, sample, population())
            : new ChainBootstrap(degrees, classes, sample);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(request.seed());
    double[] shares = new double[request.replicates()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = bootstrap.replicate(random).share(request.method(), population());
    }
    return Arrays.stream(shares).filter(Double::isFinite).toArray();
  }

  private List<Gate> gates() {
    int positives = sample.positives();
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "both-groups",
            positives > 0 && positives < sample.size(),
            "respondents with and without the outcome are needed, found "
                + positives
                + " with it among "
                + sample.size()));
    gates.add(
        new Gate(
            "recruitment",
            recruitments.total() > 0,
            "respondents must have been recruited by others, found "
                + recruitments.total()
                + " recruits of "
                + sample.seeds()
                + " seeds"));
    boolean crossed =
        request.method() == RdsMethod.GILE_SS
            ? recruitments.from0to1() + recruitments.from1to0() > 0
            : recruitments.cross();
    gates.add(
        new Gate(
            "cross-recruitment",
            crossed,
            String.format(
                Locale.ROOT,
                "%s, found %d recruits with the outcome by recruiters without it and %d the other"
                    + " way round",
                request.method() == RdsMethod.GILE_SS
                    ? "one group must have recruited the other"
                    : "each group must have recruited the other",
                recruitments.from0to1(),
                recruitments.from1to0())));
    return gates;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (sample.waves() < FEW_WAVES) {
      warnings.add(
          "the longest chain has "
              + sample.waves()
              + " waves: with fewer than "
              + FEW_WAVES
              + " the result still depends on who was chosen as a seed");
    }
    long beyond = 0;
    int[] recruits = sample.recruitsOfEach();
    for (int i = 0; i < sample.size(); i++) {
      beyond += recruits[i] + (sample.isSeed(i) ? 0 : 1) > sample.degree(i) ? 1 : 0;
    }
    if (beyond > 0) {
      warnings.add(
          beyond
              + (beyond == 1 ? " respondent names" : " respondents name")
              + " fewer contacts than the recruiter and the recruits are: degrees are not right");
    }
    if (request.method() != RdsMethod.GILE_SS
        && request.population().isPresent()
        && sample.size() > LARGE_SHARE * population()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the sample is %.0f %% of the population, this method takes it as small: gile-ss does"
                  + " not",
              100.0 * sample.size() / population()));
    }
    return warnings;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("respondents", String.valueOf(sample.size()));
    facts.put("seeds", String.valueOf(sample.seeds()));
    facts.put("waves", String.valueOf(sample.waves()));
    facts.put("withOutcome", String.valueOf(sample.positives()));
    facts.put("sampleShare", number((double) sample.positives() / sample.size()));
    facts.put("recruitsWithToWith", String.valueOf(recruitments.from1to1()));
    facts.put("recruitsWithToWithout", String.valueOf(recruitments.from1to0()));
    facts.put("recruitsWithoutToWith", String.valueOf(recruitments.from0to1()));
    facts.put("recruitsWithoutToWithout", String.valueOf(recruitments.from0to0()));
    if (Double.isFinite(recruitments.homophily())) {
      facts.put("recruitmentHomophily", number(recruitments.homophily()));
    }
    return facts;
  }

  /** Variance of a share in a simple random sample of the same size. */
  private double simpleVariance(double share) {
    double n = sample.size();
    double population = request.population().isPresent() ? population() : Double.POSITIVE_INFINITY;
    double correction = population > 1e15 ? 1 : (population - n) / (population - 1);
    return share * (1 - share) / n * correction;
  }

  private long population() {
    return request.population().orElse(Long.MAX_VALUE);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
