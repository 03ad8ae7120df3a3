package org.undercount.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.ads.AdvertFiles;
import org.undercount.jobs.ads.AdvertScreening;
import org.undercount.jobs.link.secret.KeyedHash;
import org.undercount.jobs.tables.ResultFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import scala.jdk.javaapi.CollectionConverters;

/** What plain files of adverts say. */
@Command(
    name = "screen",
    description =
        "Reads adverts: language, contacts, red flags with the words that raised them, families of"
            + " near-duplicates. There is no risk model yet, so the columns risk, decision and"
            + " recruiter are left out rather than invented.",
    footer = {"", "Example:", "  ./undercount screen adverts.csv --text title,text --out screened"},
    mixinStandardHelpOptions = true)
final class ScreenCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "CSV, TSV, XLSX, JSON or Parquet with columns id and text, optionally platform, posted")
  private List<Path> files = List.of();

  @Option(
      names = "--text",
      split = ",",
      paramLabel = "COLUMNS",
      defaultValue = "text",
      description = "columns joined to the advert's text (default: ${DEFAULT-VALUE})")
  private List<String> text = List.of("text");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "secret key of at least 16 bytes; contacts are written as keyed hashes. Without it only"
              + " their kinds are written")
  private @Nullable Path key;

  @Option(
      names = {"--labels", "--positive", "--model", "--folds", "--group-by-family"},
      arity = "0..1",
      hidden = true)
  private @Nullable List<String> training;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (training != null) {
      throw new UnusableInputException(
          Problem.in(
              "--labels, --model",
              "this version has no risk model and trains none; run without them for language,"
                  + " contacts, red flags and families"));
    }
    KeyedHash hash = keyOrNone();
    SparkSession session = spark.open();
    Dataset<Row> adverts = AdvertFiles.read(session, files, text);
    Dataset<Row> screened =
        AdvertScreening.screen(adverts, hash, Seed.of(common.seed)).localCheckpoint();
    if (common.out != null) {
      TreeMap<String, Dataset<Row>> tables = new TreeMap<>();
      tables.put("screened", table(screened, adverts));
      for (Path file : ResultFiles.write(common.out, tables)) {
        if (!common.quiet) {
          err.println("undercount: wrote " + file);
        }
      }
    }
    ObjectNode document = summary(screened);
    document.put("seed", common.seed);
    document.put("seconds", (System.nanoTime() - start) / 1e9);
    if (common.json) {
      out.println(document.toPrettyString());
    } else {
      out.println(
          document.get("adverts") + " adverts in " + document.get("families") + " families");
      out.println("languages  " + document.get("languages"));
      out.println("red flags  " + document.get("indicators"));
    }
    out.flush();
    return ExitStatus.DONE;
  }

  /** The user's key, or one whose hashes are never written. */
  private KeyedHash keyOrNone() {
    if (key == null) {
      return KeyedHash.of(new byte[16]);
    }
    try {
      return KeyedHash.of(Files.readAllBytes(key));
    } catch (IOException | IllegalArgumentException e) {
      throw new UnusableInputException(
          Problem.in(key.toString(), "expected a readable key file of at least 16 bytes"));
    }
  }

  private Dataset<Row> table(Dataset<Row> screened, Dataset<Row> adverts) {
    var words =
        udf(
            (UDF2<String, scala.collection.Seq<String>, List<String>>)
                (advert, triggers) ->
                    CollectionConverters.asJava(triggers).stream()
                        .map(t -> words(advert, t))
                        .toList(),
            new ArrayType(DataTypes.StringType, false));
    Column contacts =
        key != null
            ? col("contacts")
            : org.apache.spark.sql.functions.transform(
                col("contacts"), c -> org.apache.spark.sql.functions.substring_index(c, ":", 1));
    return screened
        .join(adverts.select("record_id", "text"), "record_id")
        .select(
            col("record_id").as("id"),
            col("language"),
            col("language_probability"),
            col("script"),
            col("advertised"),
            contacts.as("contacts"),
            col("indicators"),
            words.apply(col("text"), col("triggers")).as("words"),
            col("family"))
        .orderBy("id");
  }

  /** {@code indicator:start-end} as {@code indicator:words}. */
  private static String words(String advert, String trigger) {
    int colon = trigger.indexOf(':');
    int dash = trigger.lastIndexOf('-');
    int from = Integer.parseInt(trigger.substring(colon + 1, dash));
    int to = Integer.parseInt(trigger.substring(dash + 1));
    return trigger.substring(0, colon + 1) + advert.substring(from, to);
  }

  private static ObjectNode summary(Dataset<Row> screened) {
    ObjectNode document = JSON.createObjectNode();
    document.put("adverts", screened.count());
    document.put("families", screened.select("family").distinct().count());
    counts(document.putObject("languages"), screened.select(col("language").as("k")));
    counts(document.putObject("indicators"), screened.select(explode(col("indicators")).as("k")));
    counts(document.putObject("advertised"), screened.select(col("advertised").as("k")));
    return document;
  }

  private static void counts(ObjectNode node, Dataset<Row> keys) {
    keys.groupBy("k")
        .agg(count(lit(1)).as("n"))
        .orderBy("k")
        .collectAsList()
        .forEach(r -> node.put(r.getString(0), r.getLong(1)));
  }
}
