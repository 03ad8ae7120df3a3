package org.undercount.estimators.loglinear;

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
import org.undercount.estimators.closed.LogNormal;

/**
 * Population size by hierarchical log-linear models of the overlaps (Fienberg 1972; Bishop,
 * Fienberg and Holland 1975, chapter 6): N̂ = n + exp(β₀) of the best model by AIC or BIC among
 * those whose estimate exists and is unique, or the average over them.
 *
 * <p>Assumes a closed population, perfect linkage, and that the interaction of all lists together
 * is absent given the others. The interval of a selected model takes the model as known; a warning
 * says so whenever models of nearly the same support leave it.
 */
public final class LogLinear {

  public static final String METHOD = "loglinear";

  /** The method of a weighted average over models. */
  public static final String AVERAGE = "loglinear-average";

  /** Most lists models are searched for; beyond, one model must be named. */
  public static final int MOST_LISTS_SEARCHED = ModelSearch.STEPWISE_UP_TO;

  private LogLinear() {}

  /**
   * What to fit and how to report it.
   *
   * @param average report the weighted average of all converged models, not the best alone
   * @param replicates of {@link IntervalKind#BOOTSTRAP}; the other intervals draw none
   */
  public record Request(
      Candidates candidates,
      Criterion criterion,
      IntervalKind interval,
      double level,
      boolean average,
      Replicates replicates) {

    /** With the usual replicates, where any are drawn. */
    public Request(
        Candidates candidates,
        Criterion criterion,
        IntervalKind interval,
        double level,
        boolean average) {
      this(candidates, criterion, interval, level, average, new Replicates(Replicates.USUAL, 1));
    }
  }

  /** The verdict and every candidate, best first. */
  public record Result(Verdict verdict, List<RankedModel> models) {
    public Result {
      models = List.copyOf(models);
    }
  }

  public static Result estimate(OverlapTable table, Request request) {
    return estimate(table, request, request.candidates().ranked(table, request.criterion()));
  }

  /**
   * The same from models that are ranked already, so that two ways of reporting share one search.
   *
   * @param models what {@code request.candidates()} ranks by {@code request.criterion()}
   */
  public static Result estimate(OverlapTable table, Request request, List<RankedModel> models) {
    List<Gate> gates = new ArrayList<>();
    gates.add(Gates.threeLists(table));
    gates.add(Gates.enoughOverlap(table));
    gates.addAll(existence(models));
    criterionGate(table, request, models).ifPresent(gates::add);
    List<String> warnings = new ArrayList<>();
    Map<String, String> diagnostics = new LinkedHashMap<>();
    diagnostics.put("modelsFitted", Integer.toString(models.size()));
    diagnostics.put(
        "modelsAdmissible", Long.toString(models.stream().filter(LogLinear::converged).count()));
    diagnostics.put("criterion", request.criterion().name().toLowerCase(Locale.ROOT));
    if (!table.referrals().isEmpty()) {
      diagnostics.put("inEveryModel", table.namedReferrals());
    }
    Optional<Estimate> estimate = Optional.empty();
    if (gates.stream().allMatch(Gate::passed)) {
      estimate = report(table, request, models, gates, warnings, diagnostics);
    }
    return new Result(
        new Verdict(
            table.observed(),
            estimate,
            Optional.of(ChaoBound.ofLists(table).bound(request.level())),
            gates,
            warnings,
            diagnostics),
        models);
  }

  private static Optional<Estimate> report(
      OverlapTable table,
      Request request,
      List<RankedModel> models,
      List<Gate> gates,
      List<String> warnings,
      Map<String, String> diagnostics) {
    RankedModel best = models.get(0);
    Fit.Converged fit = (Fit.Converged) best.fit();
    double value =
        request.average() ? ModelAverage.value(models, table.observed()) : fit.population();
    diagnostics.put("model", best.model().formula(table.lists()));
    diagnostics.put("standardError", Double.toString(fit.standardError()));
    diagnostics.put("deviance", Double.toString(fit.deviance()));
    diagnostics.put("df", Integer.toString(fit.degreesOfFreedom()));
    if (!fit.atMinusInfinity().isEmpty()) {
      diagnostics.put("atMinusInfinity", String.join(", ", fit.atMinusInfinity()));
    }
    diagnostics.put("criterionValue", Double.toString(request.criterion().of(fit, table)));
    diagnostics.put("explanation", explanation(table, request, models, best));
    if (request.interval() == IntervalKind.BOOTSTRAP) {
      return bootstrapped(table, request, models, value, gates, warnings, diagnostics);
    }
    Interval interval =
        request.average()
            ? ModelAverage.interval(models, table.observed(), request.level())
            : interval(table, request, best.model(), fit);
    boolean bounded = Double.isFinite(interval.upper());
    gates.add(
        new Gate(
            "bounded-above",
            bounded,
            bounded
                ? "the interval must have an upper end, it has"
                : "the interval must have an upper end: the likelihood of "
                    + best.model().formula(table.lists())
                    + " falls too little even at "
                    + (long) ProfileInterval.FARTHEST
                    + " times the estimated number on no list"));
    if (!bounded) {
      return Optional.empty();
    }
    warnings.addAll(Warnings.of(table, request, models, interval));
    return Optional.of(
        new Estimate(value, interval, request.average() ? AVERAGE : METHOD, Map.of()));
  }

