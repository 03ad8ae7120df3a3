package org.undercount.estimators.network;

/**
 * How visible one member of the hidden population is.
 *
 * @param people of the general population who know that the respondent belongs to the hidden one
 * @param weight relative inclusion weight, above 0; 1 when all were equally likely to be asked
 */
public record Visibility(double people, double weight) {

  /**
   * From the people of known groups who know, scaled up: N a/Σ N_k (Feehan and Salganik 2016, the
   * known groups being typical in whom they know).
   *
   * @param aware people of all known groups who know that the respondent is hidden
   */
  public static Visibility ofKnown(long aware, ScaleUpSurvey survey, double weight) {
    double size = survey.groups().stream().mapToLong(KnownGroup::size).sum();
    if (size == 0) {
      throw new IllegalArgumentException("Visibility by known groups needs some, got none");
    }
    return new Visibility(survey.population() * (aware / size), weight);
  }

  public Visibility {
    if (!(people >= 0 && Double.isFinite(people))) {
      throw new IllegalArgumentException(
          "Nobody is known by fewer than 0 people, got people=" + people);
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException("A weight must be above 0 and finite, got " + weight);
    }
  }
}
