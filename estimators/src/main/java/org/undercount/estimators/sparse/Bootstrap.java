package org.undercount.estimators.sparse;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.OverlapTable;

/**
 * The estimate of a table with replicates of it, the selection of the model repeated in each, and
 * the acceleration from leaving out one unit at a time.
 *
 * <p>Replicate i draws from stream i, jumps of 2⁶⁴ numbers apart, so that the numbers do not depend
 * on the number of threads.
 */
final class Bootstrap {

  private static final int BATCHES = 64; // each with its own scratch space

  private final Selection selection;
  private final double[] replicates;
  private final boolean[] sameModel;
  private final double acceleration;

  private Bootstrap(
      Selection selection, double[] replicates, boolean[] sameModel, double acceleration) {
    this.selection = selection;
    this.replicates = replicates;
    this.sameModel = sameModel;
    this.acceleration = acceleration;
  }

  static Bootstrap of(OverlapTable table, double threshold, int size, long seed) {
    Resampling resampling = new Resampling(table);
    double[] counts = resampling.observedCounts();
    StepwiseSelection stepwise = new StepwiseSelection(table, threshold);
    Selection selection = stepwise.select(counts);
    double acceleration = acceleration(stepwise, counts);
    UniformRandomProvider[] streams = streams(size, seed);
    Set<Integer> chosen = pairs(selection);
    double[] replicates = new double[size];
    boolean[] sameModel = new boolean[size];
    IntStream.range(0, BATCHES)
        .parallel()
        .forEach(
            batch -> {
              StepwiseSelection own = new StepwiseSelection(table, threshold);
              for (int i = batch; i < size; i += BATCHES) {
                Selection s = own.select(resampling.replicate(streams[i]));
                replicates[i] = s.population();
                sameModel[i] = s.exists() && pairs(s).equals(chosen);
              }
            });
    return new Bootstrap(selection, replicates, sameModel, acceleration);
  }

  Selection selection() {
    return selection;
  }

  /**
   * Efron's a, Σ w d³ / (6 (Σ w d²)^{3/2}), d the distance of the estimate without one unit of a
   * pattern below the mean of such estimates, w the pattern's count. NaN where some unit cannot be
   * spared: without it there is no estimate.
   */
  double acceleration() {
    return acceleration;
  }

  int withoutEstimate() {
    return (int) Arrays.stream(replicates).filter(Double::isInfinite).count();
  }

  int withSameModel() {
    int number = 0;
    for (boolean s : sameModel) {
      number += s ? 1 : 0;
    }
    return number;
  }

  BcaQuantiles quantiles() {
    return new BcaQuantiles(selection.population(), replicates, acceleration);
  }

  List<Double> replicates() {
    return Arrays.stream(replicates).boxed().toList();
  }

  private static double acceleration(StepwiseSelection stepwise, double[] observed) {
    double[] counts = observed.clone();
    double[] without = new double[counts.length];
    double sum = 0;
    double weights = 0;
    for (int c = 1; c < counts.length; c++) {
      if (observed[c] > 0) {
        counts[c]--;
        without[c] = stepwise.select(counts).population();
        counts[c]++;
        sum += observed[c] * without[c];
        weights += observed[c];
      }
    }
    double mean = sum / weights;
    double squares = 0;
    double cubes = 0;
    for (int c = 1; c < counts.length; c++) {
      double below = observed[c] > 0 ? mean - without[c] : 0;
      squares += observed[c] * below * below;
      cubes += observed[c] * below * below * below;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private static UniformRandomProvider[] streams(int size, long seed) {
    JumpableUniformRandomProvider source =
        (JumpableUniformRandomProvider) RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    UniformRandomProvider[] streams = new UniformRandomProvider[size];
    for (int i = 0; i < size; i++) {
      streams[i] = source.jump();
    }
    return streams;
  }

  private static Set<Integer> pairs(Selection selection) {
    Set<Integer> pairs = new HashSet<>();
    selection.steps().forEach(step -> pairs.add(step.pair()));
    return pairs;
  }
}
