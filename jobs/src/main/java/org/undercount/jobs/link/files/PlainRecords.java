package org.undercount.jobs.link.files;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.link.standard.Ages;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;
import org.undercount.jobs.session.Settled;
import org.undercount.jobs.tables.TextTables;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Plain files as the table linkage works on: {@code record_id} (source and id), {@code id}, {@code
 * source}, {@code once}, {@code raw} and, if asked for, {@code truth}. Reads CSV and TSV (gzipped
 * or not), JSON lines and Parquet.
 */
public final class PlainRecords {

  private static final String BETWEEN = "\t";

  private final SparkSession spark;
  private final LinkConfiguration configuration;
  private final Optional<String> truth;
  private final Optional<FilterEncoder> encoder;

  /** Files that are taken as they are. */
  public PlainRecords(SparkSession spark, LinkConfiguration configuration, Optional<String> truth) {
    this(spark, configuration, truth, Optional.empty());
  }

  /**
   * Files some of which may be coded.
   *
   * @param encoder of the filters of files that have none, so that their plain columns can be
   *     linked with others' filters
   */
  public PlainRecords(
      SparkSession spark,
      LinkConfiguration configuration,
      Optional<String> truth,
      Optional<FilterEncoder> encoder) {
    this.spark = spark;
    this.configuration = configuration;
    this.truth = truth;
    this.encoder = encoder;
  }

  /** What names a record of a source. */
  static String recordId(String source, String id) {
    return source + BETWEEN + id;
  }

  /** Reads the files; every problem in one go. */
  public Dataset<Row> read(List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Dataset<Row> all = null;
    if (configuration.saysOnce() && configuration.sourceColumn().isEmpty() && files.size() == 1) {
      problems.add(
          Problem.in(
              files.get(0).toString(),
              "duplicates-within-source: false leaves nothing to link in one file; give several"
                  + " files or name the source-column"));
    }
    for (Path file : files) {
      if (!names.add(sourceName(file))) {
        problems.add(
            Problem.in(file.toString(), "two files have this name; sources need different names"));
      } else {
        Optional<Dataset<Row>> one = read(file, problems);
        if (one.isPresent()) {
          all = all == null ? one.get() : all.union(one.get());
        }
      }
    }
    if (!problems.isEmpty() || all == null) {
      throw new UnusableInputException(problems);
    }
    Dataset<Row> records = Settled.of(all);
    refuseDuplicates(records, files.get(0));
    return records;
  }

  private Optional<Dataset<Row>> read(Path file, List<Problem> problems) {
    Optional<Dataset<Row>> table = TextTables.read(spark, file, problems);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> rows = table.get();
    List<String> columns = Arrays.asList(rows.columns());
    List<String> needed = new ArrayList<>();
    configuration.id().ifPresent(needed::add);
    configuration.sourceColumn().ifPresent(needed::add);
    configuration.askedColumn().ifPresent(needed::add);
    truth.ifPresent(needed::add);
    List<Field> filters = filters();
    boolean coded =
        !filters.isEmpty() && filters.stream().map(Field::column).allMatch(columns::contains);
    if (!coded) {
      // A coded file may lack what it is the code of; every other must have all that is compared.
      configuration.schemaFields().stream().map(Field::column).forEach(needed::add);
      if (encoder.isEmpty()) {
        filters.stream().map(Field::column).forEach(needed::add);
      }
    }
    List<String> absent = needed.stream().filter(c -> !columns.contains(c)).distinct().toList();
    if (!absent.isEmpty()) {
      absent.forEach(
          c ->
              problems.add(
                  Problem.at(
                      file.toString(),
                      1,
                      c,
                      "no such column; the file has " + columns.size() + " columns")));
      return Optional.empty();
    }
    Column source =
        configuration.sourceColumn().map(PlainRecords::text).orElse(lit(sourceName(file)));
    Column id =
        configuration
            .id()
            .map(PlainRecords::text)
            .orElse(monotonically_increasing_id().plus(1).cast("string"));
    Column[] raw = configuration.fields().stream().map(f -> raw(f, columns)).toArray(Column[]::new);
    return Optional.of(
        rows.select(
                coalesce(source, lit("")).as("source"),
                id.as("id"),
                array(raw).as("raw"),
                truth.map(PlainRecords::text).orElse(lit(null).cast("string")).as("truth"))
            .select(
                concat_ws(BETWEEN, col("source"), col("id")).as("record_id"),
                col("id"),
                col("source"),
                (configuration.saysOnce() ? col("source") : lit("")).as("once"),
                col("raw"),
                col("truth")));
  }

  private List<Field> filters() {
    return configuration.fields().stream().filter(f -> f.kind() == FieldKind.CLK).toList();
  }

  /** What a file holds of a field, encoded here if it is a filter the file does not have. */
  private Column raw(Field field, List<String> columns) {
    if (columns.contains(field.column())) {
      return value(field);
    }
    if (field.kind() != FieldKind.CLK) {
      return lit(null).cast("string");
    }
    FilterEncoder under = encoder.orElseThrow();
    Column[] plain = configuration.schemaFields().stream().map(this::value).toArray(Column[]::new);
    return udf(
            (UDF1<scala.collection.Seq<String>, String>)
                values -> under.encoded(CollectionConverters.asJava(values)),
            DataTypes.StringType)
        .apply(array(plain));
  }

  /** A plain value, an age as the year of birth. */
  private Column value(Field field) {
    Column value = text(field.column());
    if (!configuration.readsAges(field)) {
      return value;
    }
    Column asked =
        configuration
            .askedColumn()
            .map(PlainRecords::text)
            .orElse(lit(configuration.asOf().orElseThrow()));
    return udf(
            (UDF2<@Nullable String, @Nullable String, @Nullable String>)
                (text, date) -> text == null || date == null ? text : Ages.asBirth(text, date),
            DataTypes.StringType)
        .apply(value, asked);
  }

  private void refuseDuplicates(Dataset<Row> records, Path file) {
    List<Problem> problems = new ArrayList<>();
    String id = configuration.id().orElse("row");
    Row counts =
        records
            .groupBy("record_id")
            .agg(count(lit(1)).as("n"), count(when(col("id").isNull(), 1)).as("missing"))
            .agg(coalesce(sum("n"), lit(0L)), coalesce(sum("missing"), lit(0L)), count(lit(1)))
            .first();
    long rows = counts.getLong(0);
    long missing = counts.getLong(1);
    long different = counts.getLong(2);
    if (rows == 0) {
      problems.add(Problem.in(file.toString(), "expected at least one record, got none"));
    } else if (missing > 0) {
      problems.add(Problem.at(file.toString(), 0, id, missing + " records have no id"));
    } else if (different < rows) {
      problems.add(
          Problem.at(
              file.toString(),
              0,
              id,
              "ids must be unique within a source, but " + (rows - different) + " are repeated"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }

  private static Column text(String column) {
    return trim(col("`" + column.replace("`", "``") + "`").cast("string"));
  }

  private static String sourceName(Path file) {
    return file.getFileName()
        .toString()
        .replaceAll("(?i)\\.(csv|tsv|jsonl|ndjson|parquet)(\\.gz)?$", "");
  }
}
