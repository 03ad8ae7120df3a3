package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.release.BundleVerifier;
import org.undercount.datasets.release.ReleaseBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Re-checks a release from its directory. */
@Command(
    name = "verify",
    description =
        "Re-checks a release: hashes, files, schemas, headlines and confidentiality. One line per"
            + " finding; status 1 if there is any.",
    footer = {"", "Example:", "  ./undercount verify demo-workspace/release/2023Q2-r1"},
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "DIR", description = "the directory of a release")
  private Path directory = Path.of(".");

  @Option(names = "--full", description = "also recompute the release from its inputs")
  private boolean full;

  @Override
  public Integer call() {
    if (full) {
      throw new UnusableInputException(
          Problem.in(
              "--full",
              "recomputing a release from its inputs is not done by this version; without --full,"
                  + " everything that can be checked from the release itself is"));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Problem> findings = BundleVerifier.findings(directory);
    if (common.json) {
      out.println(json(findings));
    } else if (findings.isEmpty()) {
      ReleaseBundle bundle = ReleaseBundle.load(directory);
      out.println(
          "verified: release "
              + bundle.name()
              + (bundle.isSynthetic() ? " (SYNTHETIC)" : "")
              + ", "
              + bundle.tables().estimates().headlines().size()
              + " headlines; hashes, schemas, headlines and confidentiality hold");
    } else {
      findings.forEach(out::println);
    }
    return findings.isEmpty() ? ExitStatus.DONE : ExitStatus.UNUSABLE;
  }

  private static String json(List<Problem> findings) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("verified", findings.isEmpty());
    ArrayNode list = root.putArray("findings");
    findings.forEach(
        f -> {
          ObjectNode one = list.addObject();
          one.put("file", f.file());
          one.put("line", f.line());
          one.put("column", f.column());
          one.put("message", f.message());
        });
    return root.toPrettyString();
  }
}
