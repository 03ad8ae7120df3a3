package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Assessment;
import org.undercount.estimators.auto.Auto;
import org.undercount.estimators.closed.Behaviour;
import org.undercount.estimators.closed.BehaviourAndTime;
import org.undercount.estimators.closed.BiasCorrected;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.closed.CaptureModel;
import org.undercount.estimators.closed.ClosedForm;
import org.undercount.estimators.closed.CountsOnly;
import org.undercount.estimators.closed.Gates;
import org.undercount.estimators.closed.ListCoverage;
import org.undercount.estimators.closed.NormalDifferences;
import org.undercount.estimators.closed.ZeroTruncated;
import org.undercount.estimators.decomposable.GraphAverage;
import org.undercount.estimators.doublyrobust.DoublyRobust;
import org.undercount.estimators.doublyrobust.People;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.Replicates;
import org.undercount.estimators.sparse.Sparse;

/** Runs the method asked for on one table. */
public final class Mse {

  private Mse() {}

  /** Methods that use what is declared of lists that feed one another. */
  private static final Set<MseMethod> USING_REFERRALS =
      EnumSet.of(
          MseMethod.AUTO,
          MseMethod.CHAPMAN,
          MseMethod.LINCOLN_PETERSEN,
          MseMethod.CHAO,
          MseMethod.LOGLINEAR,
          MseMethod.SPARSE,
          MseMethod.DECOMPOSABLE);

  public static LogLinear.Result run(OverlapTable table, MseRequest request) {
    LogLinear.Result result = estimate(table, request);
    boolean used =
        USING_REFERRALS.contains(request.method())
            && request.captureModels() != CaptureAnswer.BIAS_CORRECTED;
    return used || table.referrals().isEmpty()
        ? result
        : new LogLinear.Result(unused(table.namedReferrals(), result.verdict()), result.models());
  }

  private static Verdict unused(String referrals, Verdict v) {
    return v.warned(
        "this method does not use that one list feeds the other ("
            + referrals
            + "): it takes them as independent, which makes it too low");
  }

  private static LogLinear.Result estimate(OverlapTable table, MseRequest request) {
    if (request.captureModels() == CaptureAnswer.BIAS_CORRECTED) {
      return single(BiasCorrected.verdict(table, request.method().word(), request.level()));
    }
    return switch (request.method()) {
      case AUTO -> {
        Assessment assessment = assess(table, request);
        yield new LogLinear.Result(assessment.verdict(), assessment.models());
      }
      case CHAPMAN -> single(ClosedForm.chapman(twoLists(table, request), request.level()));
      case LINCOLN_PETERSEN ->
          single(ClosedForm.lincolnPetersen(twoLists(table, request), request.level()));
      case CHAO -> single(ClosedForm.chao(table, request.level()));
      case CHAO_LEE_SAMPLE_COVERAGE -> single(ListCoverage.verdict(table, request.level()));
      case ZELTERMAN -> single(CountsOnly.zeltermanVerdict(table, request.level()));
      case ZT_POISSON, ZT_GEOMETRIC, ZT_NEGATIVE_BINOMIAL ->
          single(ZeroTruncated.of(request.method().word()).estimate(table, request.level()));
      case M0,
          MH_CHAO,
          MH_POISSON,
          MH_DARROCH,
          MH_GAMMA,
          MTH_CHAO,
          MTH_POISSON,
          MTH_DARROCH,
          MTH_GAMMA ->
          single(captureModel(table, request));
      case MH_NORMAL, MTH_NORMAL ->
          single(NormalDifferences.of(request.method().word()).estimate(table, request.level()));
      case MB, MBH ->
          single(Behaviour.of(request.method().word()).estimate(table, request.level()));
      case MTB -> single(BehaviourAndTime.estimate(table, request.level()));
      case MT -> logLinear(table.withReferrals(List.of()), request, "independence");
      case LOGLINEAR -> logLinear(table, request, request.models());
      case DECOMPOSABLE -> decomposable(table, request);
      case SPARSE -> sparse(table, request);
      case LATENT_CLASS ->
          single(
              LatentClass.estimate(
                  table,
                  new LatentClass.Request(request.draws(), request.level(), request.seed())));
      case DOUBLY_ROBUST -> throw new UnusableInputException(withoutCovariates());
    };
  }

