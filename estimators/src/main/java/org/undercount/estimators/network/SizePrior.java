package org.undercount.estimators.network;

/** What is held of a population's size N before the sample, of which n were seen. */
public sealed interface SizePrior permits SizePrior.Proportion, SizePrior.Flat {

  /** No larger population is thought of. */
  long most();

  /** log P(N) up to a constant. */
  double logMass(long size, long sampled);

  /** The least N with P(N or fewer) at least p, before the cut at the most. */
  double quantile(double p, long sampled);

  /** Checks that populations of at least the sample's size are thought of. */
  default void check(long sampled) {
    if (most() <= sampled) {
      throw new IllegalArgumentException(
          "The prior must allow more people than the "
              + sampled
              + " respondents, most is "
              + most());
    }
  }

  /**
   * The sample's share n/N is Beta(1, β), with β from a median: P(N ≤ m) = (1 − n/(m + 1))^β.
   * Handcock, Gile and Mar (2014), Electron. J. Stat. 8, section 4.3. Its tail falls as 1/N², so
   * that without a most there is no mean.
   *
   * @param median half the belief lies below
   * @param most people
   */
  record Proportion(long median, long most) implements SizePrior {

    private static final double FAR = 100; // times the sample, where differences lose digits

    public Proportion {
      if (!(median > 1 && most > median)) {
        throw new IllegalArgumentException(
            "A prior median must be above 1 and below the most, got median="
                + median
                + ", most="
                + most);
      }
    }

    @Override
    public void check(long sampled) {
      if (median <= sampled) {
        throw new IllegalArgumentException(
            "The prior median must be above the " + sampled + " respondents, got " + median);
      }
    }

    private double beta(long sampled) {
      return Math.log(0.5) / Math.log1p(-(double) sampled / ((double) median + 1));
    }

    @Override
    public double logMass(long size, long sampled) {
      double beta = beta(sampled);
      double n = (double) sampled;
      double at = (double) size + 0.5;
      if (at > FAR * n) {
        return Math.log(beta * n) - 2 * Math.log(at) + (beta - 1) * Math.log1p(-n / at);
      }
      return Math.log(
          Math.pow(1 - n / (size + 1.0), beta) - Math.pow(Math.max(0, 1 - n / size), beta));
    }

    @Override
    public double quantile(double p, long sampled) {
      double share = 1 - Math.pow(p, 1 / beta(sampled)); // n/N
      return Math.min((double) most, Math.max((double) sampled, (double) sampled / share - 1));
    }
  }

  /**
   * Every size up to the most alike.
   *
   * @param most people
   */
  record Flat(long most) implements SizePrior {

    public Flat {
      if (most < 2) {
        throw new IllegalArgumentException("A flat prior needs a most of at least 2, got " + most);
      }
    }

    @Override
    public double logMass(long size, long sampled) {
      return 0;
    }

    @Override
    public double quantile(double p, long sampled) {
      return Math.rint((double) sampled + p * (double) (most - sampled));
    }
  }
}
