package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.network.ScaleUp;
import org.undercount.estimators.network.ScaleUpMethod;
import org.undercount.estimators.network.ScaleUpSurvey;
import org.undercount.estimators.network.Visibility;
import org.undercount.jobs.plain.PlainAnswer;
import org.undercount.jobs.plain.ScaleUpFile;
import org.undercount.jobs.plain.ScaleUpReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How large a hidden population is, from how many of it people in general know. */
@Command(
    name = "scale-up",
    description = "Size of a hidden population from whom people know (network scale-up).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount scale-up survey.csv --population 1000000 --known nurses=56322,twins=36246 \\",
      "      --hidden trafficked --json",
      "",
      "TABLE.csv has a header, one row per respondent and one column per group: how many people of",
      "the group the respondent knows. Columns that no option names are left alone."
    })
final class ScaleUpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "one row per respondent")
  private Path table = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "M",
      defaultValue = "mle",
      description = "mle, pimle or generalised (with --hidden-sample) (default: ${DEFAULT-VALUE})")
  private String method = "mle";

  @Option(
      names = "--population",
      paramLabel = "N",
      required = true,
      description = "people in general, among whom respondents were drawn")
  private long population;

  @Option(
      names = "--known",
      paramLabel = "COLUMN=SIZE",
      split = ",",
      description = "sizes of known groups by column")
  private Map<String, Long> known = new LinkedHashMap<>();

  @Option(
      names = "--sizes",
      paramLabel = "FILE.yaml",
      description = "the same from a file, one line 'column: size' per group")
  private Optional<Path> sizes = Optional.empty();

  @Option(
      names = "--hidden",
      paramLabel = "a,b",
      split = ",",
      description = "columns of hidden populations")
  private List<String> hidden = new ArrayList<>();

  @Option(
      names = "--degree",
      paramLabel = "a,b",
      split = ",",
      description =
          "in place of --known: the column with the number of people known, or columns to sum")
  private List<String> degree = new ArrayList<>();

  @Option(names = "--weight", paramLabel = "COLUMN", description = "sampling weights")
  private Optional<String> weight = Optional.empty();

  @Option(
      names = "--hidden-sample",
      paramLabel = "FILE",
      description =
          "for generalised: one row per hidden respondent, by known group how many people in it know"
              + " that the respondent is hidden")
  private Optional<Path> hiddenSample = Optional.empty();

  @Option(
      names = "--transmission",
      paramLabel = "0.8",
      defaultValue = "1",
      description =
          "share of contacts who know that somebody is hidden (default: ${DEFAULT-VALUE})")
  private double transmission = 1;

  @Option(
      names = "--degree-ratio",
      paramLabel = "0.7",
      defaultValue = "1",
      description =
          "people known by the hidden over people known by all (default: ${DEFAULT-VALUE})")
  private double degreeRatio = 1;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      defaultValue = "" + ScaleUp.USUAL_REPLICATES,
      description = "replicates for the interval (default: ${DEFAULT-VALUE})")
  private int bootstrap = ScaleUp.USUAL_REPLICATES;

  @Override
  public Integer call() {
    long started = System.nanoTime();
    ScaleUpFile.Columns columns = columns();
    ScaleUp.Request request = request(columns);
    Map<String, ScaleUpSurvey> surveys = ScaleUpFile.read(table, columns);
    List<Visibility> visible =
        hiddenSample
            .map(f -> ScaleUpFile.visible(f, columns, surveys.values().iterator().next()))
            .orElse(List.of());
    ScaleUpReport report = ScaleUpReport.of(surveys, visible, request);
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(), report.text(), report.refused()),
        started);
  }

  private ScaleUpFile.Columns columns() {
    Map<String, Long> all = new LinkedHashMap<>(sizes.map(ScaleUpFile::sizes).orElse(Map.of()));
    all.putAll(known);
    return new ScaleUpFile.Columns(population, all, hidden, degree, weight);
  }

  private ScaleUp.Request request(ScaleUpFile.Columns columns) {
    List<Problem> problems = new ArrayList<>(columns.problems());
    Optional<ScaleUpMethod> chosen = ScaleUpMethod.find(method);
    if (chosen.isEmpty()) {
      problems.add(
          Problem.in("--method", "expected mle, pimle or generalised, found '" + method + "'"));
    }
    boolean generalised = method.equals(ScaleUpMethod.GENERALISED.word());
    if (generalised && hiddenSample.isEmpty()) {
      problems.add(
          Problem.in("--hidden-sample", "generalised needs a sample of the hidden population"));
    } else if (!generalised && hiddenSample.isPresent()) {
      problems.add(Problem.in("--hidden-sample", "only --method generalised uses it"));
    }
    if (generalised && !degree.isEmpty()) {
      problems.add(Problem.in("--degree", "generalised uses known groups, expected --known"));
    }
    if (generalised && hidden.size() > 1) {
      problems.add(
          Problem.in(
              "--hidden", "generalised has a sample of one hidden population, expected one"));
    }
    if (generalised && (transmission != 1 || degreeRatio != 1)) {
      problems.add(
          Problem.in(
              "--transmission", "generalised measures it and the degree ratio, expected none"));
    }
    if (!(transmission > 0 && transmission <= 1)) {
      problems.add(
          Problem.in("--transmission", "expected above 0 and at most 1, found " + transmission));
    }
    if (!(degreeRatio > 0 && degreeRatio <= 100)) {
      problems.add(
          Problem.in("--degree-ratio", "expected above 0 and at most 100, found " + degreeRatio));
    }
    if (bootstrap < ScaleUp.LEAST_REPLICATES || bootstrap > ScaleUp.MOST_REPLICATES) {
      problems.add(
          Problem.in(
              "--bootstrap",
              "expected "
                  + ScaleUp.LEAST_REPLICATES
                  + " to "
                  + ScaleUp.MOST_REPLICATES
                  + ", found "
                  + bootstrap));
    }
    problems.addAll(PlainAnswers.problems(common));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new ScaleUp.Request(
        chosen.orElseThrow(), transmission, degreeRatio, common.level, bootstrap, common.seed);
  }
}
