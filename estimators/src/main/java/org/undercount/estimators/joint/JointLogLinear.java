package org.undercount.estimators.joint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.Gates;
import org.undercount.estimators.closed.LogNormal;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.ModelAverage;
import org.undercount.estimators.loglinear.RankedModel;

/**
 * Population size of several strata from lists that see only some of them, by log-linear models of
 * all strata together: what a list tells of its dependence on others where it can see is used where
 * it cannot, or where too few lists are left to show any.
 *
 * <p>Assumes a closed population, perfect linkage, that the declared lists see nobody of the
 * declared strata, and that interactions between lists are the same in every stratum. In a stratum
 * that a list cannot see, the others act as they do on people who are not on that list: where a
 * list feeds another, the fed list is taken to be without that supply there. Zwane, van der Pal-de
 * Bruin and van der Heijden (2004) instead treat membership of the blind list as missing; the two
 * agree where it does not interact with the others.
 */
public final class JointLogLinear {

  /** The method of a weighted average over models. */
  public static final String METHOD = "loglinear-joint";

  public static final String AVERAGE = "loglinear-joint-average";

  private static final double LARGE_RELATIVE_ERROR = 0.5;

  private JointLogLinear() {}

  /**
   * What to fit and how to report it.
   *
   * @param average report the weighted average of all converged models, not the best alone
   */
  public record Request(JointModels models, Criterion criterion, double level, boolean average) {}

  /**
   * What is reported.
   *
   * @param total of all strata
   * @param byStratum in the order of the table
   * @param models over the lists and, last, the stratum; best first
   */
  public record Result(Verdict total, List<Verdict> byStratum, List<RankedModel> models) {
    public Result {
      byStratum = List.copyOf(byStratum);
      models = List.copyOf(models);
    }
  }

  public static Result estimate(PartlyBlindLists table, Request request) {
    List<HierarchicalModel> models =
        request.models().over(table.lists().size()).stream()
            .filter(m -> request.models() instanceof JointModels.One || differsVisibly(m, table))
            .map(m -> joined(m, table.referrals()))
            .distinct()
            .toList();
    List<JointFitter.Joint> fits = fits(table, models);
    Map<HierarchicalModel, List<Fit.Converged>> strata = new HashMap<>();
    for (int i = 0; i < models.size(); i++) {
      strata.put(models.get(i), fits.get(i).byStratum());
    }
    int cells = table.cells();
    List<RankedModel> ranked =
        RankedModel.bestFirst(
            models,
            fits.stream().map(JointFitter.Joint::total).toList(),
            fits.stream()
                .map(
                    f ->
                        f.total() instanceof Fit.Converged c
                            ? request.criterion().of(c, cells, table.observed())
                            : Double.POSITIVE_INFINITY)
                .toList());
    return new Reporting(table, request, ranked, strata).result();
  }

  /** Whether every list whose share differs sees two strata: else it is another model twice. */
  private static boolean differsVisibly(HierarchicalModel model, PartlyBlindLists table) {
    int factor = 1 << table.lists().size();
    int differing =
        model.generators().stream().filter(g -> (g & factor) != 0).reduce(0, (a, b) -> a | b);
    return (differing & ~factor & ~table.seeingSeveral()) == 0;
  }

  /** The model with the interactions of lists known to feed one another. */
  private static HierarchicalModel joined(HierarchicalModel model, Set<Integer> referrals) {
    if (referrals.isEmpty()) {
      return model;
    }
    List<Integer> terms = new ArrayList<>(model.generators());
    terms.addAll(referrals);
    return HierarchicalModel.of(model.lists(), terms);
  }

  private static List<JointFitter.Joint> fits(
      PartlyBlindLists table, List<HierarchicalModel> models) {
    JointFitter fitter = new JointFitter(table);
    IntStream all = IntStream.range(0, models.size());
    return (models.size() > 1 ? all.parallel() : all)
        .mapToObj(i -> fitter.fit(models.get(i)))
        .toList();
  }

