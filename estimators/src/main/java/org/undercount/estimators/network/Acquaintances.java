package org.undercount.estimators.network;

import java.util.List;

/**
 * What one respondent of the general population answers.
 *
 * @param hidden people of the hidden population the respondent knows
 * @param known people the respondent knows in each known group, in their order; empty when degrees
 *     are reported
 * @param reportedDegree people the respondent knows in all, as reported or summed; 0 when degrees
 *     come from known groups
 * @param weight sampling weight, above 0; 1 when the sample is simple
 */
public record Acquaintances(long hidden, List<Long> known, double reportedDegree, double weight) {

  public Acquaintances {
    known = List.copyOf(known);
    if (hidden < 0 || known.stream().anyMatch(k -> k < 0) || !(reportedDegree >= 0)) {
      throw new IllegalArgumentException(
          "Nobody knows fewer than 0 people, got hidden="
              + hidden
              + ", known="
              + known
              + ", degree="
              + reportedDegree);
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("A weight must be above 0 and finite, got " + weight);
    }
  }
}
