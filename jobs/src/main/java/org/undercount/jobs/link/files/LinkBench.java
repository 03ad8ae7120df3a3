package org.undercount.jobs.link.files;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;
import org.undercount.jobs.synthetic.WorldListings;

/** How long linkage of invented people takes, read from a file, with defaults. */
public final class LinkBench {

  private static final double NANOS = 1e-9;

  private static final LinkConfiguration CONFIGURATION =
      new LinkConfiguration(
          Optional.of("rec_id"), Optional.of("source"), Optional.empty(), ListingFields.ALL);

  /**
   * One linkage.
   *
   * @param records linked
   * @param pairs compared
   * @param seconds of wall time from reading the file to clusters and probabilities of all pairs
   * @param heapBytes most of the driver's heap in use at any time, garbage included
   * @param accuracy against the truth
   */
  public record Timing(
      long records, long pairs, double seconds, long heapBytes, LinkAccuracy accuracy) {

    public double recordsPerSecond() {
      return records / seconds;
    }
  }

  private final SparkSession spark;
  private final LongSupplier nanoTime;
  private final Path scratch;

  /**
   * @param nanoTime a clock that only goes forward
   * @param scratch folder for the records, reachable from every worker
   */
  public LinkBench(SparkSession spark, LongSupplier nanoTime, Path scratch) {
    this.spark = spark;
    this.nanoTime = nanoTime;
    this.scratch = scratch;
  }

  /** Links as many invented records as each size says, one after the other. */
  public List<Timing> run(List<Integer> sizes, long seed, Consumer<Timing> done)
      throws IOException {
    List<Timing> all = new ArrayList<>();
    for (int size : sizes) {
      Path file = written(WorldListings.of(spark, seed, size), scratch.resolve("people-" + size));
      Timing timing = timed(file, seed);
      done.accept(timing);
      all.add(timing);
    }
    return List.copyOf(all);
  }

  /** The one Parquet file of a folder the rows are written into. */
  private static Path written(Dataset<Row> rows, Path folder) throws IOException {
    rows.repartition(1)
        .sortWithinPartitions("rec_id")
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(folder.toUri().toString());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private Timing timed(Path file, long seed) {
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = nanoTime.getAsLong();
    Dataset<Row> records =
        new PlainRecords(spark, CONFIGURATION, Optional.of("entity_id")).read(List.of(file));
    Linkage linkage = RecordLinkage.link(records, CONFIGURATION.settings(), Seed.of(seed));
    double seconds = (double) (nanoTime.getAsLong() - start) * NANOS;
    long heap = heapPools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    return new Timing(
        linkage.diagnostics().records(),
        linkage.diagnostics().blocking().candidatePairs(),
        seconds,
        heap,
        LinkAccuracy.of(linkage, records));
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(p -> p.getType() == MemoryType.HEAP)
        .toList();
  }
}
