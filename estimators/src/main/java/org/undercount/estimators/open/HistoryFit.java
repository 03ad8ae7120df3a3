package org.undercount.estimators.open;

import java.util.List;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.ParameterEstimate;

/**
 * A model of histories as fitted.
 *
 * @param estimand what the headline is
 * @param observed units seen at least once
 * @param headline the superpopulation, growth or survival; empty exactly where a gate failed
 * @param gates in the order they were tried
 * @param warnings sentences a reader must see beside the numbers
 * @param parameters by name
 * @param coefficients on the scales of the links
 * @param stock units there at each occasion; empty where the model does not know
 * @param entrants units that came between occasions, from the second occasion on; empty as stock
 * @param summary of the fit
 * @param conditional log-likelihood given that units were seen at all; the summary's where the
 *     model has no other
 */
public record HistoryFit(
    String estimand,
    long observed,
    Optional<Estimate> headline,
    List<Gate> gates,
    List<String> warnings,
    List<ParameterEstimate> parameters,
    List<ParameterEstimate> coefficients,
    List<Occasion> stock,
    List<Occasion> entrants,
    FitSummary summary,
    double conditional) {

  /**
   * A number at an occasion.
   *
   * @param occasion counted from 1
   * @param estimate empty where the data do not tell it
   */
  public record Occasion(int occasion, Optional<Estimate> estimate) {}

  public HistoryFit {
    gates = List.copyOf(gates);
    warnings = List.copyOf(warnings);
    parameters = List.copyOf(parameters);
    coefficients = List.copyOf(coefficients);
    stock = List.copyOf(stock);
    entrants = List.copyOf(entrants);
    if (headline.isPresent() != gates.stream().allMatch(Gate::passed)) {
      throw new IllegalArgumentException(
          "A headline is present exactly when all gates pass: present=" + headline.isPresent());
    }
  }

  public boolean refused() {
    return headline.isEmpty();
  }
}
