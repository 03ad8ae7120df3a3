package org.undercount.estimators.auto;

import java.util.List;
import org.undercount.estimators.Interval;
import org.undercount.estimators.TwoPieceLogNormal;

/**
 * Several opinions on the number unseen as one: their weighted mixture (linear opinion pool; Stone
 * 1961), which is wide where they disagree.
 *
 * @param weights of the opinions, positive, summing to 1
 */
record Pool(List<TwoPieceLogNormal> opinions, List<Double> weights) {

  private static final int HALVINGS = 200;

  Pool {
    opinions = List.copyOf(opinions);
    weights = List.copyOf(weights);
    if (opinions.isEmpty() || opinions.size() != weights.size()) {
      throw new IllegalArgumentException(
          "A pool needs one weight per opinion and one opinion at least, got "
              + opinions.size()
              + " opinions and "
              + weights.size()
              + " weights");
    }
  }

  /** The p-quantile of the number unseen, p in (0, 1). */
  double quantile(double p) {
    double low = opinions.stream().mapToDouble(o -> o.quantile(p)).min().orElseThrow();
    double high = opinions.stream().mapToDouble(o -> o.quantile(p)).max().orElseThrow();
    for (int i = 0; i < HALVINGS && high - low > 1e-9 * high; i++) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The population at the median. */
  double value(long observed) {
    return observed + quantile(0.5);
  }

  Interval interval(long observed, double level, String kind) {
    double value = value(observed);
    return new Interval(
        Math.min(value, observed + quantile((1 - level) / 2)),
        Math.max(value, observed + quantile((1 + level) / 2)),
        level,
        kind);
  }

  private double cumulative(double unseen) {
    double sum = 0;
    for (int i = 0; i < opinions.size(); i++) {
      sum += weights.get(i) * opinions.get(i).cumulative(unseen);
    }
    return sum;
  }
}
