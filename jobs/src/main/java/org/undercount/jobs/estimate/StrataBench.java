package org.undercount.jobs.estimate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.spark.sql.SparkSession;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.jobs.session.Sessions;

/**
 * How long strata take as Spark tasks on more and more cores, beside one thread of one process; and
 * whether the numbers are the same, which a difference refuses to hide.
 */
public final class StrataBench {

  private static final double NANOS = 1e-9;
  private static final double LEVEL = 0.95;

  /**
   * One way to do it.
   *
   * @param where in words
   * @param seconds of wall time
   */
  public record Timing(String where, double seconds) {}

  private final LongSupplier nanoTime;
  private final Path scratch;

  /**
   * @param nanoTime a clock that only goes forward
   * @param scratch folder for Spark
   */
  public StrataBench(LongSupplier nanoTime, Path scratch) {
    this.nanoTime = nanoTime;
    this.scratch = scratch;
  }

  /**
   * Times all ways; no Spark session may be open.
   *
   * @param table whose counts are the means of those drawn
   * @param size how many strata
   * @param mostCores Spark runs on 1 to so many
   */
  public List<Timing> run(
      OverlapTable table, int size, long seed, int mostCores, Consumer<Timing> done) {
    List<Stratum> strata = strata(table, size, seed);
    List<Timing> all = new ArrayList<>();
    ForkJoinPool one = new ForkJoinPool(1);
    List<Verdict> expected;
    try {
      one.submit(() -> Strata.here().verdicts(strata)).join(); // the first time warms
      long start = nanoTime.getAsLong();
      expected = one.submit(() -> Strata.here().verdicts(strata)).join();
      all.add(timed("one thread", start, done));
    } finally {
      one.shutdown();
    }
    for (int cores = 1; cores <= mostCores; cores++) {
      SparkSession spark = Sessions.open(Optional.of("local[" + cores + "]"), scratch);
      try {
        SparkStrata tasks = new SparkStrata(spark);
        tasks.verdicts(strata.subList(0, Math.min(strata.size(), cores)));
        long start = nanoTime.getAsLong();
        List<Verdict> found = tasks.verdicts(strata);
        all.add(timed("Spark, " + cores + (cores == 1 ? " core" : " cores"), start, done));
        if (!found.equals(expected)) {
          throw new IllegalStateException(
              "Spark tasks on " + cores + " cores must say what one thread says, they do not");
        }
      } finally {
        spark.stop();
      }
    }
    return List.copyOf(all);
  }

  private Timing timed(String where, long start, Consumer<Timing> done) {
    Timing timing = new Timing(where, (double) (nanoTime.getAsLong() - start) * NANOS);
    done.accept(timing);
    return timing;
  }

  /** Tables whose counts are Poisson around those of a published one. */
  static List<Stratum> strata(OverlapTable table, int size, long seed) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    int lists = table.lists().size();
    List<Stratum> strata = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Map<String, Long> counts = new TreeMap<>();
      table
          .counts()
          .forEach(
              (pattern, mean) -> {
                StringBuilder digits = new StringBuilder();
                for (int l = 0; l < lists; l++) {
                  digits.append(pattern >> l & 1);
                }
                if (mean > 0) {
                  counts.put(
                      digits.toString(), (long) PoissonSampler.of(random, (double) mean).sample());
                }
              });
      strata.add(new Stratum(new ListCounts(table.lists(), counts, 0), LEVEL));
    }
    return strata;
  }
}
