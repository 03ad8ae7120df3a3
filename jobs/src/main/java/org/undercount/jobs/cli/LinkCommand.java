package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.Answers;
import org.undercount.jobs.link.Earlier;
import org.undercount.jobs.link.LinkDiagnostics;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;
import org.undercount.jobs.link.files.LinkAccuracy;
import org.undercount.jobs.link.files.LinkConfiguration;
import org.undercount.jobs.link.files.LinkFiles;
import org.undercount.jobs.link.files.LinkState;
import org.undercount.jobs.link.files.PlainRecords;
import org.undercount.jobs.link.files.SharedKey;
import org.undercount.jobs.link.model.LinkModel.FieldModel;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.link.standard.FieldKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which records of plain files are of one person. */
@Command(
    name = "link",
    description =
        "Links records of one or several files. The configuration says what each column holds;"
            + " blocking, comparison and weights are learnt from the data. With --quarter, the"
            + " people a workspace was delivered, as its contracts describe them.",
    footer = {
      "",
      "Configuration (YAML):",
      "  id: rec_id                       # optional, row number otherwise",
      "  source-column: source            # optional, each file is a source otherwise",
      "  duplicates-within-source: true   # false: no source lists a person twice",
      "  columns: {given_name: given-name, surname: family-name, born: date}",
      "  # with a column of kind clk, files may hold filters instead (see encode)",
      "",
      "Example:",
      "  ./undercount link people.csv --config link.yaml --truth entity_id --out linked",
      "  ./undercount link --quarter 2023Q1 --workspace demo-workspace"
    },
    mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final CommonOptions common = new CommonOptions();
  @Mixin private final SparkOptions spark = new SparkOptions();
  @Mixin private final StageOption stage = new StageOption();
  @Mixin private final ExplainOptions explain = new ExplainOptions();
  @Mixin private final ReviewOptions review = new ReviewOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "CSV, TSV, XLSX, JSON or Parquet, gzipped, zipped or plain")
  private List<Path> files = List.of();

  @Option(
      names = "--config",
      paramLabel = "LINK.yaml",
      description = "what each column of the files holds")
  private @Nullable Path config;

  @Option(
      names = "--truth",
      paramLabel = "COLUMN",
      description = "column naming the true entity; used to measure, never to link")
  private @Nullable String truth;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "the key shared with those who encoded: files in plain text are encoded with it here, to"
              + " be linked with files of filters (kind clk)")
  private @Nullable Path key;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "what this linkage leaves to the next: only records that are new or changed since are"
              + " compared, and persons keep their names; keep it where the records are kept")
  private @Nullable Path state;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    Optional<Quarter> quarter = stage.insteadOf(files);
    if (quarter.isPresent()) {
      refuseOptionsOfFiles();
      return StageCommands.upTo("link", common, spark, quarter.get(), out, err);
    }
    if (config == null) {
      throw new UnusableInputException(
          Problem.in("--config", "expected a YAML file that says what each column holds"));
    }
    explain.check();
    review.check(common.out);
    LinkConfiguration configuration = LinkConfiguration.load(config);
    if (key != null && configuration.fields().stream().noneMatch(f -> f.kind() == FieldKind.CLK)) {
      throw new UnusableInputException(
          Problem.in("--key", "expected a column of kind clk in the configuration to encode into"));
    }
    Optional<FilterEncoder> encoder =
        key == null
            ? Optional.empty()
            : Optional.of(FilterEncoder.of(configuration.schema(), SharedKey.read(key)));
    List<String> warnings = new ArrayList<>();
    Answers answers = review.answers(line -> progress(err, line), warnings::add);
    Optional<LinkState> kept =
        state == null ? Optional.empty() : Optional.of(new LinkState(state, configuration));
    SparkSession session = spark.open();
    Dataset<Row> records =
        new PlainRecords(session, configuration, Optional.ofNullable(truth), encoder).read(files);
    progress(err, "records read");
    Optional<Earlier> earlier = kept.flatMap(k -> k.read(session));
    Linkage linkage =
        RecordLinkage.link(
            records, configuration.settings(), answers, earlier, Seed.of(common.seed));
    LinkDiagnostics found = linkage.diagnostics();
    progress(err, found.blocking().candidatePairs() + " candidate pairs weighed");
    Optional<LinkAccuracy> accuracy =
        truth == null ? Optional.empty() : Optional.of(LinkAccuracy.of(linkage, records));
    if (common.out != null) {
      LinkFiles.write(linkage, common.out).forEach(f -> progress(err, "wrote " + f));
    }
    review
        .write(linkage, common.out, Seed.of(common.seed))
        .ifPresent(f -> progress(err, "wrote " + f));
    explain.write(linkage, records, configuration).ifPresent(f -> progress(err, "wrote " + f));
    warnings.addAll(found.warnings());
    kept.ifPresent(k -> k.write(Earlier.of(linkage)));
    double seconds = (System.nanoTime() - start) / 1e9;
    if (common.json) {
      out.println(document(found, accuracy, warnings, seconds).toPrettyString());
    } else {
      print(out, found, accuracy, seconds);
    }
    warnings.forEach(w -> err.println("undercount: warning: " + w));
    out.flush();
    return ExitStatus.DONE;
  }

  private void refuseOptionsOfFiles() {
    if (config != null || truth != null || explain.given() || review.given() || state != null) {
      throw new UnusableInputException(
          Problem.in(
              config != null
                  ? "--config"
                  : truth != null
                      ? "--truth"
                      : explain.given() ? "--explain" : review.given() ? "--review" : "--state",
              "is for files; a quarter's people are linked as their contracts describe them"));
    }
  }

  private void progress(PrintWriter err, String line) {
    if (!common.quiet) {
      err.println("undercount: " + line);
    }
  }

  private ObjectNode document(
      LinkDiagnostics found,
      Optional<LinkAccuracy> accuracy,
      List<String> warnings,
      double seconds) {
    ObjectNode document = JSON.createObjectNode();
    document.put("records", found.records());
    document.put("candidatePairs", found.blocking().candidatePairs());
    if (accuracy.isPresent()) {
      LinkAccuracy a = accuracy.get();
      ObjectNode pairs = document.putObject("pairs");
      score(pairs.putObject("atHalf"), a.atHalf());
      score(pairs.putObject("best"), a.best()).put("threshold", a.bestThreshold());
      score(document.putObject("clusters"), a.clusters());
      document.put("calibrationError", a.calibrationError());
    }
    ObjectNode diagnostics = document.putObject("diagnostics");
    accuracy.ifPresent(a -> diagnostics.put("candidateRecall", a.candidateRecall()));
    diagnostics.put("clusters", found.clusters());
    diagnostics.put("expectedPrecision", found.expectedPrecision());
    diagnostics.put("expectedRecall", found.expectedRecall());
    diagnostics.put("prior", found.model().prior());
    diagnostics.put("iterations", found.model().iterations());
    ObjectNode sizes = diagnostics.putObject("clusterSizes");
    found.clusterSizes().forEach((size, n) -> sizes.put(Long.toString(size), n));
    var fields = diagnostics.putArray("fields");
    for (FieldModel f : found.model().fields()) {
      ObjectNode field = fields.addObject();
      field.put("column", f.field().column()).put("kind", f.field().kind().word());
      field.set("m", JSON.valueToTree(f.m()));
      field.set("u", JSON.valueToTree(f.u()));
    }
    diagnostics.set("blocking", JSON.valueToTree(found.blocking()));
    document.set("warnings", JSON.valueToTree(warnings));
    document.put("seed", common.seed);
    document.put("seconds", seconds);
    return document;
  }

  private static ObjectNode score(ObjectNode node, LinkAccuracy.Score score) {
    return node.put("precision", score.precision())
        .put("recall", score.recall())
        .put("f1", score.f1());
  }

  private static void print(
      PrintWriter out, LinkDiagnostics found, Optional<LinkAccuracy> accuracy, double seconds) {
    line(
        out,
        "%,d records, %,d candidate pairs, %,d persons   %.1f s",
        found.records(),
        found.blocking().candidatePairs(),
        found.clusters(),
        seconds);
    line(
        out,
        "the model expects precision %.3f and recall %.3f (of the candidates) at probability %.2f",
        found.expectedPrecision(),
        found.expectedRecall(),
        found.threshold());
    line(
        out, "%n%-22s %-12s %8s %8s   %s", "column", "kind", "m equal", "u equal", "bits if equal");
    for (FieldModel f : found.model().fields()) {
      int equal = f.m().size() - 1;
      line(
          out,
          "%-22s %-12s %8.4f %8.4f   %6.1f",
          f.field().column(),
          f.field().kind().word(),
          f.m().get(equal),
          f.u().get(equal),
          f.bits(equal));
    }
    if (accuracy.isPresent()) {
      LinkAccuracy a = accuracy.get();
      line(out, "%nagainst the truth       precision   recall       F1");
      scoreLine(out, "pairs at 0.5", a.atHalf());
      scoreLine(out, String.format(Locale.ROOT, "pairs at %.4f", a.bestThreshold()), a.best());
      scoreLine(out, "clusters", a.clusters());
      line(
          out,
          "calibration error %.4f, candidates hold %.4f of the true pairs",
          a.calibrationError(),
          a.candidateRecall());
    }
  }

  private static void scoreLine(PrintWriter out, String what, LinkAccuracy.Score s) {
    line(out, "%-22s %10.4f %8.4f %8.4f", what, s.precision(), s.recall(), s.f1());
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
