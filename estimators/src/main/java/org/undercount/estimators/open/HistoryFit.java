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
 * @param turnover who was there, came and left
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
    Turnover turnover,
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
    if (headline.isPresent() != gates.stream().allMatch(Gate::passed)) {
      throw new IllegalArgumentException(
          "A headline is present exactly when all gates pass: present=" + headline.isPresent());
    }
  }

  public boolean refused() {
    return headline.isEmpty();
  }

  /** {@link Turnover#stock()}. */
  public List<Occasion> stock() {
    return turnover.stock();
  }

  /** {@link Turnover#entrants()}. */
  public List<Occasion> entrants() {
    return turnover.entrants();
  }

  /** {@link Turnover#losses()}. */
  public List<Occasion> losses() {
    return turnover.losses();
  }

  /** {@link Turnover#fates()}. */
  public List<Fate> fates() {
    return turnover.fates();
  }
}
