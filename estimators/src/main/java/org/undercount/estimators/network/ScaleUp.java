package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Quantile;
import org.undercount.estimators.Verdict;

/**
 * The size of a hidden population from how many of its members people in general know, in people.
 * Respondent i knows y_i hidden people and d_i people in all, has weight w_i; N people in general.
 *
 * <ul>
 *   <li>{@code mle}: N Σ w y/Σ w d, the maximum of a binomial likelihood (Killworth, McCarty et al.
 *       1998, Eval. Rev. 22).
 *   <li>{@code pimle}: N Σ w (y/d)/Σ w over respondents with d &gt; 0 (Killworth, Johnsen et al.
 *       1998, Soc. Netw. 20).
 *   <li>{@code generalised}: (N Σ w y/Σ w)/v, v the weighted mean number of people who know of a
 *       hidden person that it is hidden, from a sample of the hidden population (Feehan and
 *       Salganik 2016, Sociol. Methodol. 46).
 * </ul>
 *
 * <p>The first two assume that hidden people are known by as many as others are (no degree ratio),
 * that contacts know (no transmission error) and that knowing is at random (no barriers); a stated
 * transmission rate τ and degree ratio δ divide the number: N/(τδ). The third needs none of these,
 * but a sample of the hidden population with right weights. The interval is of percentiles of a
 * bootstrap over respondents, n − 1 of n drawn (Rao and Wu 1988); it does not count wrong
 * assumptions, which are the larger part.
 */
public final class ScaleUp {

  public static final int LEAST_REPLICATES = 100;
  public static final int MOST_REPLICATES = 100_000;
  public static final int USUAL_REPLICATES = 1000;

  /** Respondents who must know somebody hidden: fewer leave the bootstrap without information. */
  static final int LEAST_REPORTERS = 5;

  private static final double BADLY_RECOVERED = 2; // a known group off by this factor

  private final ScaleUpSurvey survey;
  private final List<Visibility> hidden;
  private final Request request;
  private final Sums sums;

  private ScaleUp(ScaleUpSurvey survey, List<Visibility> hidden, Request request) {
    this.survey = survey;
    this.hidden = hidden;
    this.request = request;
    this.sums = new Sums(survey, survey.degrees(), hidden, request.method());
  }

