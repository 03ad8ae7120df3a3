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
 *   <li>λ and V from their conditionals, the order of the classes, and α.
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

  /** Most classes there may be, K* in the paper. */
  static final int CLASSES = 10;

  /** α ~ Gamma(shape, rate): the paper's vague choice, section 3.2. */
  private static final double SHAPE = 0.25;

  private static final double RATE = 0.25;

  private static final int RELABELLINGS = 2; // proposals per scan

  private final UniformRandomProvider random;
  private final BinomialSampler binomial;
  private final int lists;
  private final int[] cells;
  private final long[] counts;
  private final int[] hidden; // the cell of no list first, then those that cannot occur
  private final long observed;

  private final double[][] lambda; // [class][list]
  private final double[] weight;
  private final double[] logWeight; // small α makes weights far below the smallest double
  private final double[] massOf; // of one cell, by class
  private final double[] hiddenMass; // [cell * classes + class]
  private final long[] members;
  private final long[][] present; // [class][list]
  private double alpha = 1;
  private double population;

  LatentClassChain(OverlapTable table, long seed, int chain) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + GOLDEN_GAMMA * (chain + 1));
    this.binomial = new BinomialSampler(random);
    this.lists = table.lists().size();
    this.cells = table.counts().keySet().stream().mapToInt(Integer::intValue).toArray();
    this.counts = table.counts().values().stream().mapToLong(Long::longValue).toArray();
    this.observed = table.observed();
    this.hidden = new int[1 + table.impossible().size()];
    int next = 1;
    for (int pattern : table.impossible()) {
      hidden[next++] = pattern;
    }
    this.lambda = new double[CLASSES][lists];
    this.weight = new double[CLASSES];
    this.logWeight = new double[CLASSES];
    this.massOf = new double[CLASSES];
    this.hiddenMass = new double[hidden.length * CLASSES];
    this.members = new long[CLASSES];
    this.present = new long[CLASSES][lists];
    for (double[] row : lambda) {
      for (int j = 0; j < lists; j++) {
        row[j] = random.nextDouble();
      }
    }
    Arrays.fill(weight, 1.0 / CLASSES);
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
      mass += masses(hidden[h], hiddenMass, h * CLASSES);
    }
    double mean = gamma((double) observed) * mass / Math.max(1 - mass, Double.MIN_NORMAL);
    if (!(mean < FARTHEST * (double) observed)) {
      return false;
    }
    long unseen = poisson(mean);
    population = (double) observed;
    for (int h = 0; h < hidden.length; h++) {
      double here = sum(hiddenMass, h * CLASSES);
      long people = h == hidden.length - 1 ? unseen : binomial.sample(unseen, here / mass);
      unseen -= people;
      mass -= here;
      allocate(hidden[h], people, hiddenMass, h * CLASSES, here);
      population += h == 0 ? (double) people : 0;
    }
    drawLists();
    drawWeights();
    return true;
  }

  /** The probability of a cell within each class times the class's weight; returns their sum. */
  private double masses(int cell, double[] into, int from) {
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
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
    for (int k = 0; k < CLASSES; k++) {
      sum += masses[from + k];
    }
    return sum;
  }

  private void allocate(int cell, long people, double[] masses, int from, double total) {
    long left = people;
    double massLeft = total;
    for (int k = 0; k < CLASSES && left > 0; k++) {
      double mass = masses[from + k];
      long here =
          k == CLASSES - 1 ? left : binomial.sample(left, massLeft > 0 ? mass / massLeft : 1);
      massLeft -= mass;
      left -= here;
      members[k] += here;
      for (int j = 0; j < lists; j++) {
        present[k][j] += (cell >> j & 1) == 1 ? here : 0;
      }
    }
  }

  private void drawLists() {
    for (int k = 0; k < CLASSES; k++) {
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
    double logRest = 0; // log of what is left of the stick
    for (int k = 0; k < CLASSES - 1; k++) {
      after -= members[k];
      double taken = gamma(1 + (double) members[k]);
      double logLeft = logGammaDeviate(alpha + (double) after);
      double logBoth = Math.log(taken + Math.exp(logLeft));
      logWeight[k] = logRest + Math.log(taken) - logBoth;
      logRest += logLeft - logBoth;
    }
    logWeight[CLASSES - 1] = logRest;
    for (int i = 0; i < RELABELLINGS; i++) {
      relabel();
    }
    alpha = gamma(SHAPE + CLASSES - 1) / (RATE - logWeight[CLASSES - 1]);
    for (int k = 0; k < CLASSES; k++) {
      weight[k] = Math.exp(logWeight[k]);
    }
  }

  /**
   * Proposes to exchange the places of two classes on the stick, their weights and people with
   * them. The likelihood does not care, so the move is kept with the ratio of the prior of the
   * weights, α integrated out. Without it a large class that starts late on the stick, held there
   * by a large α, can stay for as long as anyone waits; moves that exchange people but not weights
   * (Papaspiliopoulos and Roberts 2008, Biometrika 95, section 3.4) do not free it.
   */
  private void relabel() {
    int a = random.nextInt(CLASSES);
    int b = random.nextInt(CLASSES);
    double before = logPriorOfWeights();
    swapWeights(a, b);
    if (-exponential() < logPriorOfWeights() - before) {
      double[] row = lambda[a];
      lambda[a] = lambda[b];
      lambda[b] = row;
    } else {
      swapWeights(a, b);
    }
  }

  private void swapWeights(int a, int b) {
    double log = logWeight[a];
    logWeight[a] = logWeight[b];
    logWeight[b] = log;
  }

  /**
   * Log density of the weights π up to a constant. Given α it is α^(K−1) π_K^(α−1) Π_{k&lt;K}
   * 1/r_k, r_k = π_k + … + π_K, because the factors (1 − V_k)^(α−1) telescope; integrated over α ~
   * Gamma(s, rate) the first two factors become (rate − log π_K)^−(s+K−1) / π_K.
   */
  private double logPriorOfWeights() {
    double logLast = logWeight[CLASSES - 1];
    double log = -(SHAPE + CLASSES - 1) * Math.log(RATE - logLast) - logLast;
    double logTail = logLast;
    for (int k = CLASSES - 2; k >= 0; k--) {
      double high = Math.max(logTail, logWeight[k]);
      logTail = high + Math.log1p(Math.exp(Math.min(logTail, logWeight[k]) - high));
      log -= logTail;
    }
    return log;
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
