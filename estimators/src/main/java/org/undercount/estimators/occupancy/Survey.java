package org.undercount.estimators.occupancy;

/**
 * One look at a site.
 *
 * @param site index of the site
 * @param season index of the season
 * @param detected whether it was found active
 * @param certain whether that was beyond doubt; never without a detection
 */
public record Survey(int site, int season, boolean detected, boolean certain) {

  public Survey {
    if (site < 0 || season < 0) {
      throw new IllegalArgumentException(
          "A survey must be of a site in a season, got " + site + " and " + season);
    }
    if (certain && !detected) {
      throw new IllegalArgumentException("Only a detection can be certain, got none");
    }
  }
}