  private static Optional<Estimate> bootstrapped(
      OverlapTable table,
      Request request,
      List<RankedModel> models,
      double value,
      List<Gate> gates,
      List<String> warnings,
      Map<String, String> diagnostics) {
    Optional<ParametricBootstrap> drawn = ParametricBootstrap.of(table, request, models);
    int number = request.replicates().number();
    if (drawn.isEmpty()) {
      gates.add(
          new Gate(
              "replicates-estimable",
              false,
              "the replicates must be drawn from the fitted model: one of its counts is beyond"
                  + " 1,000,000,000"));
      return Optional.empty();
    }
    ParametricBootstrap bootstrap = drawn.get();
    int without = bootstrap.withoutEstimate();
    diagnostics.put("bootstrap", Integer.toString(number));
    diagnostics.put("modelsPerReplicate", Integer.toString(bootstrap.models()));
    diagnostics.put("replicatesWithoutEstimate", Integer.toString(without));
    diagnostics.put("replicatesWithThisModel", Integer.toString(bootstrap.withSameModel()));
    boolean enough = without <= number * (1 - request.level()) / 2;
    gates.add(
        new Gate(
            "replicates-estimable",
            enough,
            "replicates without an estimate must be too few to reach the interval's end: "
                + without
                + " of "
                + number
                + " bootstrap replicates have none"));
    if (!enough) {
      return Optional.empty();
    }
    Interval interval = bootstrap.interval(table.observed(), value, request.level());
    warnings.addAll(Warnings.of(table, request, models, interval));
    Warnings.ofBootstrap(bootstrap, number, interval, value).forEach(warnings::add);
    return Optional.of(
        new Estimate(value, interval, request.average() ? AVERAGE : METHOD, Map.of()));
  }

  /** AICc alone has no value where there are too few units for the parameters. */
  private static Optional<Gate> criterionGate(
      OverlapTable table, Request request, List<RankedModel> models) {
    if (request.criterion() != Criterion.AICC) {
      return Optional.empty();
    }
    boolean any = models.stream().noneMatch(LogLinear::converged) || models.get(0).weight() > 0;
    return Optional.of(
        new Gate(
            "criterion-defined",
            any,
            "AICc needs at least two more units than a model has parameters, there are "
                + table.observed()
                + " units"));
  }

  private static String explanation(
      OverlapTable table, Request request, List<RankedModel> models, RankedModel best) {
    long admissible = models.stream().filter(LogLinear::converged).count();
    String of =
        models.size() == 1
            ? "the model asked for, "
            : "the lowest "
                + request.criterion()
                + " of "
                + admissible
                + " models whose estimate exists, out of "
                + models.size()
                + " fitted: ";
    return (request.average() ? "Weighted average over models; the best is " : "Reported: ")
        + of
        + best.model().formula(table.lists())
        + "; lists not joined by * are taken as independent given the others";
  }

  private static Interval interval(
      OverlapTable table, Request request, HierarchicalModel model, Fit.Converged fit) {
    if (request.interval() == IntervalKind.PROFILE) {
      ModelFitter fitter = ModelFitter.forModels(table, List.of(model));
      return ProfileInterval.of(fitter, model, fit.population(), request.level());
    }
    return LogNormal.interval(
        table.observed(), fit.population(), fit.standardError(), request.level());
  }

  /** Whether any of these models has an estimate, and only one. */
  public static List<Gate> existence(List<RankedModel> models) {
    long noMle = models.stream().filter(m -> m.fit() instanceof Fit.NoMle).count();
    long unidentified = models.stream().filter(m -> m.fit() instanceof Fit.NotIdentifiable).count();
    long unsettled = models.stream().filter(m -> m.fit() instanceof Fit.NotConverged).count();
    long admissible = models.size() - noMle - unidentified - unsettled;
    boolean any = admissible > 0;
    String of = " of " + models.size() + " models";
    return List.of(
        new Gate(
            "mle-exists",
            any || noMle + unsettled == 0,
            "the maximum-likelihood estimate exists for "
                + (models.size() - noMle)
                + of
                + (any ? "" : reason(models, Fit.NoMle.class))
                + (unsettled > 0 ? "; " + unsettled + " did not converge" : "")),
        new Gate(
            "identifiable",
            any || unidentified == 0,
            "the parameters can be told apart in "
                + (models.size() - unidentified)
                + of
                + (any ? "" : reason(models, Fit.NotIdentifiable.class))));
  }

  private static String reason(List<RankedModel> models, Class<? extends Fit> kind) {
    return models.stream()
        .map(RankedModel::fit)
        .filter(kind::isInstance)
        .findFirst()
        .map(
            f ->
                "; " + (f instanceof Fit.NoMle n ? n.reason() : ((Fit.NotIdentifiable) f).reason()))
        .orElse("");
  }

  static boolean converged(RankedModel model) {
    return model.fit() instanceof Fit.Converged;
  }
}
