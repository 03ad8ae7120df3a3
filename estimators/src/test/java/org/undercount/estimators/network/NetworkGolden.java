package org.undercount.estimators.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Quantile;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * RDS and networkscaleup. What both compute in closed form agrees to 10⁻⁹; what the reference
 * simulates lies within its Monte Carlo error: successive sampling with 1,000 samples in each
 * iteration has a standard deviation of 0.0002 to 0.0004 on the share and of 2 % on the largest
 * weight (measured by repeating it), a standard error from B replicates one of 1/√(2B).
 */
public final class NetworkGolden implements GoldenCheck {

  private static final double EXACT = 1e-9;
  private static final double SIMULATED_SHARE = 0.0015;
  private static final double SIMULATED_WEIGHT = 0.06; // relative
  private static final double SIMULATED_LOG_SIZE = 0.4;
  private static final double PRINTED = 1e-4; // summaries are printed to four or more digits

  private final List<String> wrong = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int compared;

  @Override
  public Outcome check(GoldenEntry entry) {
    wrong.clear();
    leftOut.clear();
    compared = 0;
    if (entry.peer().equals("networkscaleup")) {
      scaleUp(entry.result());
    } else if (entry.peer().equals("sspse")) {
      size(entry);
    } else {
      respondentDriven(entry);
    }
    return new Outcome(compared, wrong, leftOut);
  }

  /**
   * Quantiles on the log scale: the reference keeps 5,000 steps of the published sampler, of which
   * 40,000 were worth 70 to 160 independent draws here, so that a quantile of a posterior with a
   * log standard deviation of 0.4 has an error of about 0.13.
   */
  private void size(GoldenEntry entry) {
    JsonNode settings = entry.result().get("settings");
    JsonNode results = entry.result().get("results");
    RecruitmentSample sample = sample(entry.dataset(), "disease");
    near("respondents", results.get("n.1").asDouble(), sample.size(), 0);
    SizePrior prior =
        new SizePrior.Proportion(
            settings.get("median.prior.size").asLong(), results.get("maxN").asLong());
    for (String quantile : List.of("2.5%", "5%", "10%", "25%", "50%", "75%")) {
      double p = Double.parseDouble(quantile.substring(0, quantile.length() - 1)) / 100;
      Estimate estimate =
          SuccessiveSamplingSize.estimate(
                  sample,
                  new SuccessiveSamplingSize.Request(
                      prior, p == 0.5 ? 0.95 : Math.abs(1 - 2 * p), 8000, 1))
              .estimate()
              .orElseThrow();
      double ours =
          p == 0.5
              ? estimate.value()
              : p < 0.5 ? estimate.interval().lower() : estimate.interval().upper();
      near(
          "log of the " + quantile + " quantile",
          Math.log(results.get(quantile).asDouble()),
          Math.log(ours),
          SIMULATED_LOG_SIZE);
    }
    leftOut.add("mean, sd and upper quantiles of a tail that the reference's chain hardly visits");
  }

  private void respondentDriven(GoldenEntry entry) {
    JsonNode settings = entry.result().get("settings");
    JsonNode results = entry.result().get("results");
    RecruitmentSample sample = sample(entry.dataset(), settings.path("outcome").asText("disease"));
    if (entry.function().equals("vh.weights")) {
      List<Double> weights = weights(sample, RdsMethod.RDS_II, 0);
      double scale = weights.stream().mapToDouble(w -> w).sum();
      double degrees = 0;
      double inverse = 0;
      for (int i = 0; i < sample.size(); i++) {
        degrees += sample.degree(i);
        inverse += 1.0 / sample.degree(i);
      }
      double sum = degrees * inverse / sample.size();
      near("sum", results.get("sum").asDouble(), sum, EXACT * sum);
      for (int i = 0; i < results.get("first10").size(); i++) {
        double here = weights.get(i) / scale * sum;
        near("weight " + i, results.get("first10").get(i).asDouble(), here, EXACT * here);
      }
      return;
    }
    boolean bootstrap = entry.function().equals("RDS.bootstrap.intervals");
    RdsMethod method =
        entry.id().contains("SS")
            ? RdsMethod.GILE_SS
            : entry.id().contains("II") ? RdsMethod.RDS_II : RdsMethod.RDS_I;
    long population = settings.path("N").asLong(0);
    Estimate estimate =
        RespondentDriven.estimate(sample, request(method, population, 4000))
            .estimate()
            .orElseThrow();
    JsonNode flat = results.get("interval_flat");
    double tolerance = method == RdsMethod.GILE_SS ? SIMULATED_SHARE : EXACT;
    near(
        "share", results.get("estimate").elements().next().asDouble(), estimate.value(), tolerance);
    near("share of interval", flat.get(0).asDouble(), estimate.value(), tolerance);
    near("respondents", flat.get(5).asDouble(), sample.size(), 0);
    if (bootstrap) {
      interval(flat, estimate, sample, settings.get("number.of.bootstrap.samples").asInt());
    } else {
      leftOut.add(
          "interval, design effect and standard error by empirical likelihood, which is not offered");
    }
    summary(results.get("weights_summary"), weights(sample, method, population), method);
  }

