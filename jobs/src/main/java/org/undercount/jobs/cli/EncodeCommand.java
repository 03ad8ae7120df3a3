package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.files.EncodedTable;
import org.undercount.jobs.link.files.LinkConfiguration;
import org.undercount.jobs.link.files.SharedKey;
import org.undercount.jobs.link.files.TestVectors;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.tables.WholeFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People as keyed filters, for an agency that cannot share their names. */
@Command(
    name = "encode",
    description =
        "Encodes people as keyed Bloom filters that others can link without learning names. An"
            + " agency runs this itself, with the key it shares with the other agencies and with"
            + " nobody else; only id, source and filter are written.",
    footer = {
      "",
      "Configuration (YAML), the same for all agencies but for names of columns:",
      "  id: case_no                      # handed on: use numbers that mean nothing elsewhere",
      "  columns: {name: full-name, born: date, passport: identifier}",
      "  encoding: {bits: 1024, balanced: true, salt: born}   # optional",
      "",
      "Example:",
      "  openssl rand -hex 32 > shared.key",
      "  ./undercount encode people.csv --config link.yaml --key shared.key --out coded",
      "  ./undercount link coded/encoded.csv other/encoded.csv --config coded.yaml"
    },
    mixinStandardHelpOptions = true)
final class EncodeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "CSV, TSV, XLSX, JSON or Parquet, gzipped, zipped or plain")
  private @Nullable Path file;

  @Option(
      names = "--config",
      paramLabel = "LINK.yaml",
      description = "what each column of the file holds")
  private @Nullable Path config;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the shared key: at least 32 hexadecimal digits, 64 for a full key")
  private @Nullable Path key;

  @Option(
      names = "--test-vectors",
      description =
          "print invented people with their filters under a published key, to check another"
              + " program against")
  private boolean testVectors;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (testVectors) {
      out.print(WholeFiles.csv(TestVectors.HEADER, TestVectors.rows()));
      out.flush();
      return ExitStatus.DONE;
    }
    List<Problem> problems = new ArrayList<>();
    if (file == null) {
      problems.add(Problem.in("FILE", "expected a file of people to encode"));
    }
    if (config == null) {
      problems.add(Problem.in("--config", "expected a YAML file that says what each column holds"));
    }
    if (key == null) {
      problems.add(Problem.in("--key", "expected the file of the key shared with the others"));
    }
    if (file == null || config == null || key == null) {
      throw new UnusableInputException(problems);
    }
    LinkConfiguration configuration = LinkConfiguration.load(config);
    FilterEncoder encoder = FilterEncoder.of(configuration.schema(), SharedKey.read(key));
    EncodedTable encoded =
        EncodedTable.of(TableFiles.read(file, List.of()), configuration, encoder);
    String csv = WholeFiles.csv(encoded.header(), encoded.rows());
    Path written = common.out == null ? null : WholeFiles.write(common.out, "encoded.csv", csv);
    if (common.json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("file", file.toString()).put("rows", encoded.rows().size());
      document.put("empty", encoded.empty()).put("bits", configuration.schema().bits());
      document.put("out", written == null ? null : written.toString());
      out.println(document.toPrettyString());
    } else if (written == null) {
      out.print(csv);
    }
    if (!common.quiet) {
      err.println(
          "undercount: encoded "
              + encoded.rows().size()
              + " rows, "
              + encoded.empty()
              + " of them empty because nothing in them could be encoded"
              + (written == null ? "" : "; wrote " + written));
    }
    out.flush();
    return ExitStatus.DONE;
  }
}
