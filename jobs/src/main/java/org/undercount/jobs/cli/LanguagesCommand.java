package org.undercount.jobs.cli;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.udf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.ads.DetectedLanguage;
import org.undercount.jobs.ads.LanguageRouter;
import org.undercount.jobs.tables.ResultFiles;
import org.undercount.jobs.tables.TextTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Language and script of every row. */
@Command(
    name = "languages",
    description =
        "Language and script per row, in the order of the file: language, probability, script. The"
            + " probability is the detector's, not calibrated.",
    footer = {"", "Example:", "  ./undercount languages adverts.csv --text text"},
    mixinStandardHelpOptions = true)
final class LanguagesCommand implements Callable<Integer> {

  private static final StructType DETECTED =
      new StructType()
          .add("language", DataTypes.StringType, false)
          .add("probability", DataTypes.DoubleType, false)
          .add("script", DataTypes.StringType, false);

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "CSV, TSV, XLSX, JSON or Parquet, gzipped, zipped or plain")
  private Path file = Path.of("");

  @Option(
      names = "--text",
      paramLabel = "COLUMN",
      required = true,
      description = "column that holds the text")
  private String text = "";

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    SparkSession session = spark.open();
    List<Problem> problems = new ArrayList<>();
    Optional<Dataset<Row>> table = TextTables.read(session, file, problems);
    if (table.isPresent() && !List.of(table.get().columns()).contains(text)) {
      problems.add(
          Problem.at(
              file.toString(),
              1,
              text,
              TextTables.noSuchColumn(text, List.of(table.get().columns()))));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    Dataset<Row> detected = detected(table.orElseThrow());
    if (common.out != null) {
      TreeMap<String, Dataset<Row>> tables = new TreeMap<>();
      tables.put("languages", detected);
      List<Path> written = ResultFiles.write(common.out, tables);
      if (!common.quiet) {
        written.forEach(f -> command.commandLine().getErr().println("undercount: wrote " + f));
      }
    }
    if (common.json) {
      out.println(document(detected).toPrettyString());
    } else if (common.out == null) {
      print(detected, out);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private Dataset<Row> detected(Dataset<Row> table) {
    var detect =
        udf(
            (UDF1<String, Row>)
                t -> {
                  DetectedLanguage found = LanguageRouter.detect(t);
                  return RowFactory.create(found.language(), found.probability(), found.script());
                },
            DETECTED);
    // A file is read in one partition; detection is worth all cores.
    return table
        .select(
            monotonically_increasing_id().as("row"),
            coalesce(col("`" + text.replace("`", "``") + "`").cast("string"), lit("")).as("text"))
        .repartition(table.sparkSession().sparkContext().defaultParallelism())
        .select(col("row"), detect.apply(col("text")).as("d"))
        .select("row", "d.language", "d.probability", "d.script")
        .localCheckpoint()
        .orderBy("row")
        .select("language", "probability", "script");
  }

  private static void print(Dataset<Row> detected, PrintWriter out) {
    out.print(ResultFiles.line(List.of(detected.columns())));
    for (Iterator<Row> it = detected.toLocalIterator(); it.hasNext(); ) {
      Row row = it.next();
      out.print(
          ResultFiles.line(
              List.of(
                  row.getString(0),
                  String.format(Locale.ROOT, "%.6f", row.getDouble(1)),
                  row.getString(2))));
    }
  }

  private static ObjectNode document(Dataset<Row> detected) {
    ObjectNode document = new ObjectMapper().createObjectNode();
    var rows = document.putArray("rows");
    for (Iterator<Row> it = detected.toLocalIterator(); it.hasNext(); ) {
      Row row = it.next();
      rows.addObject()
          .put("language", row.getString(0))
          .put("probability", row.getDouble(1))
          .put("script", row.getString(2));
    }
    return document;
  }
}