  private void interval(
      JsonNode flat, Estimate estimate, RecruitmentSample sample, int replicates) {
    double error = Double.parseDouble(estimate.diagnostics().getOrDefault("standardError", "NaN"));
    double reference = flat.get(4).asDouble();
    if (estimate.method().equals(RdsMethod.RDS_II.word())) {
      double swapped = SwappedTransitions.standardError(sample, 4000);
      near(
          "standard error, swapped",
          reference,
          swapped,
          3 * reference * Math.sqrt(0.5 / replicates));
      leftOut.add(
          "interval, design effect and standard error: the reference numbers the groups in the order"
              + " in which they occur for respondents, but in alphabetical order for recruitments; here"
              + " the first respondent has the outcome, so that its chains recruit as the other group"
              + " does. Doing the same gives its standard error");
      return;
    }
    double relative = 3 * Math.sqrt(0.5 / replicates + 0.5 / 4000);
    double margin = 1.96 * relative * reference + SIMULATED_SHARE;
    near("standard error", reference, error, relative * reference);
    near("lower", flat.get(1).asDouble(), estimate.interval().lower(), margin);
    near("upper", flat.get(2).asDouble(), estimate.interval().upper(), margin);
    double effect = Double.parseDouble(estimate.diagnostics().getOrDefault("designEffect", "NaN"));
    near("design effect", flat.get(3).asDouble(), effect, 2.2 * relative * flat.get(3).asDouble());
  }

  /**
   * The reference's weights sum to 1 for RDS-I, to Σ mean/d for RDS-II, or to N where N is given.
   */
  private void summary(JsonNode summary, List<Double> weights, RdsMethod method) {
    double scale = summary.get("Mean").asDouble() * weights.size();
    double[] sorted = weights.stream().mapToDouble(w -> w * scale).sorted().toArray();
    Map<String, Double> ours = new LinkedHashMap<>();
    ours.put("Min.", sorted[0]);
    ours.put("1st Qu.", Quantile.ofSorted(sorted, 0.25));
    ours.put("Median", Quantile.ofSorted(sorted, 0.5));
    ours.put("Mean", Arrays.stream(sorted).average().orElseThrow());
    ours.put("3rd Qu.", Quantile.ofSorted(sorted, 0.75));
    ours.put("Max.", sorted[sorted.length - 1]);
    double relative = method == RdsMethod.GILE_SS ? SIMULATED_WEIGHT : PRINTED;
    ours.forEach(
        (name, value) ->
            near("weights " + name, summary.get(name).asDouble(), value, relative * value));
  }

  private void scaleUp(JsonNode result) {
    List<Integer> known = new ArrayList<>();
    result.get("settings").get("known_ind").forEach(i -> known.add(i.asInt() - 1));
    JsonNode results = result.get("results");
    ScaleUpMethod method =
        ScaleUpMethod.find(result.get("settings").get("model").asText().toLowerCase(Locale.ROOT))
            .orElseThrow();
    int[] hidden = {2, 4};
    for (int i = 0; i < hidden.length; i++) {
      ScaleUpSurvey survey = survey(known, hidden[i]);
      Estimate estimate =
          ScaleUp.estimate(survey, List.of(), new ScaleUp.Request(method, 1, 1, 0.95, 500, 1))
              .estimate()
              .orElseThrow();
      double reference = results.get("sizes_sub3_sub5").get(i).asDouble();
      near("size " + (hidden[i] + 1), reference, estimate.value(), EXACT * reference);
      if (i == 0) {
        List<Double> degrees = survey.degrees();
        near("respondents", results.get("degrees").size(), degrees.size(), 0);
        for (int r = 0; r < degrees.size(); r++) {
          double degree = results.get("degrees").get(r).asDouble();
          near("degree " + r, degree, degrees.get(r), EXACT * degree);
        }
      }
    }
    leftOut.add("the truth of the two sizes, which nothing computes");
  }

  private void near(String what, double reference, double ours, double tolerance) {
    compared++;
    if (!(Math.abs(reference - ours) <= tolerance)) {
      wrong.add(what + ": reference " + reference + ", here " + ours);
    }
  }

  static List<Double> weights(RecruitmentSample sample, RdsMethod method, long population) {
    return RespondentDriven.weights(sample, request(method, population, 100));
  }

  private static RespondentDriven.Request request(
      RdsMethod method, long population, int replicates) {
    return new RespondentDriven.Request(
        method,
        population > 0 ? OptionalLong.of(population) : OptionalLong.empty(),
        0.95,
        replicates,
        1);
  }

  static RecruitmentSample sample(String dataset, String outcome) {
    List<List<String>> rows = rows(dataset);
    List<String> header = rows.get(0);
    List<Recruit> recruits = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      String recruiter = row.get(header.indexOf("recruiter.id"));
      recruits.add(
          new Recruit(
              row.get(header.indexOf("id")),
              recruiter.equals("seed") ? Optional.empty() : Optional.of(recruiter),
              Integer.parseInt(row.get(header.indexOf("degree"))),
              row.get(header.indexOf(outcome)).equals("1")));
    }
    return RecruitmentSample.of(recruits);
  }

  private static ScaleUpSurvey survey(List<Integer> known, int hidden) {
    long[] sizes = {136961, 56322, 36246, 69238, 20174}; // meta.json
    List<List<String>> rows = rows("nsum_example");
    List<Acquaintances> respondents = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      respondents.add(
          new Acquaintances(
              Long.parseLong(row.get(1 + hidden)),
              known.stream().map(k -> Long.valueOf(row.get(1 + k))).toList(),
              0,
              1));
    }
    return new ScaleUpSurvey(
        1_000_000,
        known.stream().map(k -> new KnownGroup("sub" + (k + 1), sizes[k])).toList(),
        respondents);
  }

  private static List<List<String>> rows(String dataset) {
    try {
      return Files.readAllLines(
              SharedTables.folder(dataset).resolve("data.csv"), StandardCharsets.UTF_8)
          .stream()
          .map(line -> List.of(line.split(",", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
