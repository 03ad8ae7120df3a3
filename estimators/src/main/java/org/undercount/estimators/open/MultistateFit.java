package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.FitGates;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.Parameter;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Starts;

/** Fits {@link Multistate}. */
final class MultistateFit {

  private MultistateFit() {}

  static HistoryFit of(
      CaptureHistories data,
      HistoryModel.States model,
      double level,
      ParameterIntervals.Kind kind) {
    if (!data.schedule().single()) {
      throw new IllegalArgumentException(
          "multistate has one look at each occasion, got looks " + data.schedule().looks());
    }
    if (data.states().size() < 2) {
      throw new IllegalArgumentException(
          "multistate needs at least two states, the histories have " + data.states());
    }
    Multistate likelihood = new Multistate(data, model.survival(), model.p(), model.psi());
    List<Parameter> parameters =
        likelihood.parameters().stream().map(Occasions::parameter).toList();
    Maximum maximum =
        Maximum.fromBestOf(
            likelihood,
            Starts.of(
                parameters,
                List.of(List.of(1.0), List.of(-1.0, 1.0), List.of(-2.0, 0.0)),
                likelihood.size()));
    Optional<Estimate> mean =
        SurvivalFit.mean(maximum, likelihood.parameters().get(0), model.word(), level);
    List<Gate> gates =
        List.of(
            HistoryGates.seenAgain(data),
            HistoryGates.enoughHistories(data, likelihood.size()),
            FitGates.settled(maximum),
            HistoryGates.told("survival", mean.isPresent()));
    ParameterIntervals intervals = new ParameterIntervals(maximum, level, kind);
    List<ParameterEstimate> estimates = new ArrayList<>();
    likelihood.parameters().subList(0, 2).forEach(o -> estimates.addAll(o.estimates(intervals)));
    estimates.addAll(moves(data, likelihood, maximum, model, level));
    if (likelihood.untold()) {
      int delta = likelihood.deltaIndex();
      estimates.add(probability("delta", maximum, x -> 1 / (1 + Math.exp(-x[delta])), level));
    }
    boolean passed = gates.stream().allMatch(Gate::passed);
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

  /** ψ of every move, once for all occasions if time plays no part. */
  private static List<ParameterEstimate> moves(
      CaptureHistories data,
      Multistate likelihood,
      Maximum maximum,
      HistoryModel.States model,
      double level) {
    boolean constant = !model.psi().variables().contains("time");
    boolean varies =
        model.psi().variables().stream().anyMatch(v -> data.groups().byName().containsKey(v))
            || model.psi().variables().contains("Time");
    List<ParameterEstimate> moves = new ArrayList<>();
    if (varies) {
      return moves; // told by coefficients
    }
    List<String> states = data.states();
    for (int t = 0; t < (constant ? 1 : data.occasions() - 1); t++) {
      for (int r = 0; r < states.size(); r++) {
        for (int s = 0; s < states.size(); s++) {
          int from = r;
          int to = s;
          int at = t;
          String name =
              "psi[" + states.get(r) + ">" + states.get(s) + (constant ? "" : "," + (t + 1)) + "]";
          moves.add(probability(name, maximum, x -> likelihood.moved(0, from, to, at, x), level));
        }
      }
    }
    return moves;
  }

  private static ParameterEstimate probability(
      String name, Maximum maximum, ToDoubleFunction<double[]> value, double level) {
    Quantity quantity = maximum.of(value);
    if (!(quantity instanceof Quantity.Identified)) {
      return new ParameterEstimate(name, quantity, Optional.empty());
    }
    Quantity logit =
        maximum.of(x -> Math.log(value.applyAsDouble(x) / (1 - value.applyAsDouble(x))));
    if (!(logit instanceof Quantity.Identified l)) {
      return new ParameterEstimate(name, quantity, Optional.empty());
    }
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    return new ParameterEstimate(
        name,
        quantity,
        Optional.of(
            new Interval(
                1 / (1 + Math.exp(-l.value() + z * l.standardError())),
                1 / (1 + Math.exp(-l.value() - z * l.standardError())),
                level,
                "logit-normal")));
  }
}
