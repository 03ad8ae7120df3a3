package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.network.RdsMethod;
import org.undercount.estimators.network.RespondentDriven;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.RdsReport;
import org.undercount.jobs.plain.RecruitmentFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What share of a hidden population has a characteristic: respondent-driven sampling. */
@Command(
    name = "rds",
    description = "Share of a population from respondents who recruit one another.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount rds sample.csv --method gile-ss --population 1000 --outcome trafficked --json",
      "",
      "TABLE.csv has a header and one row per respondent: id, recruiter (the recruiter's id; empty or",
      "'seed' for a seed), degree (people of the population the respondent knows), outcome (0 or 1)."
    })
final class RdsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "one row per respondent")
  private Path table = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "M",
      description =
          "rds-i, rds-ii or gile-ss (default: gile-ss with --population, otherwise rds-ii)")
  private Optional<String> method = Optional.empty();

  @Option(
      names = "--population",
      paramLabel = "N",
      description = "people in the population; gile-ss needs it")
  private Optional<Long> population = Optional.empty();

  @Option(names = "--id", paramLabel = "COLUMN", description = "ids (default: id)")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--recruiter",
      paramLabel = "COLUMN",
      description = "ids of recruiters (default: recruiter or recruiter.id)")
  private Optional<String> recruiter = Optional.empty();

  @Option(
      names = "--degree",
      paramLabel = "COLUMN",
      description = "people known (default: degree or network.size)")
  private Optional<String> degree = Optional.empty();

  @Option(
      names = "--outcome",
      paramLabel = "COLUMN",
      description = "the characteristic (default: outcome)")
  private Optional<String> outcome = Optional.empty();

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      description = "value of the outcome that is counted (default: 1, the other being 0)")
  private Optional<String> positive = Optional.empty();

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      defaultValue = "" + RespondentDriven.USUAL_REPLICATES,
      description = "replicates for the interval (default: ${DEFAULT-VALUE})")
  private int bootstrap = RespondentDriven.USUAL_REPLICATES;

  @Override
  public Integer call() {
    long started = System.nanoTime();
    RespondentDriven.Request request = request();
    RdsReport report =
        RdsReport.of(
            RecruitmentFile.read(
                table, new RecruitmentFile.Columns(id, recruiter, degree, outcome, positive)),
            request);
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(), report.text(), report.verdict().estimate().isEmpty()),
        started);
  }

  private RespondentDriven.Request request() {
    List<Problem> problems = new ArrayList<>();
    String word = method.orElse(population.isPresent() ? "gile-ss" : "rds-ii");
    if (RdsMethod.find(word).isEmpty()) {
      problems.add(
          Problem.in("--method", "expected rds-i, rds-ii or gile-ss, found '" + word + "'"));
    } else if (word.equals(RdsMethod.GILE_SS.word()) && population.isEmpty()) {
      problems.add(
          Problem.in(
              "--population", "gile-ss needs the size of the population, expected a number"));
    }
    if (population.isPresent() && (population.get() < 2 || population.get() > 10_000_000_000L)) {
      problems.add(
          Problem.in(
              "--population", "expected 2 to 10000000000 people, found " + population.get()));
    }
    if (bootstrap < RespondentDriven.LEAST_REPLICATES
        || bootstrap > RespondentDriven.MOST_REPLICATES) {
      problems.add(
          Problem.in(
              "--bootstrap",
              "expected "
                  + RespondentDriven.LEAST_REPLICATES
                  + " to "
                  + RespondentDriven.MOST_REPLICATES
                  + ", found "
                  + bootstrap));
    }
    problems.addAll(PlainAnswers.problems(common));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new RespondentDriven.Request(
        RdsMethod.find(word).orElseThrow(),
        population.map(OptionalLong::of).orElse(OptionalLong.empty()),
        common.level,
        bootstrap,
        common.seed);
  }
}
