package org.undercount.jobs.plain;

import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;

/**
 * What {@code mse} was asked.
 *
 * @param models {@code all}, {@code independence}, {@code pairwise} or a formula
 * @param average report the average over models
 * @param bootstrap replicates, where the method draws any
 * @param seed of everything random
 */
public record MseRequest(
    MseMethod method,
    String models,
    Criterion criterion,
    IntervalKind interval,
    double level,
    boolean average,
    int bootstrap,
    long seed) {}
