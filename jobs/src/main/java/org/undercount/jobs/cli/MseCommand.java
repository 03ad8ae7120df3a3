package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.sparse.Sparse;
import org.undercount.jobs.plain.EstimateDocument;
import org.undercount.jobs.plain.MseMethod;
import org.undercount.jobs.plain.MseReport;
import org.undercount.jobs.plain.MseRequest;
import org.undercount.jobs.plain.MseText;
import org.undercount.jobs.plain.OverlapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** How many people are on no list: multiple-systems estimation from a plain table. */
@Command(
    name = "mse",
    description = "Population size from overlapping lists (multiple-systems estimation).",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  undercount mse overlaps.csv --method loglinear --criterion aic --json",
      "",
      "TABLE.csv has a header, one 0/1 column per list and an optional last column 'count'."
    })
final class MseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "TABLE.csv", description = "one 0/1 column per list, optional 'count'")
  private Path table = Path.of("");

  @Option(
      names = "--method",
      paramLabel = "M",
      defaultValue = "auto",
      description =
          "auto, chapman, lincoln-petersen (both: two lists), chao, chao-lee-sample-coverage,"
              + " zelterman, zt-poisson, zt-geometric, zt-negative-binomial, m0, mt, mh-chao,"
              + " mh-poisson, mh-darroch, mh-gamma, mth-chao, mth-poisson, mth-darroch, mth-gamma,"
              + " mb, mbh (both: lists in order of time), loglinear, sparse, decomposable,"
              + " latent-class (default: ${DEFAULT-VALUE})")
  private String method = "auto";

  @Option(
      names = "--models",
      paramLabel = "all|independence|pairwise|\"A*B + C\"",
      defaultValue = "all",
      description = "log-linear models to fit (default: ${DEFAULT-VALUE})")
  private String models = "all";

  @Option(
      names = "--criterion",
      paramLabel = "aic|bic",
      defaultValue = "aic",
      description = "what the best model minimises (default: ${DEFAULT-VALUE})")
  private String criterion = "aic";

  @Option(
      names = "--interval",
      paramLabel = "profile|bca|wald",
      defaultValue = "profile",
      description =
          "kind of interval of log-linear models (default: ${DEFAULT-VALUE}); sparse always has bca")
  private String interval = "profile";

  @Option(
      names = "--average",
      description = "report the average over models, weighted by the criterion, not the best alone")
  private boolean average;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many models are printed (default: ${DEFAULT-VALUE})")
  private int top = 10;

  @Option(
      names = "--strata",
      paramLabel = "a,b",
      split = ",",
      description = "columns that divide the table; each part is estimated, then summed")
  private List<String> strata = new ArrayList<>();

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "replicates of sparse (default: " + Sparse.USUAL_REPLICATES + ")")
  private @Nullable Integer bootstrap;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "draws that latent-class keeps (default: " + LatentClass.Request.DEFAULT_DRAWS + ")")
  private @Nullable Integer draws;

  @Option(
      names = "--max-population",
      paramLabel = "N",
      description = "where the prior of --method decomposable ends (default: beyond any influence)")
  private Optional<Long> maxPopulation = Optional.empty();

  @Override
  public Integer call() {
    long started = System.nanoTime();
    MseRequest request = request();
    MseReport report = MseReport.of(OverlapFile.read(table, strata), request, common.seed);
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      ObjectNode document = report.document(top, common.seed);
      document.put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0);
      out.print(EstimateDocument.text(document));
    } else {
      out.print(MseText.of(report, top));
    }
    out.flush();
    return report.total().estimate().isPresent() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private MseRequest request() {
    List<Problem> problems = new ArrayList<>();
    if (MseMethod.find(method).isEmpty()) {
      problems.add(Problem.in("--method", MseMethod.refusal(method)));
    }
    if (!List.of("aic", "bic").contains(criterion)) {
      problems.add(Problem.in("--criterion", "expected aic or bic, found '" + criterion + "'"));
    }
    boolean sparse = MseMethod.find(method).filter(m -> m == MseMethod.SPARSE).isPresent();
    if (interval.equals("bca") && !sparse) {
      problems.add(
          Problem.in("--interval", "bca is offered by --method sparse, expected profile or wald"));
    } else if (!List.of("profile", "bca", "wald").contains(interval)) {
      problems.add(
          Problem.in("--interval", "expected profile, bca or wald, found '" + interval + "'"));
    }
    if (bootstrap != null && !sparse) {
      problems.add(Problem.in("--bootstrap", "only --method sparse uses it"));
    }
    int replicates = bootstrap == null ? Sparse.USUAL_REPLICATES : bootstrap;
    if (replicates < Sparse.LEAST_REPLICATES || replicates > Sparse.MOST_REPLICATES) {
      problems.add(
          Problem.in(
              "--bootstrap",
              "expected "
                  + Sparse.LEAST_REPLICATES
                  + " to "
                  + Sparse.MOST_REPLICATES
                  + " replicates, found "
                  + replicates));
    }
    if (draws != null && !method.equals(MseMethod.LATENT_CLASS.word())) {
      problems.add(Problem.in("--draws", "only --method latent-class uses it"));
    }
    int keptDraws = draws == null ? LatentClass.Request.DEFAULT_DRAWS : draws;
    if (keptDraws < LatentClass.Request.LEAST_DRAWS || keptDraws > LatentClass.Request.MOST_DRAWS) {
      problems.add(
          Problem.in(
              "--draws",
              "expected "
                  + LatentClass.Request.LEAST_DRAWS
                  + " to "
                  + LatentClass.Request.MOST_DRAWS
                  + ", found "
                  + keptDraws));
    }
    if (!(common.level >= 0.5 && common.level <= 0.999)) {
      problems.add(
          Problem.in("--level", "expected a level from 0.5 to 0.999, found " + common.level));
    }
    if (maxPopulation.isPresent() && !method.equals(MseMethod.DECOMPOSABLE.word())) {
      problems.add(Problem.in("--max-population", "only --method decomposable uses it"));
    }
    if (top < 1) {
      problems.add(Problem.in("--top", "expected at least 1, found " + top));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new MseRequest(
        MseMethod.find(method).orElseThrow(),
        models,
        Criterion.valueOf(criterion.toUpperCase(Locale.ROOT)),
        interval.equals("wald") ? IntervalKind.WALD : IntervalKind.PROFILE,
        common.level,
        average,
        maxPopulation.stream().mapToLong(Long::longValue).findFirst(),
        replicates,
        keptDraws,
        common.seed);
  }
}
