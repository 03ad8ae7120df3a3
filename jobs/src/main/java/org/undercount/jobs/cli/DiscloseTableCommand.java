package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.disclosure.CellId;
import org.undercount.datasets.disclosure.CountTable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Disclosure;
import org.undercount.datasets.disclosure.Protected;
import org.undercount.jobs.tables.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Disclosure control of a plain table of counts. */
@Command(
    name = "disclose",
    description =
        "Withholds small counts and those that would give them away, adds the totals, and proves it"
            + " by an attacker's linear programme. Status 2 if the proof fails.",
    footer = {"", "Example:", "  ./undercount tables disclose routes.csv --spec routes.yaml"},
    mixinStandardHelpOptions = true)
final class DiscloseTableCommand implements Callable<Integer> {

  /** Holds the commands on plain tables of counts. */
  @Command(
      name = "tables",
      description = "Disclosure control of plain tables of counts.",
      subcommands = DiscloseTableCommand.class,
      synopsisSubcommandLabel = "disclose",
      footer = {"", "Example:", "  ./undercount tables disclose routes.csv --spec routes.yaml"},
      mixinStandardHelpOptions = true)
  static final class Tables {}

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "innermost counts, without totals")
  private Path table = Path.of("");

  @Option(
      names = "--spec",
      paramLabel = "SPEC.yaml",
      required = true,
      description = "dimensions, count, unit, threshold, least-width")
  private Path specification = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    CountFile file = CountFile.read(table, specification);
    Protected safe = Disclosure.protect(List.of(file.table()), file.rule(), List.of());
    String printed = csv(file, safe);
    Path target = common.out;
    Audit audit = safe.audit();
    if (target != null && audit.passed()) {
      WholeFiles.write(target, printed);
    }
    if (common.json) {
      out.println(json(audit, target == null ? printed : null));
    } else {
      if (target == null && audit.passed()) {
        out.print(printed);
      }
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println(
              audit.cells()
                  + " cells with totals: "
                  + audit.primary()
                  + " withheld as small, "
                  + audit.complementary()
                  + " to protect them, "
                  + audit.recovered().size()
                  + " can be worked out");
    }
    return audit.passed() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private static String csv(CountFile file, Protected safe) {
    StringWriter text = new StringWriter();
    try (CSVPrinter printer =
        new CSVPrinter(text, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) {
      List<String> header = new ArrayList<>(file.dimensions());
      header.add("count");
      header.add("count_status");
      printer.printRecord(header);
      for (Map.Entry<CellId, Disclosed> cell : safe.cells().entrySet()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (String dimension : file.dimensions()) {
          row.add(cell.getKey().at().getOrDefault(dimension, CountTable.ALL));
        }
        row.add(cell.getValue().value());
        row.add(cell.getValue().status());
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String json(Audit audit, @Nullable String table) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("passed", audit.passed());
    root.put("cells", audit.cells());
    root.put("primary", audit.primary());
    root.put("complementary", audit.complementary());
    root.put("leastWidthRequired", audit.leastWidthRequired());
    audit.recovered().forEach(c -> root.withArray("recovered").add(c));
    if (table != null && audit.passed()) {
      root.put("table", table);
    }
    return root.toPrettyString();
  }
}
