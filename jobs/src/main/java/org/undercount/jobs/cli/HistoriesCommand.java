package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.open.CaptureHistories;
import org.undercount.estimators.open.Emigration;
import org.undercount.estimators.open.Entry;
import org.undercount.estimators.open.FitTests;
import org.undercount.estimators.open.HistoryModel;
import org.undercount.jobs.plain.HistoryFile;
import org.undercount.jobs.plain.HistoryReport;
import org.undercount.jobs.plain.PlainAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** People or centres that come and go: open populations from capture histories. */
@Command(
    name = "histories",
    description = "Survival, entry, stock and movement from capture histories (open populations).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount histories histories.csv --model popan --phi time --pent time",
      "",
      "TABLE.csv has a column 'ch', one character per occasion (0 not seen, 1 seen; for multistate",
      "capital letters of states and u for a state not told), optional 'count', 'lost' and columns",
      "that formulas use. Formulas: constant, time, Time (a trend), sex + time, age + age^2; for",
      "multistate also state and, in --psi, move, to."
    })
final class HistoriesCommand implements Callable<Integer> {

  private static final List<String> MODELS =
      List.of("cjs", "popan", "pradel", "multistate", "robust-design");

  /** Variables that the occasions themselves bring. */
  private static final Set<String> OF_OCCASIONS =
      Set.of("time", "Time", "look", "moment", "state", "move", "to");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LikelihoodOptions likelihood = new LikelihoodOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "histories, one row each")
  private Path table = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "M",
      required = true,
      description =
          "cjs (survival), popan (superpopulation, entrants, stock), pradel (growth), multistate"
              + " (movement), robust-design (popan with several looks at each occasion)")
  private String model = "";

  @Option(
      names = "--phi",
      paramLabel = "FORMULA",
      defaultValue = "constant",
      description = "survival per unit of time (default: ${DEFAULT-VALUE})")
  private String phi = "constant";

  @Option(
      names = "--p",
      paramLabel = "FORMULA",
      defaultValue = "constant",
      description = "detection (default: ${DEFAULT-VALUE})")
  private String p = "constant";

  @Option(
      names = "--pent",
      paramLabel = "FORMULA",
      description = "entry, popan and robust-design (default: time)")
  private @Nullable String pent;

  @Option(
      names = "--lambda",
      paramLabel = "FORMULA",
      description = "growth rate, pradel (default: constant)")
  private @Nullable String lambda;

  @Option(names = "--f", paramLabel = "FORMULA", description = "recruits per head instead, pradel")
  private @Nullable String f;

  @Option(names = "--gamma", paramLabel = "FORMULA", description = "seniority instead, pradel")
  private @Nullable String gamma;

  @Option(
      names = "--emigration",
      paramLabel = "KIND",
      description =
          "whether units may be away for whole occasions, robust-design: none, random (away"
              + " whatever was before) or markovian (default: none)")
  private @Nullable String emigration;

  @Option(
      names = {"--gamma-leaving", "--gamma''"},
      paramLabel = "FORMULA",
      description =
          "gamma'', away given that it was there before; gamma of random emigration (default:"
              + " constant)")
  private @Nullable String leaving;

  @Option(
      names = {"--gamma-away", "--gamma'"},
      paramLabel = "FORMULA",
      description = "gamma', away given that it was away before, markovian (default: constant)")
  private @Nullable String stayingAway;

  @Option(
      names = "--psi",
      paramLabel = "FORMULA",
      description = "movement, multistate (default: move, a chance for every move)")
  private @Nullable String psi;

  @Option(
      names = "--primary",
      paramLabel = "3,3,3",
      split = ",",
      description = "looks at each occasion, robust-design and pradel")
  private @Nullable List<Integer> primary;

  @Option(
      names = "--intervals",
      paramLabel = "1,1,2",
      split = ",",
      description = "time between occasions (default: 1)")
  private @Nullable List<Double> intervals;

  private final List<Problem> problems = new ArrayList<>();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    HistoryModel asked = model();
    ParameterIntervals.Kind kind = likelihood.kind(problems);
    problems.addAll(PlainAnswers.problems(common));
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    CaptureHistories histories =
        HistoryFile.of(
            TableFiles.read(table, List.of()),
            variables(),
            Optional.ofNullable(primary),
            Optional.ofNullable(intervals));
    HistoryReport report;
    try {
      Optional<FitTests> tests =
          histories.states().size() == 1 && primary == null
              ? Optional.of(FitTests.of(histories))
              : Optional.empty();
      report = new HistoryReport(model, asked.fit(histories, common.level, kind), tests);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(Problem.in("--model", String.valueOf(e.getMessage())));
    }
    return PlainAnswers.print(
        spec.commandLine().getOut(),
        common,
        new PlainAnswer(report.document(common.seed), report.text(), report.fit().refused()),
        started);
  }

  private HistoryModel model() {
    Formula survival = formula("--phi", phi);
    Formula detection = formula("--p", p);
    refuseForeign();
    return switch (model) {
      case "popan" ->
          new HistoryModel.Popan(
              survival, detection, formula("--pent", pent == null ? "time" : pent));
      case "robust-design" ->
          new HistoryModel.RobustDesign(
              survival, detection, formula("--pent", pent == null ? "time" : pent), emigration());
      case "pradel" -> pradel(survival, detection);
      case "multistate" ->
          new HistoryModel.States(
              survival,
              detection,
              psi == null ? HistoryModel.States.EVERY_MOVE : formula("--psi", psi));
      case "cjs" -> new HistoryModel.Cjs(survival, detection);
      default -> {
        problems.add(
            Problem.in(
                "--model",
                "expected one of " + String.join(", ", MODELS) + ", found '" + model + "'"));
        yield new HistoryModel.Cjs(survival, detection);
      }
    };
  }

  private Emigration emigration() {
    String kind = emigration == null ? "none" : emigration;
    Formula away = formula("--gamma-leaving", leaving == null ? "constant" : leaving);
    Formula again = formula("--gamma-away", stayingAway == null ? "constant" : stayingAway);
    if (stayingAway != null && !kind.equals("markovian")) {
      problems.add(Problem.in("--gamma-away", "belongs to --emigration markovian, not " + kind));
    }
    if (leaving != null && kind.equals("none")) {
      problems.add(
          Problem.in("--gamma-leaving", "belongs to --emigration random and markovian, not none"));
    }
    return switch (kind) {
      case "none" -> new Emigration.None();
      case "random" -> new Emigration.Random(away);
      case "markovian" -> new Emigration.Markovian(away, again);
      default -> {
        problems.add(
            Problem.in("--emigration", "expected none, random or markovian, found '" + kind + "'"));
        yield new Emigration.None();
      }
    };
  }

  private HistoryModel pradel(Formula survival, Formula detection) {
    if (f != null) {
      return new HistoryModel.Pradel(survival, detection, Entry.RECRUITMENT, formula("--f", f));
    }
    if (gamma != null) {
      return new HistoryModel.Pradel(
          survival, detection, Entry.SENIORITY, formula("--gamma", gamma));
    }
    return new HistoryModel.Pradel(
        survival,
        detection,
        Entry.LAMBDA,
        formula("--lambda", lambda == null ? "constant" : lambda));
  }

  private void refuseForeign() {
    foreign("--pent", pent, "popan", "robust-design");
    foreign("--lambda", lambda, "pradel");
    foreign("--f", f, "pradel");
    foreign("--gamma", gamma, "pradel");
    foreign("--psi", psi, "multistate");
    foreign("--emigration", emigration, "robust-design");
    foreign("--gamma-leaving", leaving, "robust-design");
    foreign("--gamma-away", stayingAway, "robust-design");
    foreign("--primary", primary, "robust-design", "pradel");
    long rates = Stream.of(lambda, f, gamma).filter(Objects::nonNull).count();
    if (rates > 1) {
      problems.add(
          Problem.in("--lambda", "expected one of --lambda, --f and --gamma, found " + rates));
    }
  }

  private void foreign(String option, @Nullable Object value, String... models) {
    if (value != null && MODELS.contains(model) && !List.of(models).contains(model)) {
      problems.add(
          Problem.in(
              option, "belongs to --model " + String.join(" and ", models) + ", not " + model));
    }
  }

  private Formula formula(String option, String text) {
    return LikelihoodOptions.formula(option, text, problems);
  }

  /** Columns that the formulas given use. */
  private Set<String> variables() {
    Set<String> names = new TreeSet<>();
    for (String text : Arrays.asList(phi, p, pent, lambda, f, gamma, psi, leaving, stayingAway)) {
      if (text != null) {
        names.addAll(Formula.parse(text).variables());
      }
    }
    names.removeAll(OF_OCCASIONS);
    return names;
  }
}
