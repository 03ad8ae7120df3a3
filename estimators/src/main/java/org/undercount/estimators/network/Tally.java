package org.undercount.estimators.network;

/**
 * Respondents of a sample or a bootstrap replicate by outcome and degree, with who recruited whom,
 * and the share with the outcome that each method makes of them.
 */
final class Tally {

  private final int[] degrees; // of the classes, ascending
  private final int[][] people; // by outcome and class
  private final long[][] from; // recruitments by outcome of recruiter and recruit

  Tally(int[] degrees) {
    this.degrees = degrees;
    this.people = new int[2][degrees.length];
    this.from = new long[2][2];
  }

  void addSeed(int outcome, int degreeClass) {
    people[outcome][degreeClass]++;
  }

  void addRecruit(int recruiterOutcome, int outcome, int degreeClass) {
    people[outcome][degreeClass]++;
    from[recruiterOutcome][outcome]++;
  }

  /**
   * The share with the outcome; NaN where recruitments do not show it.
   *
   * @param population used by Gile's estimator alone
   */
  double share(RdsMethod method, long population) {
    double with = 0;
    double all = 0;
    double[][] weights = weights(method, population);
    for (int outcome = 0; outcome < 2; outcome++) {
      for (int k = 0; k < degrees.length; k++) {
        if (people[outcome][k] > 0) {
          double weight = people[outcome][k] * weights[outcome][k];
          all += weight;
          with += outcome == 1 ? weight : 0;
        }
      }
    }
    return with / all;
  }

  /** One respondent's weight by outcome and degree class, in any scale. */
  double[][] weights(RdsMethod method, long population) {
    return switch (method) {
      case RDS_I -> byOutcome();
      case RDS_II -> both(inverse(degrees));
      case GILE_SS -> both(successive(population));
    };
  }

  /** Mean degree in the population of the people with an outcome, under the weights given. */
  double meanDegree(int outcome, double[][] weights) {
    double sum = 0;
    double all = 0;
    for (int k = 0; k < degrees.length; k++) {
      double weight = people[outcome][k] * weights[outcome][k];
      sum += weight * degrees[k];
      all += weight;
    }
    return sum / all;
  }

  int people(int outcome, int degreeClass) {
    return people[outcome][degreeClass];
  }

  long recruitments(int recruiterOutcome, int outcome) {
    return from[recruiterOutcome][outcome];
  }

  /**
   * Salganik and Heckathorn (2004): P₁ = S₀₁D₀/(S₀₁D₀ + S₁₀D₁), S_gh the share of h among the
   * recruits of g, D_g the harmonic mean degree of the respondents in g; spread evenly over the
   * group.
   */
  private double[][] byOutcome() {
    int[] size = new int[2];
    double[] harmonic = new double[2];
    for (int outcome = 0; outcome < 2; outcome++) {
      double inverse = 0;
      for (int k = 0; k < degrees.length; k++) {
        size[outcome] += people[outcome][k];
        inverse += (double) people[outcome][k] / degrees[k];
      }
      harmonic[outcome] = size[outcome] / inverse;
    }
    if (size[0] == 0 || size[1] == 0) {
      return both(inverse(degrees));
    }
    double to1 = (double) from[0][1] / (from[0][0] + from[0][1]);
    double to0 = (double) from[1][0] / (from[1][0] + from[1][1]);
    double share1 = to1 * harmonic[0] / (to1 * harmonic[0] + to0 * harmonic[1]);
    double[][] weights = new double[2][degrees.length];
    for (int k = 0; k < degrees.length; k++) {
      weights[0][k] = (1 - share1) / size[0];
      weights[1][k] = share1 / size[1];
    }
    return weights;
  }

  private double[] successive(long population) {
    int[] counts = new int[degrees.length];
    for (int k = 0; k < counts.length; k++) {
      counts[k] = people[0][k] + people[1][k];
    }
    double time = SuccessiveSampling.time(degrees, counts, population);
    double[] weights = new double[degrees.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = -1 / Math.expm1(-degrees[k] * time);
    }
    return weights;
  }

  private static double[] inverse(int[] degrees) {
    double[] weights = new double[degrees.length];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 1.0 / degrees[k];
    }
    return weights;
  }

  private static double[][] both(double[] weights) {
    return new double[][] {weights, weights};
  }
}