  /** The method that looks at each person and not at counts alone. */
  public static LogLinear.Result doublyRobust(
      OverlapTable table, People people, MseRequest request) {
    Verdict verdict =
        DoublyRobust.estimate(people, new DoublyRobust.Request(request.level(), request.seed()))
            .verdict();
    List<Gate> failed = new ArrayList<>(Gates.everyPatternPossible(table));
    if (table.lists().size() == 2) {
      failed.addAll(Gates.independentByDeclaration(table));
    } else if (!table.referrals().isEmpty()) {
      verdict = unused(table.namedReferrals(), verdict);
    }
    return single(failed.isEmpty() ? verdict : refused(verdict, failed));
  }

  private static Verdict refused(Verdict v, List<Gate> failed) {
    List<Gate> gates = new ArrayList<>(v.gates());
    gates.addAll(failed);
    return new Verdict(
        v.observed(), Optional.empty(), v.lowerBound(), gates, v.warnings(), v.diagnostics());
  }

  /** Why a table of counts is not enough for {@code doubly-robust}. */
  public static Problem withoutCovariates() {
    return Problem.in(
        "--covariates",
        "doubly-robust needs columns that describe people, expected at least one: without any it is"
            + " --method lincoln-petersen");
  }

  /** What {@code auto} does, with everything beside the number. */
  public static Assessment assess(OverlapTable table, MseRequest request) {
    return Auto.assess(
        table,
        new Assessment.Request(
            request.level(), request.bootstrap(), request.draws(), request.seed()));
  }

  private static LogLinear.Result decomposable(OverlapTable table, MseRequest request) {
    long greatest = request.greatestPopulation().orElse(Long.MAX_VALUE);
    if (greatest <= table.observed()) {
      throw new UnusableInputException(
          Problem.in(
              "--max-population",
              "expected more than the " + table.observed() + " observed, found " + greatest));
    }
    return GraphAverage.estimate(
        table, new GraphAverage.Request(request.level(), request.greatestPopulation()));
  }

  private static LogLinear.Result logLinear(OverlapTable table, MseRequest request, String models) {
    return LogLinear.estimate(
        table,
        new LogLinear.Request(
            candidates(table, models),
            request.criterion(),
            request.interval(),
            request.level(),
            request.average(),
            new Replicates(request.bootstrap(), request.seed())));
  }

  private static Verdict captureModel(OverlapTable table, MseRequest request) {
    CaptureModel model = CaptureModel.of(request.method().word());
    return request.captureModels() == CaptureAnswer.PROFILE
        ? model.estimateByProfile(table, request.level())
        : model.estimate(table, request.level());
  }

  private static LogLinear.Result single(Verdict verdict) {
    return new LogLinear.Result(verdict, List.of());
  }

  private static OverlapTable twoLists(OverlapTable table, MseRequest request) {
    if (table.lists().size() != 2) {
      throw new UnusableInputException(
          Problem.in(
              "--method",
              request.method().word()
                  + " takes two lists, the table has "
                  + table.lists().size()
                  + ": expected loglinear, chao or auto"));
    }
    return table;
  }

  private static LogLinear.Result sparse(OverlapTable table, MseRequest request) {
    int k = table.lists().size();
    if (k > Sparse.MOST_LISTS) {
      throw new UnusableInputException(
          Problem.in(
              "--method",
              "sparse selects among the pairs of up to "
                  + Sparse.MOST_LISTS
                  + " lists, the table has "
                  + k
                  + ": expected loglinear with a formula, or chao"));
    }
    return Sparse.estimate(
        table, new Sparse.Request(request.bootstrap(), request.seed(), request.level()));
  }

  private static Candidates candidates(OverlapTable table, String models) {
    int k = table.lists().size();
    boolean search = models.equals("all") || models.equals("pairwise");
    if (search && k > LogLinear.MOST_LISTS_SEARCHED) {
      throw new UnusableInputException(
          Problem.in(
              "--models",
              "models are searched for up to "
                  + LogLinear.MOST_LISTS_SEARCHED
                  + " lists, the table has "
                  + k
                  + ": expected independence or a formula"));
    }
    return switch (models) {
      case "all" -> new Candidates.All();
      case "pairwise" -> new Candidates.Pairwise();
      case "independence" -> new Candidates.One(HierarchicalModel.independence(k));
      default -> {
        try {
          yield new Candidates.One(HierarchicalModel.parse(models, table.lists()));
        } catch (IllegalArgumentException e) {
          throw new UnusableInputException(
              Problem.in("--models", e.getMessage() + " (or all, independence, pairwise)"));
        }
      }
    };
  }
}
