package org.undercount.geo.broken;

import org.undercount.estimators.broken.SeesSpark;

/** Breaks a rule on purpose. */
public record SeesEstimators(SeesSpark other) {}
