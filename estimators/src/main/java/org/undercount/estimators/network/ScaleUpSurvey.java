package org.undercount.estimators.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers of a sample of the general population about whom they know.
 *
 * @param population people in the general population, N
 * @param groups known groups; empty when respondents report their degree
 * @param respondents at least 2
 */
public record ScaleUpSurvey(
    long population, List<KnownGroup> groups, List<Acquaintances> respondents) {

  public ScaleUpSurvey {
    groups = List.copyOf(groups);
    respondents = List.copyOf(respondents);
    if (respondents.size() < 2 || population < respondents.size()) {
      throw new IllegalArgumentException(
          "A survey needs at least 2 respondents and no more than the population, got respondents="
              + respondents.size()
              + ", population="
              + population);
    }
    for (KnownGroup group : groups) {
      if (group.size() >= population) {
        throw new IllegalArgumentException(
            "A known group must be smaller than the population: "
                + group.name()
                + "="
                + group.size()
                + ", population="
                + population);
      }
    }
    for (Acquaintances respondent : respondents) {
      if (respondent.known().size() != groups.size()) {
        throw new IllegalArgumentException(
            "Each respondent must answer for each known group: groups="
                + groups.size()
                + ", answers="
                + respondent.known().size());
      }
      if (groups.isEmpty() && respondent.reportedDegree() < 1) {
        throw new IllegalArgumentException(
            "A reported degree must be at least 1, got " + respondent.reportedDegree());
      }
    }
  }

  /**
   * People each respondent knows: as reported, or N Σ y_k/Σ N_k over the known groups (Killworth et
   * al. 1998).
   */
  public List<Double> degrees() {
    return degreesWithout(-1);
  }

  /** The same without one known group; reported degrees where there are none. */
  List<Double> degreesWithout(int group) {
    if (groups.isEmpty()) {
      return respondents.stream().map(Acquaintances::reportedDegree).toList();
    }
    double people = 0;
    for (int k = 0; k < groups.size(); k++) {
      people += k == group ? 0 : groups.get(k).size();
    }
    List<Double> degrees = new ArrayList<>();
    for (Acquaintances respondent : respondents) {
      long known = 0;
      for (int k = 0; k < groups.size(); k++) {
        known += k == group ? 0 : respondent.known().get(k);
      }
      degrees.add(population * (known / people));
    }
    return List.copyOf(degrees);
  }
}
