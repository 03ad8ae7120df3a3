package org.undercount.estimators.loglinear;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Quantile;

/**
 * Parametric bootstrap of a log-linear estimate (Buckland and Garthwaite 1991, Biometrics 47):
 * tables are drawn from the fitted model, whose population is known, and everything done to the
 * observed table is repeated on each, the choice of model or the average among them. The interval
 * so carries the choice.
 *
 * <p>The pivot is the error on the logarithm of the number on no list, e = log f̂₀* − log f₀*, f₀*
 * the number the replicate really left out. The observed estimate is taken to err as the replicates
 * do: [n + f̂₀ exp(−e_{1−α/2}), n + f̂₀ exp(−e_{α/2})] (the basic interval on that scale, Davison
 * and Hinkley 1997, section 5.2). Never below the observed. Numbers on no list below ½ count as ½.
 *
 * <p>A replicate tries the models that were ranked first on the observed table, {@link
 * #MOST_MODELS} at most, as Silverman, Chan and Vincent (2024, Stat. Comput. 34) do; up to four
 * lists these are all. Does not carry that the fitted model itself may be wrong.
 *
 * <p>Replicate i draws from stream i, jumps of 2⁶⁴ numbers apart, so that the numbers do not depend
 * on the number of threads.
 */
final class ParametricBootstrap {

  static final String KIND = "parametric bootstrap";

  /** Most models tried in a replicate. */
  static final int MOST_MODELS = 200;

  private static final int BATCHES = 64;
  private static final double LEAST_UNSEEN = 0.5;

  private final double[] errors; // infinite where a replicate has no estimate
  private final int models;
  private final int sameModel;

  private ParametricBootstrap(double[] errors, int models, int sameModel) {
    this.errors = errors;
    this.models = models;
    this.sameModel = sameModel;
  }

  /** What one replicate came to. */
  private record Replicate(double error, boolean sameModel) {}

  /**
   * Draws and estimates the replicates.
   *
   * @param models ranked on this table, the first converged
   * @return empty where no table can be drawn: a fitted count beyond 10⁹
   */
  static Optional<ParametricBootstrap> of(
      OverlapTable table, LogLinear.Request request, List<RankedModel> models) {
    HierarchicalModel best = models.get(0).model();
    Optional<FittedTables> source = FittedTables.of(table, best);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    List<HierarchicalModel> tried =
        models.stream()
            .filter(LogLinear::converged)
            .limit(MOST_MODELS)
            .map(RankedModel::model)
            .toList();
    int size = request.replicates().number();
    UniformRandomProvider[] streams = streams(size, request.replicates().seed());
    double[] errors = new double[size];
    boolean[] same = new boolean[size];
    IntStream.range(0, BATCHES)
        .parallel()
        .forEach(
            batch -> {
              for (int i = batch; i < size; i += BATCHES) {
                Replicate replicate =
                    source
                        .get()
                        .draw(streams[i])
                        .map(drawn -> replicate(drawn, request, tried, best))
                        .orElse(new Replicate(Double.POSITIVE_INFINITY, false));
                errors[i] = replicate.error();
                same[i] = replicate.sameModel();
              }
            });
    int sameModel = (int) IntStream.range(0, size).filter(i -> same[i]).count();
    return Optional.of(new ParametricBootstrap(errors, tried.size(), sameModel));
  }

  int models() {
    return models;
  }

  int withSameModel() {
    return sameModel;
  }

  int withoutEstimate() {
    return (int) Arrays.stream(errors).filter(Double::isInfinite).count();
  }

  /** Errors on the logarithm of the number on no list, by replicate. */
  List<Double> errors() {
    return Arrays.stream(errors).boxed().toList();
  }

  /**
   * The interval, widened if need be to hold the estimate; its lower end is the observed count
   * where it reaches replicates without an estimate.
   */
  Interval interval(long observed, double estimate, double level) {
    double[] sorted = errors.clone();
    Arrays.sort(sorted);
    double unseen = Math.max(estimate - observed, LEAST_UNSEEN);
    double lower = observed + unseen * Math.exp(-Quantile.ofSorted(sorted, (1 + level) / 2));
    double upper = observed + unseen * Math.exp(-Quantile.ofSorted(sorted, (1 - level) / 2));
    return new Interval(Math.min(lower, estimate), Math.max(upper, estimate), level, KIND);
  }

  private static Replicate replicate(
      FittedTables.Drawn drawn,
      LogLinear.Request request,
      List<HierarchicalModel> tried,
      HierarchicalModel best) {
    OverlapTable table = drawn.table();
    List<RankedModel> ranked = ModelSearch.among(table, tried, request.criterion());
    RankedModel first = ranked.get(0);
    if (!(first.fit() instanceof Fit.Converged fit) || first.weight() == 0) {
      return new Replicate(Double.POSITIVE_INFINITY, false);
    }
    double value =
        request.average() ? ModelAverage.value(ranked, table.observed()) : fit.population();
    double estimated = Math.max(value - table.observed(), LEAST_UNSEEN);
    double missing = Math.max((double) (drawn.population() - table.observed()), LEAST_UNSEEN);
    return new Replicate(Math.log(estimated / missing), first.model().equals(best));
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
}
