package org.undercount.datasets.broken;

import org.undercount.geo.broken.SeesEstimators;

/** Breaks a rule on purpose. */
public record CallsGeo(SeesEstimators other) {}
