package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.FitGates;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.Parameter;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Starts;

/** Fits {@link Superpopulation}; what was there, came and left is {@link PopulationNumbers}. */
final class PopulationFit {

  private static final List<Double> SEVERAL = List.of(0.0, 2.0);

  private final CaptureHistories data;
  private final Superpopulation likelihood;
  private final Maximum maximum;
  private final Superpopulation given;
  private final Maximum conditional;
  private final String method;
  private final double level;
  private final PopulationNumbers numbers;

  private PopulationFit(
      CaptureHistories data,
      Superpopulation likelihood,
      Maximum maximum,
      Superpopulation given,
      Maximum conditional,
      List<double[]> starts,
      String method,
      double level) {
    this.data = data;
    this.likelihood = likelihood;
    this.maximum = maximum;
    this.given = given;
    this.conditional = conditional;
    this.method = method;
    this.level = level;
    this.numbers =
        new PopulationNumbers(data, likelihood, maximum, given, conditional, starts, method, level);
  }

  static HistoryFit of(
      CaptureHistories data,
      String method,
      Formula phi,
      Formula p,
      Entry entry,
      Formula rate,
      Emigration emigration,
      double level,
      ParameterIntervals.Kind kind) {
    Superpopulation given = new Superpopulation(data, phi, p, entry, rate, emigration, false);
    List<Parameter> parameters = given.parameters().stream().map(Occasions::parameter).toList();
    List<Double> entries =
        entry == Entry.SENIORITY
            ? List.of(1.0)
            : entry == Entry.LAMBDA ? List.of(0.1, 0.7) : List.of(-0.5);
    List<List<Double>> values = new ArrayList<>(List.of(SEVERAL, SEVERAL, entries));
    values.addAll(Collections.nCopies(parameters.size() - values.size(), List.of(-1.0)));
    List<double[]> starts = Starts.of(parameters, values, given.size());
    Maximum conditional = Maximum.fromBestOf(given, starts);
    if (entry != Entry.PENT) {
      return new PopulationFit(data, given, conditional, given, conditional, starts, method, level)
          .growth(entry, kind);
    }
    Superpopulation whole = new Superpopulation(data, phi, p, entry, rate, emigration, true);
    Maximum maximum = Maximum.from(whole, withUnseen(data, given, conditional));
    return new PopulationFit(data, whole, maximum, given, conditional, starts, method, level)
        .population(kind);
  }

  /** The conditional maximum with the logs of the numbers never seen. */
  private static double[] withUnseen(
      CaptureHistories data, Superpopulation given, Maximum conditional) {
    double[] point = conditional.point();
    int groups = data.groups().rows();
    double[] start = Arrays.copyOf(point, point.length + groups);
    for (int g = 0; g < groups; g++) {
      double missed = given.population(g, point) - (double) data.observed(g);
      start[point.length + g] = Math.log(Math.max(0.5, missed));
    }
    return start;
  }

  private HistoryFit population(ParameterIntervals.Kind kind) {
    Optional<Estimate> headline = numbers.population();
    List<Gate> gates = gates("superpopulation", headline.isPresent());
    return fit(
        "superpopulation", headline, gates, kind, FitSummary.of(maximum, firstSeenConstant()));
  }

  private HistoryFit growth(Entry entry, ParameterIntervals.Kind kind) {
    Occasions phi = likelihood.parameters().get(0);
    Occasions rate = likelihood.parameters().get(2);
    List<ToDoubleFunction<double[]>> growth = new ArrayList<>();
    for (int t = 0; t + 1 < data.occasions(); t++) {
      int occasion = t + 1;
      growth.add(
          x -> {
            likelihood.parameters().forEach(o -> o.parameter().at(x));
            double stays = data.schedule().survival(occasion - 1, phi.value(0, occasion));
            return entry.growth(stays, rate.value(0, occasion + 1));
          });
    }
    Optional<Estimate> headline =
        Headline.geometricMean(maximum, growth, Double.POSITIVE_INFINITY, method, level);
    return fit(
        "growth of the stock per interval",
        headline,
        gates("growth", headline.isPresent()),
        kind,
        FitSummary.of(maximum, 0));
  }

  private List<Gate> gates(String what, boolean told) {
    return List.of(
        HistoryGates.everyOccasionWatched(data),
        HistoryGates.seenAgain(data),
        HistoryGates.enoughHistories(data, likelihood.size()),
        FitGates.settled(maximum),
        HistoryGates.told(what, told));
  }

  private HistoryFit fit(
      String estimand,
      Optional<Estimate> headline,
      List<Gate> gates,
      ParameterIntervals.Kind kind,
      FitSummary summary) {
    List<ParameterEstimate> estimates = parameters(likelihood, maximum, kind);
    Set<String> untold =
        parameters(given, conditional, ParameterIntervals.Kind.NONE).stream()
            .filter(e -> e.quantity() instanceof Quantity.NotIdentified)
            .map(ParameterEstimate::name)
            .collect(Collectors.toSet());
    estimates.replaceAll(
        e ->
            untold.contains(e.name())
                ? new ParameterEstimate(e.name(), new Quantity.NotIdentified(), Optional.empty())
                : e);
    boolean passed = gates.stream().allMatch(Gate::passed);
    return new HistoryFit(
        estimand,
        data.observed(),
        passed ? headline : Optional.empty(),
        gates,
        Stream.concat(FitGates.untold(estimates).stream(), likelihood.warnings().stream()).toList(),
        estimates,
        new ParameterIntervals(maximum, level, kind)
            .coefficients(likelihood.parameters().stream().map(Occasions::parameter).toList()),
        passed ? numbers.turnover() : Turnover.UNKNOWN,
        summary,
        conditional.logLikelihood());
  }

  private List<ParameterEstimate> parameters(
      Superpopulation of, Maximum at, ParameterIntervals.Kind kind) {
    ParameterIntervals intervals = new ParameterIntervals(at, level, kind);
    List<ParameterEstimate> estimates = new ArrayList<>();
    of.parameters().stream()
        .filter(o -> !o.parameter().name().equals(Entry.PENT.word()))
        .forEach(o -> estimates.addAll(o.estimates(intervals)));
    return estimates;
  }

  /**
   * log n! − Σ log uₜ!, u those first seen at t: the likelihood's first part is multinomial in u.
   */
  private double firstSeenConstant() {
    double constant = 0;
    for (int g = 0; g < data.groups().rows(); g++) {
      long[] first = new long[data.occasions()];
      for (CaptureHistory history : data.histories()) {
        if (history.group() == g) {
          first[data.schedule().occasionOfLook().get(history.first()) - 1] += history.count();
        }
      }
      constant += LogGamma.value((double) data.observed(g) + 1);
      for (long count : first) {
        constant -= LogGamma.value((double) count + 1);
      }
    }
    return constant;
  }
}
