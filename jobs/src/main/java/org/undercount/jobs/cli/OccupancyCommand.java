package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.occupancy.OccupancyFormulas;
import org.undercount.estimators.occupancy.OccupancyModel;
import org.undercount.estimators.occupancy.SurveyedSites;
import org.undercount.jobs.plain.OccupancyFile;
import org.undercount.jobs.plain.OccupancyReport;
import org.undercount.jobs.plain.PlainAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How many of the surveyed sites are active. */
@Command(
    name = "occupancy",
    description =
        "Active sites, openings and closings from repeated surveys that miss and mistake.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount occupancy surveys.csv --dynamic --false-positives --detection source",
      "",
      "TABLE.csv has columns site, season, survey, detected (1, 0, empty where nobody looked), with",
      "false positives certain (1, 0), and columns that formulas use. Formulas: constant, season,",
      "source, border + border^2; --psi by site, --colonisation and --extinction by site and season,",
      "--detection by survey."
    })
final class OccupancyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LikelihoodOptions likelihood = new LikelihoodOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "surveys, one row each")
  private Path table = Path.of("");

  @Option(names = "--dynamic", description = "several seasons: sites open and close between them")
  private boolean dynamic;

  @Option(
      names = "--false-positives",
      description = "detections that are not certain may be wrong (column certain)")
  private boolean falsePositives;

  @Option(
      names = "--psi",
      paramLabel = "FORMULA",
      defaultValue = "constant",
      description = "active in the first season (default: ${DEFAULT-VALUE})")
  private String psi = "constant";

  @Option(
      names = "--colonisation",
      paramLabel = "FORMULA",
      description = "opening, with --dynamic (default: constant)")
  private @Nullable String colonisation;

  @Option(
      names = "--extinction",
      paramLabel = "FORMULA",
      description = "closing, with --dynamic (default: constant)")
  private @Nullable String extinction;

  @Option(
      names = "--detection",
      paramLabel = "FORMULA",
      defaultValue = "constant",
      description = "found by a survey where active (default: ${DEFAULT-VALUE})")
  private String detection = "constant";

  @Option(
      names = "--certainty",
      paramLabel = "FORMULA",
      description = "share of true detections that are certain (default: constant)")
  private @Nullable String certainty;

  @Option(
      names = "--false-positive-rate",
      paramLabel = "FORMULA",
      description = "reported active where not (default: constant)")
  private @Nullable String falsePositiveRate;

  private final List<Problem> problems = new ArrayList<>();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    OccupancyFormulas formulas = formulas();
    ParameterIntervals.Kind kind = likelihood.kind(problems);
    problems.addAll(PlainAnswers.problems(common));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    SurveyedSites sites = OccupancyFile.of(TableFiles.read(table, List.of()), formulas, dynamic);
    OccupancyReport report;
    try {
      report =
          new OccupancyReport(
              sites.sites(), OccupancyModel.fit(sites, formulas, common.level, kind));
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(
          Problem.in(table.toString(), String.valueOf(e.getMessage())));
    }
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(common.seed), report.text(), report.fit().refused()),
        started);
  }

  private OccupancyFormulas formulas() {
    needs("--colonisation", colonisation, dynamic, "--dynamic");
    needs("--extinction", extinction, dynamic, "--dynamic");
    needs("--certainty", certainty, falsePositives, "--false-positives");
    needs("--false-positive-rate", falsePositiveRate, falsePositives, "--false-positives");
    return new OccupancyFormulas(
        formula("--psi", psi),
        formula("--colonisation", colonisation),
        formula("--extinction", extinction),
        formula("--detection", detection),
        formula("--certainty", certainty),
        formula("--false-positive-rate", falsePositiveRate),
        falsePositives);
  }

  private void needs(String option, @Nullable String given, boolean there, String needed) {
    if (given != null && !there) {
      problems.add(Problem.in(option, "belongs to " + needed + ", which is missing"));
    }
  }

  private Formula formula(String option, @Nullable String text) {
    return LikelihoodOptions.formula(option, text, problems);
  }
}
