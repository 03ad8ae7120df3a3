package org.undercount.estimators.broken;

import org.undercount.datasets.key.Quarter;

/** Breaks a rule on purpose. */
public record SeesDatasets(Quarter quarter) {}
