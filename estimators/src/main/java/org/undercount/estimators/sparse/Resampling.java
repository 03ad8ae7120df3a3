package org.undercount.estimators.sparse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.OverlapTable;

/**
 * Tables drawn from the observed one: as many units, each with a pattern drawn with the observed
 * shares (multinomial resampling).
 *
 * <p>Most units come as independent Poisson counts, which given their total are multinomial; their
 * expected total is four standard deviations below the number of units, and the rest are drawn one
 * by one. Exact, in time proportional to cells + √units.
 */
final class Resampling {

  private static final double DEVIATIONS_SHORT = 4;
  private static final double LARGEST_MEAN = 1e9; // the sampler's counts are int

  private final int cells;
  private final int[] patterns; // those with a count
  private final double[] counts;
  private final long observed;
  // Prototypes: each replicate puts its own stream in.
  private final SharedStateDiscreteSampler unit;
  private final List<SharedStateDiscreteSampler> bulk; // of the pattern at bulkOf
  private final int[] bulkOf;

  Resampling(OverlapTable table) {
    cells = 1 << table.lists().size();
    patterns = table.counts().keySet().stream().mapToInt(Integer::intValue).toArray();
    counts = table.counts().values().stream().mapToDouble(Long::doubleValue).toArray();
    observed = table.observed();
    UniformRandomProvider none = RandomSource.SPLIT_MIX_64.create(0L);
    unit = AliasMethodDiscreteSampler.of(none, counts);
    bulk = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    double share = 1 - DEVIATIONS_SHORT / Math.sqrt((double) observed);
    for (int i = 0; i < counts.length && share > 0; i++) {
      int parts = (int) Math.ceil(share * counts[i] / LARGEST_MEAN);
      for (int part = 0; part < parts; part++) {
        bulk.add(PoissonSampler.of(none, share * counts[i] / parts));
        owners.add(patterns[i]);
      }
    }
    bulkOf = owners.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The observed counts by pattern. */
  double[] observedCounts() {
    double[] byPattern = new double[cells];
    for (int i = 0; i < patterns.length; i++) {
      byPattern[patterns[i]] = counts[i];
    }
    return byPattern;
  }

  /** Counts by pattern of one replicate. */
  double[] replicate(UniformRandomProvider random) {
    double[] drawn = new double[cells];
    long left = -1;
    while (left < 0) { // a total above the number of units, once in 30,000 times
      Arrays.fill(drawn, 0);
      left = observed;
      for (int i = 0; i < bulkOf.length; i++) {
        int here = bulk.get(i).withUniformRandomProvider(random).sample();
        drawn[bulkOf[i]] += here;
        left -= here;
      }
    }
    SharedStateDiscreteSampler single = unit.withUniformRandomProvider(random);
    for (; left > 0; left--) {
      drawn[patterns[single.sample()]]++;
    }
    return drawn;
  }
}
