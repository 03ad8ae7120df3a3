package org.undercount.jobs.link.files;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.Earlier;
import org.undercount.jobs.link.Weighing;
import org.undercount.jobs.link.model.Clerical;
import org.undercount.jobs.link.model.Contrast;
import org.undercount.jobs.link.model.LinkModel;
import org.undercount.jobs.link.model.PairWeight;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.tables.ResultFiles;
import org.undercount.jobs.tables.WholeFiles;

/**
 * What one linkage leaves to the next in a folder: {@code weights.json}, {@code records.parquet}
 * (ids, clusters and hashes of values) and {@code pairs.parquet} (ids and what they agree on). The
 * hashes have no key, so the folder belongs where the records are kept.
 */
public final class LinkState {

  private static final String WEIGHTS = "weights.json";
  private static final String RECORDS = "records.parquet";
  private static final String PAIRS = "pairs.parquet";
  private static final int FORMAT = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder().addMixIn(PairWeight.class, Kinds.class).build();

  /** How a weight is told from another in the file. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = LinkModel.class, name = "model"),
    @JsonSubTypes.Type(value = Contrast.Weights.class, name = "contrast"),
    @JsonSubTypes.Type(value = Clerical.Corrected.class, name = "corrected")
  })
  private interface Kinds {}

  /** The content of {@value #WEIGHTS}. */
  private record Learnt(
      int format,
      List<Field> fields,
      LinkModel model,
      PairWeight others,
      @Nullable PairWeight contrast,
      List<String> single) {}

  private final Path folder;
  private final LinkConfiguration configuration;

  /**
   * @throws UnusableInputException if records cannot be known again by this configuration
   */
  public LinkState(Path folder, LinkConfiguration configuration) {
    this.folder = folder;
    this.configuration = configuration;
    if (configuration.id().isEmpty()) {
      throw new UnusableInputException(
          Problem.in("--state", "needs id: in the configuration, to know a record again"));
    }
    if (configuration.fields().stream().anyMatch(f -> f.kind() == FieldKind.CLK)) {
      throw new UnusableInputException(
          Problem.in(
              "--state",
              "is not for columns of kind clk: how their bits are weighed is learnt from all records"));
    }
  }

  /** What an earlier linkage left, if there is any. */
  public Optional<Earlier> read(SparkSession spark) {
    Path weights = folder.resolve(WEIGHTS);
    if (!Files.exists(weights)) {
      return Optional.empty();
    }
    Learnt learnt;
    try {
      learnt = JSON.readValue(Files.readString(weights, StandardCharsets.UTF_8), Learnt.class);
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(weights.toString(), "is not what a linkage left: expected format " + FORMAT));
    }
    if (learnt.format() != FORMAT || !learnt.fields().equals(configuration.fields())) {
      throw new UnusableInputException(
          Problem.in(
              weights.toString(),
              "was left by a linkage of other columns or of another format: link without --state"
                  + " or into another folder"));
    }
    return Optional.of(
        new Earlier(
            new Weighing(
                learnt.model(),
                learnt.others(),
                Optional.ofNullable(learnt.contrast()),
                new TreeSet<>(learnt.single()),
                List.of()),
            parquet(spark, RECORDS),
            parquet(spark, PAIRS)));
  }

  private Dataset<Row> parquet(SparkSession spark, String name) {
    return spark.read().parquet(folder.resolve(name).toUri().toString());
  }

  /** Replaces what an earlier linkage left. */
  public void write(Earlier left) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempDirectory(folder, ".writing");
      left.records().write().parquet(fresh.resolve(RECORDS).toUri().toString());
      left.pairs().write().parquet(fresh.resolve(PAIRS).toUri().toString());
      Weighing weighing = left.weighing();
      String learnt =
          JSON.writerWithDefaultPrettyPrinter()
              .writeValueAsString(
                  new Learnt(
                      FORMAT,
                      configuration.fields(),
                      weighing.model(),
                      weighing.others(),
                      weighing.contrast().orElse(null),
                      List.copyOf(weighing.single())));
      Files.deleteIfExists(folder.resolve(WEIGHTS));
      for (String name : List.of(RECORDS, PAIRS)) {
        ResultFiles.delete(folder.resolve(name));
        Files.move(fresh.resolve(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      }
      ResultFiles.delete(fresh);
      // Last: without it nothing is taken for whole.
      WholeFiles.write(folder, WEIGHTS, learnt);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write what linkage leaves in " + folder, e);
    }
  }
}
