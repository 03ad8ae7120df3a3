package org.undercount.jobs.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.RejectedRow;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.store.TableStore;
import org.undercount.datasets.store.TableVersion;
import org.undercount.jobs.ingest.Landing.Landed;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.tables.RowCodec;
import org.undercount.jobs.tables.Tables;

/**
 * Takes one source's files for one quarter into the sealed store. Every file is read once to find
 * what is wrong with it before anything is written; then rejected rows go to the quarantine and
 * accepted rows become the newest part {@code QUARTER/SOURCE} of their kind's table, which is the
 * moment the delivery counts. Files are read in parallel, each by one task, on executors that see
 * the workspace under the same path.
 */
public final class Ingest {

  /** Name of the quarantine's table. */
  public static final String QUARANTINE = RejectedRow.SCHEMA.name();

  private static final List<String> ORDER = List.of("file_sha256", "source_row");
  private static final long ROWS_PER_FILE = 500_000;

  private final SparkSession spark;
  private final WorkspaceLayout layout;
  private final SourceContract contract;
  private final Quarter quarter;
  private final Landing landing;

  private Ingest(
      SparkSession spark, WorkspaceLayout layout, SourceContract contract, Quarter quarter) {
    this.spark = spark;
    this.layout = layout;
    this.contract = contract;
    this.quarter = quarter;
    this.landing = Landing.of(layout, quarter, contract);
  }

  /**
   * Takes the files in; they replace what the source delivered for the quarter before.
   *
   * @param files all files of the source for the quarter
   * @param codeVersion identity of the program
   * @throws UnusableInputException if any file cannot be used; then nothing was changed
   */
  public static IngestReport ingest(
      SparkSession spark,
      WorkspaceLayout layout,
      SourceContract contract,
      List<Path> files,
      Quarter quarter,
      String codeVersion) {
    return new Ingest(spark, layout, contract, quarter).run(files, codeVersion);
  }

  /** The name of a source's part of a quarter. */
  public static String part(Quarter quarter, SourceContract contract) {
    return quarter + "/" + contract.source();
  }

  /** The report of the newest delivery of a source for a quarter, if there is one. */
  public static Optional<IngestReport> latest(
      WorkspaceLayout layout, SourceContract contract, Quarter quarter) {
    TableStore store = TableStore.at(layout.sealed());
    TableVersion head = store.head(contract.kind().table());
    return Optional.ofNullable(head.parts().get(part(quarter, contract)))
        .flatMap(p -> IngestReport.read(Landing.of(layout, quarter, contract).report(p.key())));
  }

  private IngestReport run(List<Path> files, String codeVersion) {
    List<Landed> landed = landing.identify(contract, files);
    String key = key(landed, codeVersion);
    Tables tables = Tables.sealed(spark, TableStore.at(layout.sealed()), layout.sealedKey());
    String table = contract.kind().table();
    String part = part(quarter, contract);
    Optional<IngestReport> earlier = IngestReport.read(landing.report(key));
    if (earlier.isPresent()
        && tables.store().holds(table, part, key)
        && tables.store().holds(QUARANTINE, part, key)) {
      return earlier.get().as(IngestReport.UNCHANGED, tables.store().head(table).number());
    }
    landed.forEach(landing::receive);
    List<FileTask> tasks = landed.stream().map(this::task).toList();
    List<FileCounts> counts = count(tasks);
    boolean corrects = tables.store().part(table, part).isPresent();
    IngestReport report = report(key, table, counts, corrects);
    write(tables, QUARANTINE, key, tasks, report.read() - report.accepted());
    report.write(landing.report(key));
    TableVersion version = write(tables, table, key, tasks, report.accepted());
    IngestReport done = report.as(report.status(), version.number());
    done.write(landing.report(key));
    return done;
  }

  private String key(List<Landed> landed, String codeVersion) {
    ContentHash hash = ContentHash.start().add(codeVersion).add(contract.text());
    landed.stream().map(Landed::sha256).sorted().forEach(hash::add);
    return hash.hex();
  }

  private FileTask task(Landed file) {
    return new FileTask(
        file.path().toAbsolutePath().toString(),
        file.name(),
        file.sha256(),
        quarter.toString(),
        contract.text(),
        layout.scratch().toAbsolutePath().toString());
  }

  private JavaRDD<FileTask> files(List<FileTask> tasks) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(new ArrayList<>(tasks), tasks.size());
  }

  private List<FileCounts> count(List<FileTask> tasks) {
    List<FileCounts> counts = files(tasks).map(FileCounts::of).collect();
    List<Problem> problems = counts.stream().flatMap(c -> c.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return counts;
  }

  private TableVersion write(
      Tables tables, String table, String key, List<FileTask> tasks, long rows) {
    boolean accepted = !table.equals(QUARANTINE);
    KindRows<?> kind = KindRows.of(contract.kind());
    StructType type =
        accepted ? kind.codec().structType() : RowCodec.of(() -> RejectedRow.SCHEMA).structType();
    List<String> sealed =
        accepted ? kind.schema().sealedColumns() : RejectedRow.SCHEMA.sealedColumns();
    JavaRDD<Row> read = files(tasks).flatMap(accepted ? FileRows.accepted() : FileRows.rejected());
    Dataset<Row> dataset = spark.createDataFrame(read, type);
    String part = part(quarter, contract);
    int outputs = (int) Math.max(1, rows / ROWS_PER_FILE);
    tables.writeExactly(rows, table, part, key, dataset, sealed, ORDER, outputs);
    return tables.store().head(table);
  }

  private IngestReport report(String key, String table, List<FileCounts> counts, boolean corrects) {
    SortedMap<String, Long> rejected = new TreeMap<>();
    SortedMap<String, Long> issues = new TreeMap<>();
    List<IngestReport.DeliveredFile> files = new ArrayList<>();
    long read = 0;
    long accepted = 0;
    for (FileCounts c : counts) {
      c.rejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
      c.issues().forEach((issue, n) -> issues.merge(issue, n, Long::sum));
      files.add(
          new IngestReport.DeliveredFile(
              c.task().name(), c.task().sha256(), c.read(), c.accepted()));
      read += c.read();
      accepted += c.accepted();
    }
    return new IngestReport(
        contract.source().value(),
        quarter.toString(),
        table,
        corrects ? IngestReport.CORRECTED : IngestReport.NEW,
        0,
        key,
        files,
        read,
        accepted,
        rejected,
        issues);
  }
}
