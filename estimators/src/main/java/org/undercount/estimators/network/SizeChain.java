package org.undercount.estimators.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.undercount.estimators.BinomialSampler;

/**
 * One Markov chain of {@link SuccessiveSamplingSize}. Successive sampling is the order of arrival
 * at rates that are the degrees (Andreatta and Kaufman 1986, JASA 81): with ψ the times between
 * arrivals and Ψ their sum, those who have not arrived by then are independent, each of degree k
 * with chance f(k) e^(−kΨ) among γ = Σ f(k) e^(−kΨ), and
 *
 * <p>p(order, ψ | N, f) = N!/(N − n)! Π uᵢ f(uᵢ) exp(−Σ ψₖ Σ over j ≥ k of uⱼ) γ^(N − n).
 *
 * <p>A step draws the degrees of the N − n unseen given ψ and ψ given those (Handcock, Gile and Mar
 * 2014, appendix); then, without them, moves the length of all ψ and the two parameters of f by a
 * random walk and N with them, proposed negative binomial given γ, so that N is not held back by a
 * Ψ that goes with the old one.
 */
final class SizeChain {

  private static final int MOVES = 3;
  private static final double LARGEST_MEAN = 1e12;

  private final int[] degrees; // in order of recruitment
  private final SizePrior prior;
  private final UniformRandomProvider random;
  private final BinomialSampler binomial;
  private final ContinuousSampler exponential;
  private final ContinuousSampler gamma;
  private final double[] guess; // mean and variance of degrees
  private final double[] sums; // of degrees and of log degree!
  private final RandomWalk walk;
  private SizeDistribution sizes;
  private double time; // Ψ
  private double waiting; // Σ ψₖ Σ over j ≥ k of uⱼ
  private long population;

  /** A chain that starts at a population. */
  SizeChain(int[] degrees, SizePrior prior, long start, UniformRandomProvider random) {
    this.degrees = degrees.clone();
    this.prior = prior;
    this.random = random;
    this.binomial = new BinomialSampler(random);
    this.exponential = ZigguratSampler.Exponential.of(random);
    this.gamma = AhrensDieterMarsagliaTsangGammaSampler.of(random, degrees.length, 1);
    double inverse = Arrays.stream(degrees).mapToDouble(d -> 1.0 / d).sum();
    double mean = degrees.length / inverse;
    double variance = Arrays.stream(degrees).sum() / inverse - mean * mean;
    this.guess = new double[] {mean, Math.max(0.25, variance)};
    double[] logFactorials =
        SizeDistribution.logFactorials(2 * Arrays.stream(degrees).max().orElseThrow());
    this.sizes = new SizeDistribution(Math.log(mean), 1, logFactorials);
    this.sums =
        new double[] {
          Arrays.stream(degrees).sum(),
          Arrays.stream(degrees).mapToDouble(d -> logFactorials[d - 1]).sum()
        };
    double[] spread = sizes.spread(degrees.length);
    this.walk = new RandomWalk(new double[] {0.3, spread[0], spread[1]}, random);
    this.population = Math.max(start, degrees.length);
    drawTimes();
  }

  /** Draws of N, one in {@code thin}, after a time to forget the start. */
  double[] draw(int forgotten, int kept, int thin) {
    for (int i = 0; i < forgotten; i++) {
      step();
      walk.learn(new double[] {Math.log(time), sizes.logRate(), sizes.dispersion()});
    }
    double[] drawn = new double[kept];
    for (int i = 0; i < kept; i++) {
      for (int j = 0; j < thin; j++) {
        step();
      }
      drawn[i] = (double) population;
    }
    return drawn;
  }

  private void step() {
    drawTimes();
    double here = logDensity(sizes, 1, population);
    for (int i = 0; i < MOVES; i++) {
      double[] by = walk.step();
      SizeDistribution proposed = sizes.moved(by[1], by[2]);
      double scale = Math.exp(by[0]);
      long size = proposal(proposed.seen(scale * time));
      if (size > prior.most()) {
        continue;
      }
      double there = logDensity(proposed, scale, size);
      if (Math.log(random.nextDouble()) < there - here) {
        sizes = proposed;
        time *= scale;
        waiting *= scale;
        population = size;
        here = logDensity(sizes, 1, population);
      }
    }
  }

  /** ψ given the unseen, who are drawn first. */
  private void drawTimes() {
    double[] chances = sizes.unseen(time);
    double rest = Arrays.stream(chances).sum();
    long people = population - degrees.length;
    double left = 0;
    for (int i = 0; i < chances.length && people > 0; i++) {
      long drawn =
          i + 1 == chances.length
              ? people
              : binomial.sample(people, Math.min(1, chances[i] / rest));
      left += (double) drawn * (i + 1);
      people -= drawn;
      rest -= chances[i];
    }
    time = 0;
    waiting = 0;
    double later = 0;
    for (int i = degrees.length - 1; i >= 0; i--) {
      later += degrees[i];
      double between = exponential.sample() / (left + later);
      time += between;
      waiting += between * later;
    }
  }

  /** N from its negative binomial, n successes of chance 1 − γ; beyond any most where too many. */
  private long proposal(double seen) {
    double mean = gamma.sample() * (1 - seen) / seen;
    if (!(mean < LARGEST_MEAN)) {
      return Long.MAX_VALUE;
    }
    return (long) degrees.length + (mean > 0 ? PoissonSampler.of(random, mean).sample() : 0);
  }

  /**
   * Log density of the ψ times a scale, of f and of N, over that of N's proposal, which leaves N
   * π(N) (1 − γ)^(−n) of the factors with N.
   */
  private double logDensity(SizeDistribution of, double scale, long size) {
    int n = degrees.length;
    return of.logLikelihood(n, sums[0], sums[1])
        + of.logPrior(guess[0], guess[1])
        + n * Math.log(scale)
        - waiting * scale
        - n * Math.log(of.seen(scale * time))
        + prior.logMass(size, n)
        + Math.log((double) size);
  }
}
