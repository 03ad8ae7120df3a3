package org.undercount.estimators.occupancy;

import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.likelihood.Variables;

/**
 * Sites with what surveys found.
 *
 * @param sites how many
 * @param seasons names in order of time
 * @param surveys in any order; a season without surveys of a site is one that says nothing of it
 * @param ofSites a row per site
 * @param ofSeasons a row per site and season but the last, seasons within sites
 * @param ofSurveys a row per survey
 */
public record SurveyedSites(
    int sites,
    List<String> seasons,
    List<Survey> surveys,
    Variables ofSites,
    Variables ofSeasons,
    Variables ofSurveys) {

  public SurveyedSites {
    seasons = List.copyOf(seasons);
    surveys = List.copyOf(surveys);
    if (sites < 1 || seasons.isEmpty() || surveys.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected sites, seasons and surveys, got "
              + sites
              + ", "
              + seasons.size()
              + " and "
              + surveys.size());
    }
    if (ofSites.rows() != sites
        || ofSeasons.rows() != sites * (seasons.size() - 1)
        || ofSurveys.rows() != surveys.size()) {
      throw new IllegalArgumentException(
          "Variables need a row for each site, each site and season but the last, and each survey,"
              + " got "
              + ofSites.rows()
              + ", "
              + ofSeasons.rows()
              + " and "
              + ofSurveys.rows());
    }
    boolean[] surveyed = new boolean[sites];
    for (Survey survey : surveys) {
      if (survey.site() >= sites || survey.season() >= seasons.size()) {
        throw new IllegalArgumentException(
            "A survey is of site "
                + survey.site()
                + " in season "
                + survey.season()
                + ", there are "
                + sites
                + " and "
                + seasons.size());
      }
      surveyed[survey.site()] = true;
    }
    for (int site = 0; site < sites; site++) {
      if (!surveyed[site]) {
        throw new IllegalArgumentException(
            "Every site must be surveyed once at least, site " + site + " was not");
      }
    }
  }

  /** Indices of the surveys of each site in each season. */
  int[][][] bySiteAndSeason() {
    int[][][] index = new int[sites][seasons.size()][0];
    for (int s = 0; s < surveys.size(); s++) {
      Survey survey = surveys.get(s);
      int[] before = index[survey.site()][survey.season()];
      int[] with = Arrays.copyOf(before, before.length + 1);
      with[before.length] = s;
      index[survey.site()][survey.season()] = with;
    }
    return index;
  }

  /** Sites at which something was detected in a season. */
  long detectedIn(int season) {
    return surveys.stream()
        .filter(s -> s.detected() && s.season() == season)
        .mapToInt(Survey::site)
        .distinct()
        .count();
  }
}
