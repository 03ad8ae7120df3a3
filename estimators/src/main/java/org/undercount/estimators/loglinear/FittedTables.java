package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/**
 * Tables as a fitted model would have produced them: every cell, the one on no list among them, is
 * a Poisson count with the fitted mean, so that the size of each drawn population is known.
 */
public final class FittedTables {

  private static final double LARGEST_MEAN = 1e9; // the sampler's counts are int

  private final OverlapTable table;
  private final int[] patterns;
  private final List<SharedStateDiscreteSampler> cells; // prototypes without a stream of their own

  private FittedTables(OverlapTable table, int[] patterns, List<SharedStateDiscreteSampler> cells) {
    this.table = table;
    this.patterns = patterns;
    this.cells = List.copyOf(cells);
  }

  /** A table and the population it was drawn from. */
  public record Drawn(OverlapTable table, long population) {}

  /** Empty where the model has no estimate, or one beyond 10⁹ in a cell. */
  public static Optional<FittedTables> of(OverlapTable table, HierarchicalModel model) {
    ModelFitter fitter = ModelFitter.forModels(table, List.of(model));
    if (!(fitter.fit(model) instanceof Fit.Converged fit)) {
      return Optional.empty();
    }
    UniformRandomProvider none = RandomSource.SPLIT_MIX_64.create(0L);
    List<Integer> patterns = new ArrayList<>();
    List<SharedStateDiscreteSampler> cells = new ArrayList<>();
    for (int cell = 0; cell < 1 << table.lists().size(); cell++) {
      double mean =
          cell == 0 ? fit.population() - (double) table.observed() : fitter.fittedMean(cell);
      if (mean > LARGEST_MEAN) {
        return Optional.empty();
      }
      if (mean > 0) {
        patterns.add(cell);
        cells.add(PoissonSampler.of(none, mean));
      }
    }
    return Optional.of(
        new FittedTables(table, patterns.stream().mapToInt(Integer::intValue).toArray(), cells));
  }

  /** One table; empty where it would leave a list without anybody. */
  public Optional<Drawn> draw(UniformRandomProvider random) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    long population = 0;
    for (int i = 0; i < patterns.length; i++) {
      long drawn = cells.get(i).withUniformRandomProvider(random).sample();
      population += drawn;
      if (patterns[i] != 0) {
        counts.put(patterns[i], drawn);
      }
    }
    if (!OverlapTable.problems(table.lists(), counts, table.impossible()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Drawn(table.withCounts(counts), population));
  }
}
