package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.FitGates;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Parameter;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Starts;

/** Fits {@link CormackJollySeber}. */
final class SurvivalFit {

  private static final List<Double> SEVERAL = List.of(0.0, 2.0);

  private SurvivalFit() {}

  static HistoryFit of(
      CaptureHistories data, HistoryModel.Cjs model, double level, ParameterIntervals.Kind kind) {
    HistoryRequirement.SINGLE_LOOKS.check(data, model.word());
    CormackJollySeber likelihood = new CormackJollySeber(data, model.phi(), model.p());
    List<Parameter> parameters =
        likelihood.parameters().stream().map(Occasions::parameter).toList();
    Maximum maximum =
        Maximum.fromBestOf(
            likelihood, Starts.of(parameters, List.of(SEVERAL, SEVERAL), likelihood.size()));
    Optional<Estimate> mean = mean(maximum, likelihood.parameters().get(0), model.word(), level);
    List<Gate> gates =
        new ArrayList<>(
            List.of(
                HistoryGates.seenAgain(data),
                HistoryGates.enoughHistories(data, likelihood.size()),
                FitGates.settled(maximum),
                HistoryGates.told("survival", mean.isPresent())));
    boolean passed = gates.stream().allMatch(Gate::passed);
    ParameterIntervals intervals = new ParameterIntervals(maximum, level, kind);
    List<ParameterEstimate> estimates = new ArrayList<>();
    likelihood.parameters().forEach(o -> estimates.addAll(o.estimates(intervals)));
    return new HistoryFit(
        "survival per unit of time",
        data.observed(),
        passed ? mean : Optional.empty(),
        gates,
        FitGates.untold(estimates),
        estimates,
        intervals.coefficients(parameters),
        Turnover.UNKNOWN,
        FitSummary.of(maximum, 0),
        maximum.logLikelihood());
  }

  /** Mean survival; the one value at the edge of its range if that is where it lies. */
  static Optional<Estimate> mean(Maximum maximum, Occasions phi, String method, double level) {
    List<ToDoubleFunction<double[]>> kinds = new ArrayList<>();
    for (int kind = 0; kind < phi.parameter().design().kinds(); kind++) {
      int of = kind;
      kinds.add(x -> phi.parameter().valueAt(of, x));
    }
    if (kinds.size() > 1) {
      return Headline.geometricMean(maximum, kinds, 1, method, level);
    }
    ParameterEstimate only =
        new ParameterIntervals(maximum, level, ParameterIntervals.Kind.WALD)
            .of(phi.parameter().name(), phi.parameter(), 0);
    return only.quantity() instanceof Maximum.Quantity.AtEdge edge
        ? only.interval()
            .filter(i -> i.contains(edge.value()))
            .map(i -> new Estimate(edge.value(), i, method, Map.of()))
        : Headline.geometricMean(maximum, kinds, 1, method, level);
  }
}
