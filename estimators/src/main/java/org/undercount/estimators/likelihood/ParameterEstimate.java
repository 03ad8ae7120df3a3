package org.undercount.estimators.likelihood;

import java.util.Optional;
import org.undercount.estimators.Interval;

/**
 * A parameter as estimated.
 *
 * @param name with its occasion and covariates, {@code phi[3]}
 * @param quantity its value, or why it has none
 * @param interval empty where the data do not tell the parameter
 */
public record ParameterEstimate(
    String name, Maximum.Quantity quantity, Optional<Interval> interval) {}
