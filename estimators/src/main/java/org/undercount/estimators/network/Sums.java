package org.undercount.estimators.network;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The sums that the estimators of network scale-up are ratios of, of all or of resampled people.
 */
final class Sums {

  private final ScaleUpMethod method;
  private final double population;
  private final double[] above; // summand of the numerator, by respondent
  private final double[] below;
  private final double[] seen; // visibility times weight, by hidden respondent
  private final double[] weight;
  private final double degree;

  Sums(ScaleUpSurvey survey, List<Double> degrees, List<Visibility> hidden, ScaleUpMethod method) {
    this.method = method;
    this.population = survey.population();
    int size = survey.respondents().size();
    this.above = new double[size];
    this.below = new double[size];
    double people = 0;
    for (int i = 0; i < size; i++) {
      Acquaintances respondent = survey.respondents().get(i);
      double d = degrees.get(i);
      double w = respondent.weight();
      double y = respondent.hidden();
      people += d;
      switch (method) {
        case MLE -> {
          above[i] = w * y;
          below[i] = w * d;
        }
        case PIMLE -> {
          above[i] = d > 0 ? w * y / d : 0;
          below[i] = d > 0 ? w : 0;
        }
        case GENERALISED -> {
          above[i] = w * y;
          below[i] = w;
        }
      }
    }
    this.degree = people;
    this.seen = hidden.stream().mapToDouble(v -> v.people() * v.weight()).toArray();
    this.weight = hidden.stream().mapToDouble(Visibility::weight).toArray();
  }

  /** Sum of the degrees. */
  double degree() {
    return degree;
  }

  /** Mean number of people who know of a hidden person. */
  double visibility() {
    return ratio(seen, weight, IntStream.range(0, seen.length).toArray());
  }

  /** The estimate before any adjustment. */
  double value() {
    double value = population * ratio(above, below, IntStream.range(0, above.length).toArray());
    return method == ScaleUpMethod.GENERALISED ? value / visibility() : value;
  }

  /** The estimate from people drawn with replacement, one fewer than there are. */
  double resampled(UniformRandomProvider random) {
    double value = population * ratio(above, below, drawn(above.length, random));
    return method == ScaleUpMethod.GENERALISED
        ? value / ratio(seen, weight, drawn(seen.length, random))
        : value;
  }

  private static int[] drawn(int size, UniformRandomProvider random) {
    return random.ints(size - 1L, 0, size).toArray();
  }

  private static double ratio(double[] above, double[] below, int[] rows) {
    double numerator = 0;
    double denominator = 0;
    for (int row : rows) {
      numerator += above[row];
      denominator += below[row];
    }
    return numerator / denominator;
  }
}
