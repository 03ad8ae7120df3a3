package org.undercount.estimators.latentclass;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.undercount.estimators.BenchTables;

/** One scan of a latent-class chain on Kosovo, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScanBenchmark {

  private static final int SCANS = 1000;

  private final LatentClassChain chain =
      new LatentClassChain(BenchTables.published("kosovo"), 1, 0);
  private final double[] population = new double[SCANS];

  @Benchmark
  @OperationsPerInvocation(SCANS)
  public Object scan() {
    if (!chain.run(population)) {
      throw new IllegalStateException("The chain ran beyond all bounds");
    }
    return population;
  }
}
