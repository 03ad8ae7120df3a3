package org.undercount.estimators.occupancy;

import org.undercount.estimators.likelihood.Formula;

/**
 * What the parameters of a model of occupancy depend on.
 *
 * @param psi active in the first season, by site
 * @param colonisation opening after a season, by site and season
 * @param extinction closing after a season, by site and season
 * @param detection by survey
 * @param certainty share of true detections that are certain, by survey
 * @param falsePositive report of activity where there is none, by survey
 * @param falsePositives whether the last two are part of the model
 */
public record OccupancyFormulas(
    Formula psi,
    Formula colonisation,
    Formula extinction,
    Formula detection,
    Formula certainty,
    Formula falsePositive,
    boolean falsePositives) {

  /** Without false positives. */
  public static OccupancyFormulas exact(
      Formula psi, Formula colonisation, Formula extinction, Formula detection) {
    return new OccupancyFormulas(
        psi, colonisation, extinction, detection, Formula.CONSTANT, Formula.CONSTANT, false);
  }

  /** With false positives at one rate and a constant share of certain detections. */
  public OccupancyFormulas withFalsePositives() {
    return new OccupancyFormulas(
        psi, colonisation, extinction, detection, certainty, falsePositive, true);
  }
}
