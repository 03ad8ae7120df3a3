package org.undercount.estimators.loglinear;

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
import org.undercount.estimators.BenchTables;
import org.undercount.estimators.OverlapTable;

/** One fit with all pairs of four lists: 11 parameters, 15 cells, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PoissonKernelBenchmark {

  private static final int LISTS = 4;
  private static final int[] TERMS = {1, 2, 4, 8, 3, 5, 6, 9, 10, 12, 0};

  private final PoissonKernel kernel = new PoissonKernel(LISTS, TERMS.length);
  private final double[] counts = new double[1 << LISTS];
  private final boolean[] active = new boolean[1 << LISTS];

  public PoissonKernelBenchmark() {
    OverlapTable table = BenchTables.published("kosovo");
    for (int c = 1; c < counts.length; c++) {
      counts[c] = table.count(c);
      active[c] = true;
    }
  }

  @Benchmark
  public Object allPairsOfFourLists() {
    if (kernel.fit(counts, active, TERMS, TERMS.length) != PoissonKernel.Ending.CONVERGED) {
      throw new IllegalStateException("The fit did not converge");
    }
    return kernel.intercept;
  }
}
