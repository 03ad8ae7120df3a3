package org.undercount.estimators.latentclass;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.BinomialSampler;
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
 *   <li>λ and V from their conditionals, then the order of the classes, how visible classes are
 *       ({@link VisibilityMoves}), and α.
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

  /** α ~ Gamma(0.25, 0.25): the paper's vague choice, section 3.2. */
  private static final StickPrior PRIOR = new StickPrior(0.25, 0.25);

  private static final double SEEN_AT_THE_START = 0.02; // most of a class that is hardly seen
  private static final double WEIGHT_AT_THE_START = 0.95;

  private static final int RELABELLINGS = 2; // proposals per scan
  private static final int MOVES = 8; // of the visibility of a class per scan

  private final UniformRandomProvider random;
  private final BinomialSampler binomial;
  private final GammaSampler gammas;
  private final VisibilityMoves moves;
  private final int lists;
  private final int[] cells; // the counted ones, the one of no list, those that cannot occur
  private final CellMasses within;
  private final long[] counts;
  private final long observed;

  private final double[][] lambda; // [class][list]
  private final double[] weight;
  private final double[] logWeight; // small α makes weights far below the smallest double
  private final double[][] massOf; // [class][cell]
  private final long[] members;
  private final long[][] present; // [class][list]
  private double alpha = 1;
  private double population;

  LatentClassChain(OverlapTable table, long seed, int chain) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed + GOLDEN_GAMMA * (chain + 1));
    this.binomial = new BinomialSampler(random);
    this.gammas = new GammaSampler(random);
    this.lists = table.lists().size();
    this.counts = table.counts().values().stream().mapToLong(Long::longValue).toArray();
    this.observed = table.observed();
    this.cells =
        Stream.of(table.counts().keySet(), Set.of(0), table.impossible())
            .flatMap(Set::stream)
            .mapToInt(Integer::intValue)
            .toArray();
    this.within = new CellMasses(lists, cells);
    this.moves = new VisibilityMoves(random, PRIOR, CLASSES, lists, cells, counts);
    this.lambda = new double[CLASSES][lists];
    this.weight = new double[CLASSES];
    this.logWeight = new double[CLASSES];
    this.massOf = new double[CLASSES][cells.length];
    this.members = new long[CLASSES];
    this.present = new long[CLASSES][lists];
    start(chain % 2 == 1);
  }

  /**
   * Anywhere in the unit cube; or with most people in a class that is hardly seen, so that chains
   * which start in both ways agree only where the posterior has no such mode beside the other.
   */
  private void start(boolean hardlySeen) {
    for (double[] row : lambda) {
      for (int j = 0; j < lists; j++) {
        row[j] = random.nextDouble();
      }
    }
    Arrays.fill(weight, 1.0 / CLASSES);
    if (hardlySeen) {
      Arrays.setAll(lambda[0], j -> SEEN_AT_THE_START * lambda[0][j]);
      Arrays.fill(weight, (1 - WEIGHT_AT_THE_START) / (CLASSES - 1));
      weight[0] = WEIGHT_AT_THE_START;
    }
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
    for (int k = 0; k < CLASSES; k++) {
      within.write(lambda[k], weight[k], massOf[k]);
    }
    for (int c = 0; c < counts.length; c++) {
      allocate(c, counts[c], sum(c));
    }
    double mass = 0;
    for (int h = counts.length; h < cells.length; h++) {
      mass += sum(h);
    }
    double mean = gamma((double) observed) * mass / Math.max(1 - mass, Double.MIN_NORMAL);
    if (!(mean < FARTHEST * (double) observed)) {
      return false;
    }
    long unseen = poisson(mean);
    population = (double) observed;
    for (int h = counts.length; h < cells.length; h++) {
      double here = sum(h);
      long people = h == cells.length - 1 ? unseen : binomial.sample(unseen, here / mass);
      unseen -= people;
      mass -= here;
      allocate(h, people, here);
      population += cells[h] == 0 ? (double) people : 0;
    }
    drawLists();
    drawWeights();
    return true;
  }

  private double sum(int cell) {
    double sum = 0;
    for (double[] ofClass : massOf) {
      sum += ofClass[cell];
    }
    return sum;
  }

  private void allocate(int cell, long people, double total) {
    long left = people;
    double massLeft = total;
    for (int k = 0; k < CLASSES && left > 0; k++) {
      double mass = massOf[k][cell];
      long here =
          k == CLASSES - 1 ? left : binomial.sample(left, massLeft > 0 ? mass / massLeft : 1);
      massLeft -= mass;
      left -= here;
      members[k] += here;
      if (here > 0) {
        long[] row = present[k];
        for (int on = cells[cell]; on != 0; on &= on - 1) {
          row[Integer.numberOfTrailingZeros(on)] += here;
        }
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
    setWeights();
    for (int i = 0; i < RELABELLINGS; i++) {
      relabel();
    }
    moves.run(MOVES, lambda, logWeight);
    setWeights();
    alpha = gamma(PRIOR.shape() + CLASSES - 1) / (PRIOR.rate() - logWeight[CLASSES - 1]);
  }

  private void setWeights() {
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
    double before = PRIOR.logDensity(weight, logWeight, 1);
    swapWeights(a, b);
    if (-exponential() < PRIOR.logDensity(weight, logWeight, 1) - before) {
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
    double swapped = weight[a];
    weight[a] = weight[b];
    weight[b] = swapped;
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
    return gammas.sample(shape);
  }

  /** The logarithm of a gamma deviate, finite for any small shape: G(a) = G(a + 1) U^(1/a). */
  private double logGammaDeviate(double shape) {
    return shape >= 1 ? Math.log(gamma(shape)) : Math.log(gamma(shape + 1)) - exponential() / shape;
  }

  private double exponential() {
    return -Math.log1p(-random.nextDouble());
  }
}
