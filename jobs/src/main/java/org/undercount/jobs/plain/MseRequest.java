package org.undercount.jobs.plain;

import java.util.OptionalLong;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;

/**
 * What {@code mse} was asked.
 *
 * @param models {@code all}, {@code independence}, {@code pairwise} or a formula
 * @param captureModels what is made of the models of captures
 * @param average report the average over models
 * @param division what is done about the parts of a divided population
 * @param greatestPopulation where a prior of the population ends; empty: where it plays no part
 * @param bootstrap replicates, where the method draws any
 * @param draws kept of a posterior, where the method samples one
 * @param seed of everything random
 */
public record MseRequest(
    MseMethod method,
    String models,
    Criterion criterion,
    IntervalKind interval,
    CaptureAnswer captureModels,
    double level,
    boolean average,
    Division division,
    OptionalLong greatestPopulation,
    int bootstrap,
    int draws,
    long seed) {}