  /**
   * What is asked.
   *
   * @param transmission share of contacts of a hidden person who know that it is hidden, in (0, 1];
   *     1 for the generalised method
   * @param degreeRatio people a hidden person knows over people anybody knows; 1 for the
   *     generalised method
   */
  public record Request(
      ScaleUpMethod method,
      double transmission,
      double degreeRatio,
      double level,
      int replicates,
      long seed) {

    public Request {
      if (!(transmission > 0 && transmission <= 1 && degreeRatio > 0 && degreeRatio <= 100)) {
        throw new IllegalArgumentException(
            "Transmission must lie in (0, 1] and the degree ratio in (0, 100], got "
                + transmission
                + " and "
                + degreeRatio);
      }
      if (method == ScaleUpMethod.GENERALISED && (transmission != 1 || degreeRatio != 1)) {
        throw new IllegalArgumentException(
            "The generalised method measures transmission and degree ratio, got "
                + transmission
                + " and "
                + degreeRatio);
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

  /**
   * The verdict; its observed count is 0, since nobody hidden was seen.
   *
   * @param hidden members of the hidden population, for the generalised method; otherwise none
   */
  public static Verdict estimate(ScaleUpSurvey survey, List<Visibility> hidden, Request request) {
    boolean generalised = request.method() == ScaleUpMethod.GENERALISED;
    if (generalised ? hidden.size() < 2 : !hidden.isEmpty()) {
      throw new IllegalArgumentException(
          (generalised
                  ? "The generalised method needs at least 2 hidden respondents, got "
                  : "Only the generalised method takes hidden respondents, got ")
              + hidden.size());
    }
    return new ScaleUp(survey, List.copyOf(hidden), request).verdict();
  }

  /** Each known group from the others; empty with fewer than two. */
  public static List<Recovery> recoveries(ScaleUpSurvey survey, ScaleUpMethod method) {
    if (survey.groups().size() < 2) {
      return List.of();
    }
    ScaleUpMethod used = method == ScaleUpMethod.PIMLE ? method : ScaleUpMethod.MLE;
    List<Recovery> recoveries = new ArrayList<>();
    for (int k = 0; k < survey.groups().size(); k++) {
      int group = k;
      List<Acquaintances> asHidden =
          survey.respondents().stream()
              .map(r -> new Acquaintances(r.known().get(group), r.known(), 0, r.weight()))
              .toList();
      ScaleUpSurvey turned = new ScaleUpSurvey(survey.population(), survey.groups(), asHidden);
      Sums sums = new Sums(turned, survey.degreesWithout(k), List.of(), used);
      recoveries.add(new Recovery(survey.groups().get(k), sums.value()));
    }
    return List.copyOf(recoveries);
  }

  private Verdict verdict() {
    Map<String, String> facts = facts();
    List<Gate> gates = new ArrayList<>(gates());
    List<String> warnings = new ArrayList<>(warnings());
    Optional<Estimate> estimate = Optional.empty();
    double value = sums.value() / adjustment();
    if (gates.stream().allMatch(Gate::passed)) {
      gates.add(
          new Gate(
              "within-population",
              value <= survey.population(),
              String.format(
                  Locale.ROOT,
                  "the hidden population must not exceed the %,d people in all, found %,.0f",
                  survey.population(),
                  value)));
      if (value <= survey.population()) {
        estimate = Optional.of(estimate(value, facts));
      }
    }
    return new Verdict(0, estimate, Optional.empty(), gates, warnings, facts);
  }

  private Estimate estimate(double value, Map<String, String> facts) {
    double[] values = replicates();
    double tail = (1 - request.level()) / 2;
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    facts.put("standardError", number(Math.sqrt(squares / (values.length - 1))));
    if (request.method() == ScaleUpMethod.MLE) {
      double binomial = value * (survey.population() - value) / sums.degree();
      facts.put("standardErrorBinomial", number(Math.sqrt(Math.max(0, binomial))));
    }
    Interval interval =
        new Interval(
            Math.min(value, Quantile.ofSorted(values, tail)),
            Math.max(
                value, Math.min((double) survey.population(), Quantile.ofSorted(values, 1 - tail))),
            request.level(),
            "bootstrap percentile");
    return new Estimate(value, interval, request.method().word(), facts);
  }

  /** Ascending; a sample in which nobody knows anybody says nothing and is drawn again. */
  private double[] replicates() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(request.seed());
    double[] values = new double[request.replicates()];
    for (int i = 0; i < values.length; i++) {
      double value = Double.NaN;
      while (!Double.isFinite(value)) {
        value = sums.resampled(random) / adjustment();
      }
      values[i] = value;
    }
    Arrays.sort(values);
    return values;
  }

  private double adjustment() {
    return request.transmission() * request.degreeRatio();
  }

  private List<Gate> gates() {
    long reporters = survey.respondents().stream().filter(r -> r.hidden() > 0).count();
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "reporters",
            reporters >= LEAST_REPORTERS,
            "at least "
                + LEAST_REPORTERS
                + " respondents must know somebody hidden, found "
                + reporters
                + " of "
                + survey.respondents().size()));
    if (request.method() == ScaleUpMethod.GENERALISED) {
      long visible = hidden.stream().filter(v -> v.people() > 0).count();
      gates.add(
          new Gate(
              "visible",
              2 * visible >= hidden.size(),
              "at least half of the hidden respondents must be known to somebody, found "
                  + visible
                  + " of "
                  + hidden.size()));
    } else {
      long connected = survey.degrees().stream().filter(d -> d > 0).count();
      gates.add(
          new Gate(
              "degrees",
              2 * connected >= survey.respondents().size(),
              "at least half of the respondents must know somebody in a known group, found "
                  + connected
                  + " of "
                  + survey.respondents().size()));
    }
    return gates;
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    List<Double> degrees = survey.degrees();
    int zero = (int) degrees.stream().filter(d -> d == 0).count();
    if (zero > 0 && request.method() != ScaleUpMethod.GENERALISED) {
      warnings.add(
          zero
              + " of "
              + degrees.size()
              + " respondents know nobody in the known groups: "
              + (request.method() == ScaleUpMethod.PIMLE
                  ? "they have no ratio and are left out"
                  : "their degree counts as 0"));
    }
    long beyond =
        IntStream.range(0, degrees.size())
            .filter(i -> survey.respondents().get(i).hidden() > degrees.get(i))
            .count();
    if (beyond > 0 && request.method() != ScaleUpMethod.GENERALISED) {
      warnings.add(
          beyond
              + (beyond == 1 ? " respondent knows" : " respondents know")
              + " more hidden people than people in all");
    }
    for (Recovery recovery : recoveries(survey, request.method())) {
      if (!(recovery.ratio() < BADLY_RECOVERED && recovery.ratio() > 1 / BADLY_RECOVERED)) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the other groups give %,.0f for %s, which has %,d: people do not know it at random",
                recovery.estimate(),
                recovery.group().name(),
                recovery.group().size()));
      }
    }
    if (request.method() != ScaleUpMethod.GENERALISED && adjustment() == 1) {
      warnings.add(
          "hidden people are taken to be known by as many as others are, and all who know them to"
              + " know what they are: where that fails the number is too low");
    }
    return warnings;
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("respondents", String.valueOf(survey.respondents().size()));
    facts.put(
        "reporters",
        String.valueOf(survey.respondents().stream().filter(r -> r.hidden() > 0).count()));
    if (request.method() == ScaleUpMethod.GENERALISED) {
      facts.put("hiddenRespondents", String.valueOf(hidden.size()));
      facts.put("meanVisibility", number(sums.visibility()));
    } else {
      facts.put("meanDegree", number(sums.degree() / survey.respondents().size()));
    }
    return facts;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