  /** The verdicts of one set of ranked models. */
  private record Reporting(
      PartlyBlindLists table,
      Request request,
      List<RankedModel> models,
      Map<HierarchicalModel, List<Fit.Converged>> strata) {

    Result result() {
      OverlapTable pooled = table.pooled();
      List<Gate> gates = new ArrayList<>();
      gates.add(Gates.threeLists(pooled));
      gates.add(Gates.enoughOverlap(pooled));
      gates.addAll(LogLinear.existence(models));
      boolean weighed = models.get(0).weight() > 0;
      if (request.criterion() == Criterion.AICC) {
        gates.add(
            new Gate(
                "criterion-defined",
                weighed || models.stream().noneMatch(m -> m.fit() instanceof Fit.Converged),
                "AICc needs at least two more units than a model has parameters, there are "
                    + table.observed()
                    + " units"));
      }
      boolean passed = gates.stream().allMatch(Gate::passed);
      Map<String, String> facts = facts(passed);
      List<LowerBound> bounds = bounds();
      List<Verdict> byStratum = new ArrayList<>();
      for (int s = 0; s < table.strata().size(); s++) {
        long observed = table.strata().get(s).observed();
        List<RankedModel> own = passed ? of(s) : List.of();
        byStratum.add(
            new Verdict(
                observed,
                passed ? Optional.of(estimate(own, observed)) : Optional.empty(),
                Optional.of(bounds.get(s)),
                gates,
                warnings(own, observed),
                Map.of()));
      }
      Verdict total =
          new Verdict(
              table.observed(),
              passed ? Optional.of(estimate(models, table.observed())) : Optional.empty(),
              Optional.of(sum(bounds)),
              gates,
              warnings(passed ? models : List.of(), table.observed()),
              facts);
      return new Result(total, byStratum, models);
    }

    /** The same models and weights, with what they say of one stratum. */
    private List<RankedModel> of(int stratum) {
      return models.stream()
          .map(
              m ->
                  m.fit() instanceof Fit.Converged
                      ? new RankedModel(
                          m.model(),
                          strata.getOrDefault(m.model(), List.of()).get(stratum),
                          m.weight())
                      : m)
          .toList();
    }

    private Estimate estimate(List<RankedModel> of, long observed) {
      if (request.average()) {
        return new Estimate(
            ModelAverage.value(of, observed),
            ModelAverage.interval(of, observed, request.level()),
            AVERAGE,
            Map.of());
      }
      Fit.Converged best = (Fit.Converged) of.get(0).fit();
      Interval interval =
          LogNormal.interval(observed, best.population(), best.standardError(), request.level());
      return new Estimate(best.population(), interval, METHOD, Map.of());
    }

    private Map<String, String> facts(boolean passed) {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("modelsFitted", Integer.toString(models.size()));
      facts.put(
          "modelsAdmissible",
          Long.toString(models.stream().filter(m -> m.fit() instanceof Fit.Converged).count()));
      facts.put("criterion", request.criterion().name().toLowerCase(Locale.ROOT));
      if (passed) {
        Fit.Converged best = (Fit.Converged) models.get(0).fit();
        String formula = models.get(0).model().formula(table.names());
        facts.put("model", formula);
        facts.put("standardError", Double.toString(best.standardError()));
        facts.put("deviance", Double.toString(best.deviance()));
        facts.put("df", Integer.toString(best.degreesOfFreedom()));
        if (!best.atMinusInfinity().isEmpty()) {
          facts.put("atMinusInfinity", String.join(", ", best.atMinusInfinity()));
        }
        facts.put(
            "explanation",
            "All strata are fitted together: each has its own number on no list, interactions"
                + " between lists are shared, and lists joined with "
                + table.factor()
                + " by * have their own share in every stratum they see. "
                + (request.average() ? "Weighted average over models; the best is " : "Reported: ")
                + formula);
      }
      if (!table.referrals().isEmpty()) {
        facts.put("inEveryModel", table.pooled().namedReferrals());
      }
      facts.put("strata", Integer.toString(table.strata().size()));
      return facts;
    }

    private List<String> warnings(List<RankedModel> of, long observed) {
      if (of.isEmpty()) {
        return List.of();
      }
      Fit.Converged best = (Fit.Converged) of.get(0).fit();
      double unseen = best.population() - observed;
      List<String> warnings = new ArrayList<>();
      if (best.standardError() > LARGE_RELATIVE_ERROR * unseen) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the standard error is %.0f %% of the estimated number on no list",
                100 * best.standardError() / unseen));
      }
      return warnings;
    }

    private List<LowerBound> bounds() {
      List<LowerBound> bounds = new ArrayList<>();
      for (PartlyBlindLists.Stratum stratum : table.strata()) {
        double n = (double) stratum.observed();
        bounds.add(
            table
                .seeing(stratum)
                .map(t -> ChaoBound.ofLists(t).bound(request.level()))
                .orElse(new LowerBound(n, n, request.level(), "observed count")));
      }
      return bounds;
    }

    private LowerBound sum(List<LowerBound> bounds) {
      return new LowerBound(
          bounds.stream().mapToDouble(LowerBound::value).sum(),
          bounds.stream().mapToDouble(LowerBound::lowerLimit).sum(),
          request.level(),
          "sum of the strata's bounds and lower limits");
    }
  }
}
