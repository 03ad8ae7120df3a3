package org.undercount.estimators.sparse;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.undercount.estimators.OverlapTable;

/**
 * Tables drawn from the observed one: as many units, each with a pattern drawn with the observed
 * shares (multinomial resampling). Unit by unit where that is quick, else cell by cell, each cell
 * binomial given those before it.
 */
final class Resampling {

  private static final int MOST_UNITS_DRAWN_SINGLY = 100_000;
  private static final long MOST_TRIALS = 1L << 30;

  private final int cells;
  private final int[] patterns; // those with a count
  private final long[] counts;
  private final long observed;
  private final SharedStateDiscreteSampler unit;

  Resampling(OverlapTable table) {
    cells = 1 << table.lists().size();
    patterns = table.counts().keySet().stream().mapToInt(Integer::intValue).toArray();
    counts = table.counts().values().stream().mapToLong(Long::longValue).toArray();
    observed = table.observed();
    double[] shares = new double[counts.length];
    Arrays.setAll(shares, i -> (double) counts[i] / observed);
    // replaced by each replicate's own stream
    unit = AliasMethodDiscreteSampler.of(RandomSource.SPLIT_MIX_64.create(0L), shares);
  }

  /** The observed counts by pattern. */
  double[] observedCounts() {
    double[] drawn = new double[cells];
    for (int i = 0; i < patterns.length; i++) {
      drawn[patterns[i]] = (double) counts[i];
    }
    return drawn;
  }

  /** Counts by pattern of one replicate. */
  double[] replicate(UniformRandomProvider random) {
    double[] drawn = new double[cells];
    if (observed <= MOST_UNITS_DRAWN_SINGLY) {
      SharedStateDiscreteSampler sampler = unit.withUniformRandomProvider(random);
      for (int u = 0; u < observed; u++) {
        drawn[patterns[sampler.sample()]]++;
      }
      return drawn;
    }
    long unitsLeft = observed;
    long countsLeft = observed;
    for (int i = 0; i < patterns.length && unitsLeft > 0; i++) {
      long here = binomial(unitsLeft, Math.min(1, (double) counts[i] / countsLeft), random);
      drawn[patterns[i]] = (double) here;
      unitsLeft -= here;
      countsLeft -= counts[i];
    }
    return drawn;
  }

  private static long binomial(long trials, double chance, UniformRandomProvider random) {
    long successes = 0;
    for (long left = trials; left > 0; left -= MOST_TRIALS) {
      successes +=
          BinomialDistribution.of((int) Math.min(left, MOST_TRIALS), chance)
              .createSampler(random)
              .sample();
    }
    return successes;
  }
}
