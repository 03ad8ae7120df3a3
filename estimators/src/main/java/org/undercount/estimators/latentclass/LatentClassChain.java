package org.undercount.estimators.latentclass;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.OverlapTable;

/**
 * One blocked Gibbs chain of the truncated Dirichlet-process mixture of Manrique-Vallier (2016),
 * Biometrics 72, section 4 and web appendix A. Within class k lists are independent with
 * probabilities λ_jk ~ Beta(1, 1); class weights π come from stick breaking with V_k ~ Beta(1, α),
 * α ~ Gamma(shape, rate); p(N) ∝ 1/N. A scan draws
 *
 * <ol>
 *   <li>the classes of the people in every observed cell, multinomial;
 *   <li>the people in cells that were not observed: their number is negative binomial (n, 1 − p), p
 *       the probability of those cells, split over cells and classes;
 *   <li>λ, V and α from their conditionals.
 * </ol>
 *
 * <p>Cells that cannot occur are drawn like the cell of no list and then not counted, as in
 * Manrique-Vallier and Reiter (2014), J. Comput. Graph. Stat. 23.
 */
final class LatentClassChain {

  /** Beyond this many times the observed people a chain has lost its way: stop. */
  private static final double FARTHEST = 1e5;

  /** Step of SplitMix (Steele, Lea and Flood 2014): keeps the seeds of chains apart. */
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final double MOST_POISSON_MEAN = 1 << 29;

  private final UniformRandomProvider random;
  private final BinomialSampler binomial;
  private final LatentClassPrior prior;
  private final int lists;
  private final int classes;
  private final int[] cells;
  private final long[] counts;
  private final int[] hidden; // the cell of no list first, then those that cannot occur
  private final long observed;

  private final double[][] lambda; // [class][list]
  private final double[] weight;
  private final double[] massOf; // of one cell, by class
  private final double[] hiddenMass; // [cell * classes + class]
  private final long[] members;
  private final long[][] present; // [class][list]
  private double alpha = 1;
  private double population;

  LatentClassChain(OverlapTable table, LatentClassPrior prior, long seed, int chain) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + GOLDEN_GAMMA * (chain + 1));
    this.binomial = new BinomialSampler(random);
    this.prior = prior;
    this.lists = table.lists().size();
    this.classes = prior.classes();
    this.cells = table.counts().keySet().stream().mapToInt(Integer::intValue).toArray();
    this.counts = table.counts().values().stream().mapToLong(Long::longValue).toArray();
    this.observed = table.observed();
    this.hidden = new int[1 + table.impossible().size()];
    int next = 1;
    for (int pattern : table.impossible()) {
      hidden[next++] = pattern;
    }
    this.lambda = new double[classes][lists];
    this.weight = new double[classes];
    this.massOf = new double[classes];
    this.hiddenMass = new double[hidden.length * classes];
    this.members = new long[classes];
    this.present = new long[classes][lists];
    for (double[] row : lambda) {
      for (int j = 0; j < lists; j++) {
        row[j] = random.nextDouble();
      }
    }
    Arrays.fill(weight, 1.0 / classes);
  }

  /**
   * Advances the chain.
   *
   * @param into receives N after every scan
   * @return false when the chain ran beyond all bounds, which ends it
   */
  boolean run(double[] into) {
    for (int i = 0; i < into.length; i++) {
      if (!scan()) {
        return false;
      }
      into[i] = population;
    }
    return true;
  }

  private boolean scan() {
    Arrays.fill(members, 0);
    for (long[] row : present) {
      Arrays.fill(row, 0);
    }
    for (int c = 0; c < cells.length; c++) {
      allocate(cells[c], counts[c], massOf, 0, masses(cells[c], massOf, 0));
    }
    double mass = 0;
    for (int h = 0; h < hidden.length; h++) {
      mass += masses(hidden[h], hiddenMass, h * classes);
    }
    double mean = gamma((double) observed) * mass / Math.max(1 - mass, Double.MIN_NORMAL);
    if (!(mean < FARTHEST * (double) observed)) {
      return false;
    }
    long unseen = poisson(mean);
    population = (double) observed;
    for (int h = 0; h < hidden.length; h++) {
      double here = sum(hiddenMass, h * classes);
      long people = h == hidden.length - 1 ? unseen : binomial.sample(unseen, here / mass);
      unseen -= people;
      mass -= here;
      allocate(hidden[h], people, hiddenMass, h * classes, here);
      population += h == 0 ? (double) people : 0;
    }
    drawLists();
    drawWeights();
    return true;
  }

  /** The probability of a cell within each class times the class's weight; returns their sum. */
  private double masses(int cell, double[] into, int from) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      double mass = weight[k];
      double[] row = lambda[k];
      for (int j = 0; j < lists; j++) {
        mass *= (cell >> j & 1) == 1 ? row[j] : 1 - row[j];
      }
      into[from + k] = mass;
      sum += mass;
    }
    return sum;
  }

  private double sum(double[] masses, int from) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += masses[from + k];
    }
    return sum;
  }

  private void allocate(int cell, long people, double[] masses, int from, double total) {
    long left = people;
    double rest = total;
    for (int k = 0; k < classes && left > 0; k++) {
      double mass = masses[from + k];
      long here = k == classes - 1 ? left : binomial.sample(left, rest > 0 ? mass / rest : 1);
      rest -= mass;
      left -= here;
      members[k] += here;
      for (int j = 0; j < lists; j++) {
        present[k][j] += (cell >> j & 1) == 1 ? here : 0;
      }
    }
  }

  private void drawLists() {
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < lists; j++) {
        if (members[k] == 0) {
          lambda[k][j] = random.nextDouble();
        } else {
          double on = gamma(1 + (double) present[k][j]);
          lambda[k][j] = on / (on + gamma(1 + (double) (members[k] - present[k][j])));
        }
      }
    }
  }

  private void drawWeights() {
    long after = 0;
    for (long m : members) {
      after += m;
    }
    double stick = 1;
    double logRest = 0;
    for (int k = 0; k < classes - 1; k++) {
      after -= members[k];
      double taken = gamma(1 + (double) members[k]);
      double logLeft = logGammaDeviate(alpha + (double) after);
      double left = Math.exp(logLeft);
      logRest += logLeft - Math.log(taken + left);
      weight[k] = stick * (taken / (taken + left));
      stick *= left / (taken + left);
    }
    weight[classes - 1] = stick;
    alpha = gamma(prior.shape() + classes - 1) / (prior.rate() - logRest);
  }

  /** In parts where the mean is more than the library's sampler takes: Poisson counts add up. */
  private long poisson(double mean) {
    long sum = 0;
    double left = mean;
    while (left > MOST_POISSON_MEAN) {
      sum += PoissonSampler.of(random, MOST_POISSON_MEAN).sample();
      left -= MOST_POISSON_MEAN;
    }
    return sum + (left > 0 ? PoissonSampler.of(random, left).sample() : 0);
  }

  private double gamma(double shape) {
    return AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample();
  }

  /** The logarithm of a gamma deviate, finite for any small shape: G(a) = G(a + 1) U^(1/a). */
  private double logGammaDeviate(double shape) {
    return shape >= 1 ? Math.log(gamma(shape)) : Math.log(gamma(shape + 1)) - exponential() / shape;
  }

  private double exponential() {
    return -Math.log1p(-random.nextDouble());
  }
}
