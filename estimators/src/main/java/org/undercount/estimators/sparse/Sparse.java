package org.undercount.estimators.sparse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.Gates;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.loglinear.Warnings;

/**
 * Multiple-systems estimation of sparse tables (Chan, Silverman and Vincent 2021, J. Am. Stat.
 * Assoc. 116): a Poisson log-linear model with main effects and the two-list interactions that
 * forward selection lets in, N̂ = n + exp(intercept) in units, and a BCa interval from replicates
 * in which the selection is repeated, so that the interval carries the choice of model.
 *
 * <p>Assumes a closed population, perfect linkage and no interaction of three or more lists. Does
 * not check that people are alike apart from what the interactions carry.
 */
public final class Sparse {

  public static final String METHOD = "sparse";

  /** The tail probability below which a pair enters, as the authors recommend. */
  public static final double THRESHOLD = 0.02;

  public static final int LEAST_REPLICATES = 100;
  public static final int MOST_REPLICATES = 1_000_000;
  public static final int USUAL_REPLICATES = 1000;

  /** Most lists the selection is made for. */
  public static final int MOST_LISTS = LogLinear.MOST_LISTS_SEARCHED;

  private Sparse() {}

  /**
   * What to report.
   *
   * @param replicates bootstrap replicates
   * @param level of the interval, in (0, 1)
   */
  public record Request(int replicates, long seed, double level) {
    public Request {
      if (replicates < LEAST_REPLICATES || replicates > MOST_REPLICATES) {
        throw new IllegalArgumentException(
            "Replicates must be "
                + LEAST_REPLICATES
                + ".."
                + MOST_REPLICATES
                + ", got "
                + replicates);
      }
      if (!(level > 0 && level < 1)) {
        throw new IllegalArgumentException("Level must lie in (0, 1), got " + level);
      }
    }
  }

  /** The verdict and the selected model; no model where there are fewer than three lists. */
  public static LogLinear.Result estimate(OverlapTable table, Request request) {
    int k = table.lists().size();
    if (k > MOST_LISTS) {
      throw new IllegalArgumentException(
          "The selection is made for at most " + MOST_LISTS + " lists, got " + k);
    }
    List<Gate> gates = new ArrayList<>(List.of(Gates.threeLists(table)));
    gates.add(Gates.enoughOverlap(table));
    List<RankedModel> models = List.of();
    List<String> warnings = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Estimate> estimate = Optional.empty();
    if (k >= 3) {
      double[] counts = new Resampling(table).observedCounts();
      Selection selection = new StepwiseSelection(table, THRESHOLD).select(counts);
      models =
          new Candidates.One(selection.model(k, table.referrals())).ranked(table, Criterion.AIC);
      gates.add(existence(selection));
      describe(facts, table, selection, models.get(0));
      if (!table.referrals().isEmpty()) {
        facts.put("inEveryModel", table.namedReferrals());
      }
      if (gates.stream().allMatch(Gate::passed)) {
        estimate = report(table, request, models, gates, warnings, facts);
      }
    }
    return new LogLinear.Result(
        new Verdict(
            table.observed(),
            estimate,
            Optional.of(ChaoBound.ofLists(table).bound(request.level())),
            gates,
            warnings,
            facts),
        models);
  }

  private static Optional<Estimate> report(
      OverlapTable table,
      Request request,
      List<RankedModel> models,
      List<Gate> gates,
      List<String> warnings,
      Map<String, String> facts) {
    Bootstrap bootstrap = Bootstrap.of(table, THRESHOLD, request.replicates(), request.seed());
    double value = bootstrap.selection().population();
    facts.put("bootstrap", Integer.toString(request.replicates()));
    facts.put("replicatesWithoutEstimate", Integer.toString(bootstrap.withoutEstimate()));
    facts.put("replicatesWithThisModel", Integer.toString(bootstrap.withSameModel()));
    if (!Double.isFinite(bootstrap.acceleration())) {
      gates.add(
          new Gate(
              "bounded-above",
              false,
              "the interval must have an upper end: without one unit of the table there is no"
                  + " estimate at all"));
      return Optional.empty();
    }
    BcaQuantiles quantiles = bootstrap.quantiles();
    facts.put("biasCorrection", Double.toString(quantiles.biasCorrection()));
    facts.put("acceleration", Double.toString(bootstrap.acceleration()));
    Interval interval = quantiles.interval(request.level(), value);
    boolean bounded = Double.isFinite(interval.upper());
    String without =
        bootstrap.withoutEstimate()
            + " of "
            + request.replicates()
            + " bootstrap replicates have no estimate";
    gates.add(
        new Gate(
            "bounded-above",
            bounded,
            bounded
                ? "the interval must have an upper end, it has; " + without
                : "the interval must have an upper end: "
                    + without
                    + ", their population can be anything"));
    if (!bounded) {
      return Optional.empty();
    }
    warnings.addAll(warnings(table, request, models, bootstrap, interval));
    return Optional.of(new Estimate(value, interval, METHOD, Map.of()));
  }

  private static List<String> warnings(
      OverlapTable table,
      Request request,
      List<RankedModel> models,
      Bootstrap bootstrap,
      Interval interval) {
    List<String> warnings =
        new ArrayList<>(
            Warnings.of(
                table,
                new LogLinear.Request(
                    new Candidates.One(models.get(0).model()),
                    Criterion.AIC,
                    IntervalKind.PROFILE,
                    request.level(),
                    false),
                models,
                interval));
    int same = bootstrap.withSameModel();
    if (2 * same < request.replicates()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the choice of model is unsure: %.0f %% of the replicates lead to the same one; the"
                  + " interval carries this",
              100.0 * same / request.replicates()));
    }
    if (bootstrap.withoutEstimate() > 0) {
      warnings.add(
          bootstrap.withoutEstimate()
              + " of "
              + request.replicates()
              + " replicates have no estimate; they count as infinite");
    }
    double value = bootstrap.selection().population();
    if (interval.lower() == value || interval.upper() == value) {
      warnings.add(
          "the bias correction moved the interval off the estimate; it was widened to hold it");
    }
    return warnings;
  }

  private static Gate existence(Selection selection) {
    return new Gate(
        "mle-exists",
        selection.exists(),
        selection.exists()
            ? "the maximum-likelihood estimate exists for the main effects and after each of the "
                + selection.steps().size()
                + " pairs that entered"
            : "the maximum-likelihood estimate does not exist even for the main effects: with these"
                + " empty overlaps the number on no list can be anything");
  }

  private static void describe(
      Map<String, String> facts, OverlapTable table, Selection selection, RankedModel model) {
    facts.put("model", model.model().formula(table.lists()));
    if (model.fit() instanceof Fit.Converged fit) {
      facts.put("standardError", Double.toString(fit.standardError()));
      facts.put("deviance", Double.toString(fit.deviance()));
      facts.put("df", Integer.toString(fit.degreesOfFreedom()));
      if (!fit.atMinusInfinity().isEmpty()) {
        facts.put("atMinusInfinity", String.join(", ", fit.atMinusInfinity()));
      }
    }
    facts.put(
        "explanation",
        selection.steps().isEmpty()
            ? "No pair of lists overlaps so much more or less than the main effects predict that"
                + " its tail probability falls below "
                + THRESHOLD
            : "Pairs in the order they entered, with the tail probability of their overlap before: "
                + String.join(
                    ", ",
                    selection.steps().stream()
                        .map(
                            s ->
                                String.format(Locale.ROOT, "%s %.2g", table.named(s.pair()), s.p()))
                        .toList()));
  }
}
