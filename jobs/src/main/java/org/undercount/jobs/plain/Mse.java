package org.undercount.jobs.plain;

import java.util.List;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.auto.Auto;
import org.undercount.estimators.closed.ClosedForm;
import org.undercount.estimators.closed.Heterogeneity;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.sparse.Sparse;

/** Runs the method asked for on one table. */
public final class Mse {

  private Mse() {}

  public static LogLinear.Result run(OverlapTable table, MseRequest request) {
    return switch (request.method()) {
      case AUTO -> Auto.estimate(table, request.level());
      case CHAPMAN -> {
        if (table.lists().size() != 2) {
          throw new UnusableInputException(
              Problem.in(
                  "--method",
                  "chapman takes two lists, the table has "
                      + table.lists().size()
                      + ": expected loglinear, chao or auto"));
        }
        yield new LogLinear.Result(ClosedForm.chapman(table, request.level()), List.of());
      }
      case CHAO -> new LogLinear.Result(ClosedForm.chao(table, request.level()), List.of());
      case MH_CHAO -> heterogeneous(Heterogeneity.CHAO, table, request);
      case MH_POISSON -> heterogeneous(Heterogeneity.POISSON, table, request);
      case MH_DARROCH -> heterogeneous(Heterogeneity.DARROCH, table, request);
      case MT -> logLinear(table, request, "independence");
      case LOGLINEAR -> logLinear(table, request, request.models());
      case SPARSE -> sparse(table, request);
    };
  }

  private static LogLinear.Result logLinear(OverlapTable table, MseRequest request, String models) {
    return LogLinear.estimate(
        table,
        new LogLinear.Request(
            candidates(table, models),
            request.criterion(),
            request.interval(),
            request.level(),
            request.average()));
  }

  private static LogLinear.Result heterogeneous(
      Heterogeneity shape, OverlapTable table, MseRequest request) {
    return new LogLinear.Result(shape.estimate(table, request.level()), List.of());
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
