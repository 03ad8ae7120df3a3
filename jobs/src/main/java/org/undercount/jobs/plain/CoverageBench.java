package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.simulation.CoverageStudy;
import org.undercount.estimators.simulation.Performance;
import org.undercount.estimators.simulation.Regime;
import org.undercount.estimators.sparse.Sparse;

/** The methods of {@code mse}, as a user would call them, on populations of known size. */
public final class CoverageBench {

  /** Take seconds per table: they sample, or hold those that do. */
  private static final Set<MseMethod> SLOW = Set.of(MseMethod.AUTO, MseMethod.LATENT_CLASS);

  private static final Set<MseMethod> TWO_LISTS =
      Set.of(MseMethod.CHAPMAN, MseMethod.LINCOLN_PETERSEN);

  /**
   * A method with its usual options, or the average over its models.
   *
   * @param name on the command line
   */
  public record Subject(String name, MseMethod method, boolean average) {}

  /**
   * What to run.
   *
   * @param tables for each method and regime
   * @param slowTables the same for methods that take seconds
   */
  public record Request(
      List<Regime> regimes,
      List<Subject> methods,
      int tables,
      int slowTables,
      double level,
      long seed) {}

  private CoverageBench() {}

  /**
   * All that can be asked for: every method of {@code mse} that works on counts alone, and the
   * average the road reports.
   */
  public static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    for (MseMethod method : MseMethod.values()) {
      if (method == MseMethod.DOUBLY_ROBUST) {
        continue; // its regimes are people with covariates, not tables
      }
      subjects.add(new Subject(method.word(), method, false));
      if (method == MseMethod.LOGLINEAR) {
        subjects.add(new Subject(LogLinear.AVERAGE, method, true));
      }
    }
    return subjects;
  }

  public static List<Performance> run(Request request, Consumer<Performance> done) {
    List<CoverageStudy.Method> methods =
        request.methods().stream()
            .<CoverageStudy.Method>map(m -> new OneMethod(m, request))
            .toList();
    return new CoverageStudy(request.seed()).run(request.regimes(), methods, done);
  }

  /** A method with its usual options. Methods of two lists are given the first two. */
  private record OneMethod(Subject subject, Request request) implements CoverageStudy.Method {

    @Override
    public String name() {
      return subject.name();
    }

    @Override
    public int tables() {
      return SLOW.contains(subject.method()) ? request.slowTables() : request.tables();
    }

    @Override
    public Verdict estimate(OverlapTable table, long number) {
      OverlapTable seen =
          TWO_LISTS.contains(subject.method()) ? table.without(3).without(2) : table;
      return Mse.run(
              seen,
              new MseRequest(
                  subject.method(),
                  "all",
                  Criterion.AIC,
                  IntervalKind.PROFILE,
                  CaptureAnswer.LOG_NORMAL,
                  request.level(),
                  subject.average(),
                  Division.USUAL,
                  OptionalLong.empty(),
                  Sparse.USUAL_REPLICATES,
                  LatentClass.Request.DEFAULT_DRAWS,
                  request.seed() + number))
          .verdict();
    }
  }
}
