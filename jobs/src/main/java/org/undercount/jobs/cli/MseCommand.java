package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.closed.BiasCorrected;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.sparse.Sparse;
import org.undercount.jobs.plain.EstimateDocument;
import org.undercount.jobs.plain.Mse;
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
      "  undercount mse overlaps.csv --strata nationality --blind \"embassy:nationality!=TH\" \\",
      "      --referral \"police>ngo\" --bulk raid --method loglinear --average",
      "",
      "TABLE.csv has a header, one 0/1 column per list and an optional last column 'count'; in place",
      "of the lists one column 'ch' may hold histories such as 0110.",
      "Columns named in --strata or --covariates are no lists."
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
              + " mh-poisson, mh-darroch, mh-gamma, mh-normal, mth-chao, mth-poisson, mth-darroch,"
              + " mth-gamma, mth-normal, mb, mbh, mtb (these three: lists in order of time),"
              + " loglinear, sparse, decomposable,"
              + " latent-class, doubly-robust (with --covariates) (default: ${DEFAULT-VALUE})")
  private String method = "auto";

  @Option(
      names = "--models",
      paramLabel = "all|independence|pairwise|\"A*B + C\"",
      defaultValue = "all",
      description = "log-linear models to fit (default: ${DEFAULT-VALUE})")
  private String models = "all";

  @Option(
      names = "--criterion",
      paramLabel = "aic|aicc|bic",
      defaultValue = "aic",
      description =
          "what the best model minimises; aicc corrects aic for few people"
              + " (default: ${DEFAULT-VALUE})")
  private String criterion = "aic";

  @Option(
      names = "--interval",
      paramLabel = "profile|bca|wald|bootstrap",
      description =
          "kind of interval (default: profile for log-linear models, wald for m0, mh-… and mth-…;"
              + " both for these but …-normal); bootstrap, for log-linear models, repeats the choice"
              + " of model in every replicate; sparse always has bca")
  private @Nullable String interval;

  @Option(
      names = "--bias-corrected",
      description =
          "take out the bias of small counts (m0, mt, mb, mbh, mh-… and mth-… but mh-normal,"
              + " mth-gamma, mth-normal)")
  private boolean biasCorrected;

  @Option(
      names = "--describe",
      description = "print what the table shows before any model, with the heterogeneity graph")
  private boolean describe;

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

  @Mixin private DivisionOptions division = new DivisionOptions();

  @Option(
      names = "--covariates",
      paramLabel = "a,b",
      split = ",",
      description =
          "columns that describe people, for doubly-robust: numbers, or categories where they are"
              + " none; empty where not known")
  private List<String> covariates = new ArrayList<>();

  @Mixin private DeclarationOptions declared = new DeclarationOptions();

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description =
          "replicates of sparse, also within auto, and of --interval bootstrap (default: "
              + Sparse.USUAL_REPLICATES
              + ")")
  private @Nullable Integer bootstrap;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "draws that latent-class keeps, also within auto (default: "
              + LatentClass.Request.DEFAULT_DRAWS
              + ")")
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
    MseReport report =
        MseReport.of(
            OverlapFile.read(
                table,
                division.strata,
                covariates,
                declared.declarations(),
                division.division().missing()),
            request);
    PrintWriter out = spec.commandLine().getOut();
    if (common.json) {
      ObjectNode document = report.document(new MseReport.Shown(top, describe));
      document.put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0);
      out.print(EstimateDocument.text(document));
    } else {
      out.print(MseText.of(report, new MseReport.Shown(top, describe)));
    }
    out.flush();
    return report.total().estimate().isPresent() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private MseRequest request() {
    List<Problem> problems = new ArrayList<>();
    if (MseMethod.find(method).isEmpty()) {
      problems.add(Problem.in("--method", MseMethod.refusal(method)));
    }
    if (!List.of("aic", "aicc", "bic").contains(criterion)) {
      problems.add(
          Problem.in("--criterion", "expected aic, aicc or bic, found '" + criterion + "'"));
    }
    String kind = interval == null ? "profile" : interval;
    intervalProblem(kind).ifPresent(problems::add);
    if (biasCorrected && !BiasCorrected.METHODS.contains(method)) {
      problems.add(
          Problem.in(
              "--bias-corrected",
              "only these methods use it: " + String.join(", ", BiasCorrected.METHODS)));
    } else if (biasCorrected && interval != null && !kind.equals("wald")) {
      problems.add(
          Problem.in("--interval", "with --bias-corrected expected wald, found '" + kind + "'"));
    }
    checkCovariates(problems);
    division.check(problems);
    declared.check(problems, division.strata, covariates);
    checkTogether(problems);
    int replicates =
        only(
            new Count("--bootstrap", bootstrap, Sparse.USUAL_REPLICATES),
            new User(
                "the methods sparse and auto and --interval bootstrap",
                isAsked(MseMethod.SPARSE, MseMethod.AUTO) || kind.equals("bootstrap")),
            Sparse.LEAST_REPLICATES,
            Sparse.MOST_REPLICATES,
            problems);
    int keptDraws =
        only(
            new Count("--draws", draws, LatentClass.Request.DEFAULT_DRAWS),
            new User(
                "the methods latent-class and auto",
                isAsked(MseMethod.LATENT_CLASS, MseMethod.AUTO)),
            LatentClass.Request.LEAST_DRAWS,
            LatentClass.Request.MOST_DRAWS,
            problems);
    problems.addAll(PlainAnswers.problems(common));
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
        switch (kind) {
          case "wald" -> IntervalKind.WALD;
          case "bootstrap" -> IntervalKind.BOOTSTRAP;
          default -> IntervalKind.PROFILE;
        },
        biasCorrected
            ? CaptureAnswer.BIAS_CORRECTED
            : "profile".equals(interval) ? CaptureAnswer.PROFILE : CaptureAnswer.LOG_NORMAL,
        common.level,
        average,
        division.division(),
        maxPopulation.stream().mapToLong(Long::longValue).findFirst(),
        replicates,
        keptDraws,
        common.seed);
  }

  private void checkCovariates(List<Problem> problems) {
    boolean used = method.equals(MseMethod.DOUBLY_ROBUST.word());
    if (used && covariates.isEmpty()) {
      problems.add(Mse.withoutCovariates());
    } else if (!used && !covariates.isEmpty()) {
      problems.add(Problem.in("--covariates", "only --method doubly-robust uses it"));
    }
    for (String column : covariates) {
      if (division.strata.contains(column)) {
        problems.add(
            Problem.in(
                "--covariates",
                "expected columns not in --strata, found '" + column + "' in both"));
      }
    }
    if (covariates.stream().distinct().count() < covariates.size()) {
      problems.add(Problem.in("--covariates", "expected distinct columns, found one twice"));
    }
    if (covariates.contains("count")) {
      problems.add(
          Problem.in("--covariates", "expected columns that describe people, found 'count'"));
    }
  }

  /** What is not offered beside something else that was asked. */
  private void checkTogether(List<Problem> problems) {
    if (!declared.blind.isEmpty() && isAsked(MseMethod.LOGLINEAR) && "profile".equals(interval)) {
      problems.add(
          Problem.in(
              "--interval",
              "profile is not offered where strata are fitted together (--blind), expected wald"));
    }
    if (declared.bulk.isPresent() && maxPopulation.isPresent()) {
      problems.add(Problem.in("--max-population", "expected without --bulk"));
    }
    if (division.pooled() && !declared.blind.isEmpty() && isAsked(MseMethod.LOGLINEAR)) {
      problems.add(
          Problem.in(
              "--pool", "expected none where strata are fitted together (loglinear with --blind)"));
    }
  }

  private Optional<Problem> intervalProblem(String kind) {
    boolean resampled = List.of(MseMethod.LOGLINEAR.word(), MseMethod.MT.word()).contains(method);
    String problem =
        switch (kind) {
          case "profile", "wald" -> "";
          case "bca" ->
              method.equals(MseMethod.SPARSE.word())
                  ? ""
                  : "bca is offered by --method sparse, expected profile, wald or, with --method"
                      + " loglinear, bootstrap";
          case "bootstrap" ->
              resampled
                  ? ""
                  : "bootstrap is offered by --method loglinear and mt, expected profile or wald";
          default -> "expected profile, bca, wald or bootstrap, found '" + kind + "'";
        };
    return problem.isEmpty() ? Optional.empty() : Optional.of(Problem.in("--interval", problem));
  }

  /** An option that counts something, and what holds when it is not given. */
  private record Count(String option, @Nullable Integer given, int usual) {}

  private boolean isAsked(MseMethod... methods) {
    return Arrays.stream(methods).anyMatch(m -> m.word().equals(method));
  }

  /** Who takes an option, in words, and whether that was asked. */
  private record User(String words, boolean asked) {}

  /** The number asked for; a problem when nothing asked takes it or it is out of range. */
  private int only(Count count, User user, int least, int most, List<Problem> problems) {
    if (count.given() == null) {
      return count.usual();
    }
    int number = count.given();
    if (!user.asked()) {
      problems.add(Problem.in(count.option(), "only " + user.words() + " use it"));
    } else if (number < least || number > most) {
      problems.add(
          Problem.in(count.option(), "expected " + least + " to " + most + ", found " + number));
    }
    return number;
  }
}
