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
import org.undercount.estimators.network.SizePrior;
import org.undercount.estimators.network.SuccessiveSamplingSize;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.RdsReport;
import org.undercount.jobs.plain.RdsSizeReport;
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
      "  undercount rds sample.csv --population-size --prior-median 2000",
      "",
      "TABLE.csv has a header and one row per respondent: id, recruiter (the recruiter's id; empty or",
      "'seed' for a seed), degree (people of the population the respondent knows), outcome (0 or 1)."
    })
final class RdsCommand implements Callable<Integer> {

  private static final long MOST_PEOPLE = 10_000_000_000L;
  private static final long TIMES_THE_MEDIAN = 20;

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

  @Option(
      names = "--population-size",
      description =
          "ask how many people the population has, from the order of the respondents (ss-pse)")
  private boolean populationSize;

  @Option(
      names = "--prior-median",
      paramLabel = "N",
      description = "size below which half the belief lies before the sample; a flat prior without")
  private Optional<Long> priorMedian = Optional.empty();

  @Option(
      names = "--max-population",
      paramLabel = "N",
      description =
          "no larger population is thought of (default: 20 times --prior-median); a flat prior needs"
              + " it")
  private Optional<Long> maxPopulation = Optional.empty();

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "" + SuccessiveSamplingSize.USUAL_DRAWS,
      description = "draws of the size that are kept (default: ${DEFAULT-VALUE})")
  private int draws = SuccessiveSamplingSize.USUAL_DRAWS;

  @Override
  public Integer call() {
    return populationSize ? size() : share();
  }

  private Integer size() {
    long started = System.nanoTime();
    SuccessiveSamplingSize.Request request = sizeRequest();
    RdsSizeReport report =
        RdsSizeReport.of(
            RecruitmentFile.readSample(
                table, new RecruitmentFile.Columns(id, recruiter, degree, outcome, positive)),
            request);
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(), report.text(), report.verdict().estimate().isEmpty()),
        started);
  }

  private SuccessiveSamplingSize.Request sizeRequest() {
    List<Problem> problems = new ArrayList<>();
    if (method.isPresent() || population.isPresent()) {
      problems.add(
          Problem.in(
              "--population-size",
              "asks for the size itself, expected neither --method nor --population"));
    }
    long median = priorMedian.orElse(0L);
    if (priorMedian.isPresent() && (median < 2 || median > MOST_PEOPLE)) {
      problems.add(
          Problem.in(
              "--prior-median", "expected 2 to " + MOST_PEOPLE + " people, found " + median));
    }
    if (priorMedian.isEmpty() && maxPopulation.isEmpty()) {
      problems.add(
          Problem.in(
              "--max-population", "without --prior-median the prior is flat, expected its end"));
    }
    long most = maxPopulation.orElse(TIMES_THE_MEDIAN * Math.min(median, MOST_PEOPLE));
    if (maxPopulation.isPresent()
        && (most < 2 || most > TIMES_THE_MEDIAN * MOST_PEOPLE || most <= median)) {
      problems.add(
          Problem.in(
              "--max-population",
              "expected more than " + Math.max(1, median) + " people, found " + most));
    }
    if (draws < SuccessiveSamplingSize.LEAST_DRAWS || draws > SuccessiveSamplingSize.MOST_DRAWS) {
      problems.add(
          Problem.in(
              "--draws",
              "expected "
                  + SuccessiveSamplingSize.LEAST_DRAWS
                  + " to "
                  + SuccessiveSamplingSize.MOST_DRAWS
                  + ", found "
                  + draws));
    }
    problems.addAll(PlainAnswers.problems(common));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new SuccessiveSamplingSize.Request(
        priorMedian.isPresent() ? new SizePrior.Proportion(median, most) : new SizePrior.Flat(most),
        common.level,
        draws,
        common.seed);
  }

  private Integer share() {
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
