package org.undercount.estimators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Joint draws of several quantities: row i of every column belongs to one and the same imagined
 * world, so that what is computed from two columns inherits their dependence.
 */
public final class Draws {

  private final Map<String, double[]> columns;
  private final int size;

  private Draws(Map<String, double[]> columns, int size) {
    this.columns = columns;
    this.size = size;
  }

  public static Draws of(Map<String, List<Double>> columns) {
    Map<String, double[]> copy = new LinkedHashMap<>();
    columns.forEach(
        (name, values) ->
            copy.put(name, values.stream().mapToDouble(Double::doubleValue).toArray()));
    return ofArrays(copy);
  }

  /**
   * Draws of a population whose estimate and interval are given: the unseen part f₀ = N − observed
   * is two-piece log-normal with the estimate as its median and the interval's ends as its
   * quantiles at that level. A fallback where the likelihood itself is not at hand; an estimate
   * equal to the observed count gives a spike at it below and a half-normal log above.
   */
  public static Draws ofEstimate(
      String name, Estimate estimate, long observed, int size, long seed) {
    if (!Double.isFinite(estimate.interval().upper())) {
      throw new IllegalArgumentException(
          "Draws need an interval with an upper end, got none for " + name);
    }
    TwoPieceLogNormal unseen = TwoPieceLogNormal.of(estimate, observed);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    ContinuousSampler uniform = ContinuousUniformSampler.of(random, 0, 1, true);
    double[] drawn = new double[size];
    for (int i = 0; i < size; i++) {
      drawn[i] = observed + unseen.quantile(uniform.sample());
    }
    return ofArrays(Map.of(name, drawn));
  }

  /** As {@link #of}, from arrays, which are copied. */
  public static Draws ofColumns(Map<String, double[]> columns) {
    Map<String, double[]> copy = new LinkedHashMap<>();
    columns.forEach((name, values) -> copy.put(name, values.clone()));
    return ofArrays(copy);
  }

  private static Draws ofArrays(Map<String, double[]> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("Draws need at least one column, got none");
    }
    int size = columns.values().iterator().next().length;
    columns.forEach(
        (name, values) -> {
          if (values.length != size || size == 0) {
            throw new IllegalArgumentException(
                "Columns of joint draws must have one positive length, got "
                    + values.length
                    + " for "
                    + name
                    + " and "
                    + size);
          }
          if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("Draws of " + name + " must be finite");
          }
        });
    return new Draws(columns, size);
  }

  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  public int size() {
    return size;
  }

  public double value(String name, int row) {
    return column(name)[row];
  }

  public List<Double> values(String name) {
    List<Double> copy = new ArrayList<>(size);
    for (double v : column(name)) {
      copy.add(v);
    }
    return Collections.unmodifiableList(copy);
  }

  /** These draws beside others of the same length; independent of them unless drawn together. */
  public Draws and(Draws other) {
    Map<String, double[]> both = new LinkedHashMap<>(columns);
    other.columns.forEach(
        (name, values) -> {
          if (both.put(name, values) != null) {
            throw new IllegalArgumentException("Both draws have a column named " + name);
          }
        });
    return ofArrays(both);
  }

  /** A further column, the row-wise sum of all present ones. */
  public Draws withSum(String name) {
    double[] sum = new double[size];
    columns.values().forEach(c -> Arrays.setAll(sum, i -> sum[i] + c[i]));
    return and(ofArrays(Map.of(name, sum)));
  }

  public double mean(String name) {
    return DoubleStream.of(column(name)).sum() / size;
  }

  /**
   * The p-quantile by linear interpolation of order statistics (type 7 of Hyndman and Fan 1996).
   */
  public double quantile(String name, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("A quantile's p must lie in [0, 1], got " + p);
    }
    return Quantile.ofSorted(sorted(name), p);
  }

  /**
   * The equal-tailed interval of a column, widened if need be to hold the value and kept above the
   * floor.
   */
  public Interval interval(String name, double level, double value, double floor, String kind) {
    double lower = quantile(name, (1 - level) / 2);
    double upper = quantile(name, (1 + level) / 2);
    return new Interval(
        Math.min(value, Math.max(floor, lower)), Math.max(value, upper), level, kind);
  }

  /**
   * The median of a column with equal-tailed quantiles; mean and Monte Carlo errors among the
   * diagnostics.
   */
  public Estimate estimate(String name, String method, double level) {
    double low = (1 - level) / 2;
    double high = (1 + level) / 2;
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("mean", Double.toString(mean(name)));
    facts.put("monteCarloErrorOfMean", Double.toString(meanError(name)));
    facts.put("monteCarloErrorOfMedian", Double.toString(quantileError(name, 0.5)));
    facts.put("monteCarloErrorOfLower", Double.toString(quantileError(name, low)));
    facts.put("monteCarloErrorOfUpper", Double.toString(quantileError(name, high)));
    facts.put("draws", Integer.toString(size));
    return new Estimate(
        quantile(name, 0.5),
        new Interval(quantile(name, low), quantile(name, high), level, "Monte Carlo quantiles"),
        method,
        facts);
  }

  /**
   * Monte Carlo standard error of {@link #quantile}: half the distance between the order statistics
   * one binomial standard deviation √(n p (1 − p)) to either side.
   */
  public double quantileError(String name, double p) {
    double shift = Math.sqrt(p * (1 - p) / size);
    double[] sorted = sorted(name);
    return (Quantile.ofSorted(sorted, Math.min(1, p + shift))
            - Quantile.ofSorted(sorted, Math.max(0, p - shift)))
        / 2;
  }

  /** Monte Carlo standard error of {@link #mean}. */
  public double meanError(String name) {
    double mean = mean(name);
    double squares = DoubleStream.of(column(name)).map(v -> (v - mean) * (v - mean)).sum();
    return size < 2 ? 0 : Math.sqrt(squares / (size - 1.0) / size);
  }

  private double[] sorted(String name) {
    double[] sorted = column(name).clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private double[] column(String name) {
    double[] column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "No draws named " + name + ", there are " + columns.keySet());
    }
    return column;
  }
}
