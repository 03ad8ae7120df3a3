package org.undercount.datasets.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the checks of a source warn or fail.
 *
 * @param maxRejectedShare rejected rows of all rows; above it the check fails
 * @param maxIssueShare rows of a column that could not be interpreted; above it the check warns
 * @param maxImplausibleShare rows whose facts contradict one another; above it the check warns
 * @param maxDuplicateShare rows of a person already reported in the same delivery; above it the
 *     check warns
 * @param maxVolumeFactor rows against the earlier quarter, up or down; beyond it the check warns,
 *     and fails beyond its square
 * @param minCompleteness least share of filled rows by column; below it the check warns
 */
public record CheckLimits(
    double maxRejectedShare,
    double maxIssueShare,
    double maxImplausibleShare,
    double maxDuplicateShare,
    double maxVolumeFactor,
    SortedMap<String, Double> minCompleteness) {

  /** What holds where a contract says nothing. */
  public static final CheckLimits DEFAULT =
      new CheckLimits(0.10, 0.10, 0.05, 0.05, 3, new TreeMap<>());

  public CheckLimits {
    minCompleteness = Collections.unmodifiableSortedMap(new TreeMap<>(minCompleteness));
  }
}
