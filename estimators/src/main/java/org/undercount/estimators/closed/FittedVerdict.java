package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/** Turns one fit into a verdict: its gates, its facts, an interval. */
record FittedVerdict(OverlapTable table, String word, double level) {

  /** The estimate stands when all gates pass and the fit converged. */
  Verdict of(Fit fit, LowerBound bound, List<Gate> before, List<String> warnings) {
    return of(fit, logNormal(table, level), bound, before, warnings);
  }

  /** The same with another interval; without an upper end of it there is no estimate. */
  Verdict of(
      Fit fit,
      Function<Fit.Converged, Interval> interval,
      LowerBound bound,
      List<Gate> before,
      List<String> warnings) {
    List<Gate> gates = new ArrayList<>(before);
    gates.add(mleExists(fit));
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Estimate> estimate = Optional.empty();
    if (fit instanceof Fit.Converged c) {
      facts.put("standardError", Double.toString(c.standardError()));
      facts.put("deviance", Double.toString(c.deviance()));
      facts.put("df", Integer.toString(c.degreesOfFreedom()));
      facts.put("aic", Double.toString(c.aic()));
      facts.put("bic", Double.toString(c.bic()));
      if (gates.stream().allMatch(Gate::passed)) {
        Interval range = interval.apply(c);
        if (Double.isFinite(range.upper())) {
          estimate = Optional.of(new Estimate(c.population(), range, word, Map.of()));
        } else {
          gates.add(
              new Gate(
                  "bounded-above",
                  false,
                  "the interval must have an upper end: the likelihood of "
                      + word
                      + " falls too little even at "
                      + (long) ProfileLikelihood.FARTHEST
                      + " times the estimated number on no list"));
        }
      }
    }
    return new Verdict(table.observed(), estimate, Optional.of(bound), gates, warnings, facts);
  }

  static Function<Fit.Converged, Interval> logNormal(OverlapTable table, double level) {
    return c -> LogNormal.interval(table.observed(), c.population(), c.standardError(), level);
  }

  private Gate mleExists(Fit fit) {
    String detail = "the maximum-likelihood estimate exists";
    if (fit instanceof Fit.NoMle none) {
      detail =
          "the maximum-likelihood estimate of "
              + word
              + " does not exist for these counts: "
              + none.reason();
    } else if (fit instanceof Fit.NotIdentifiable not) {
      detail = word + " cannot be told from these counts: " + not.reason();
    } else if (fit instanceof Fit.NotConverged not) {
      detail = "the fit of " + word + " did not converge: " + not.reason();
    }
    return new Gate("mle-exists", fit instanceof Fit.Converged, detail);
  }
}
