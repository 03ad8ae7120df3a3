package org.undercount.estimators.network;

import java.util.Optional;

/**
 * One respondent of a respondent-driven sample.
 *
 * @param id unique in the sample
 * @param recruiter id of who handed over the coupon; empty for a seed
 * @param degree people of the population the respondent knows, at least 1
 * @param outcome whether the respondent has the characteristic
 */
public record Recruit(String id, Optional<String> recruiter, int degree, boolean outcome) {

  public Recruit {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A respondent must have an id, got a blank");
    }
    if (degree < 1) {
      throw new IllegalArgumentException(
          "A respondent who was recruited knows at least 1 person, got degree=" + degree);
    }
  }

  boolean isSeed() {
    return recruiter.isEmpty();
  }
}
