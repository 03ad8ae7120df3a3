package org.undercount.estimators;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.undercount.estimators.decomposable.GraphAverage;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.sparse.Sparse;

/** Whole estimates, as {@code mse} makes them, on all cores. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EstimateBenchmark {

  private final OverlapTable kosovo = BenchTables.published("kosovo");
  private final OverlapTable fiveLists = BenchTables.published("uk2013_five_lists");
  private final OverlapTable sixLists = BenchTables.published("uk2013_six_lists");
  private final OverlapTable sevenLists = BenchTables.sevenLists();

  @Benchmark
  public Object pairwiseSixLists() {
    return logLinear(sixLists, new Candidates.Pairwise());
  }

  @Benchmark
  public Object hierarchicalFiveLists() {
    return logLinear(fiveLists, new Candidates.All());
  }

  @Benchmark
  public Object bcaKosovo() {
    return Sparse.estimate(kosovo, new Sparse.Request(1000, 1, 0.95));
  }

  @Benchmark
  public Object bcaSixLists() {
    return Sparse.estimate(sixLists, new Sparse.Request(1000, 1, 0.95));
  }

  @Benchmark
  public Object decomposableFiveLists() {
    return decomposable(fiveLists);
  }

  @Benchmark
  public Object decomposableSixLists() {
    return decomposable(sixLists);
  }

  @Benchmark
  @Warmup(iterations = 1)
  @Measurement(iterations = 1)
  public Object decomposableSevenLists() {
    return decomposable(sevenLists);
  }

  private static Object logLinear(OverlapTable table, Candidates candidates) {
    return LogLinear.estimate(
        table, new LogLinear.Request(candidates, Criterion.AIC, IntervalKind.PROFILE, 0.95, false));
  }

  private static Object decomposable(OverlapTable table) {
    return GraphAverage.estimate(table, new GraphAverage.Request(0.95, OptionalLong.empty()));
  }
}
