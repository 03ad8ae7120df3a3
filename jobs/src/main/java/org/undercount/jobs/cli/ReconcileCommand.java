package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.estimators.pooling.Reconciliation;
import org.undercount.estimators.pooling.Rule;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.ReconcileFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Several methods' answers to one question. */
@Command(
    name = "reconcile",
    description =
        "Pools independent methods on the log scale, or gives the envelope where they contradict.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount reconcile methods.csv --method paule-mandel --json",
      "",
      "TABLE.csv has columns method, family, value, lower, upper and may have level and what is",
      "estimated: unit, population, place, window, kind (stock or flow). Methods of one family rest on",
      "the same evidence and count once; unlike estimands are never pooled."
    })
final class ReconcileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(
      paramLabel = "TABLE.csv",
      description =
          "columns method, family, value, lower, upper, optional level and estimand words")
  private Path table = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "M",
      defaultValue = "paule-mandel",
      description =
          "paule-mandel (with Hartung and Knapp's interval), dersimonian-laird or bayesian (method bias on a grid) (default: ${DEFAULT-VALUE})")
  private String method = "paule-mandel";

  @Option(
      names = "--factor",
      paramLabel = "F",
      defaultValue = "2",
      description =
          "largest ratio between families that is still pooled (default: ${DEFAULT-VALUE})")
  private String factor = "2";

  @Override
  public Integer call() {
    long started = System.nanoTime();
    List<Problem> problems = PlainAnswers.problems(common);
    if (Rule.find(method).isEmpty()) {
      problems.add(
          Problem.in(
              "--method",
              "expected paule-mandel, dersimonian-laird or bayesian, found '" + method + "'"));
    }
    if (!factor.matches("[0-9]{1,6}(\\.[0-9]+)?") || !(Double.parseDouble(factor) > 1)) {
      problems.add(Problem.in("--factor", "expected a number above 1, found '" + factor + "'"));
    }
    ReconcileFile file =
        ReconcileFile.read(TableFiles.read(table, List.of()), common.level, problems);
    PlainAnswer answer =
        file.answer(
            new Reconciliation.Request(
                Rule.find(method).orElseThrow(), common.level, Double.parseDouble(factor)),
            common.seed);
    return PlainAnswers.print(spec.commandLine().getOut(), common, answer, started);
  }
}
