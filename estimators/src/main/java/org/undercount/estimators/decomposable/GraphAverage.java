package org.undercount.estimators.decomposable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.Gates;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.loglinear.Warnings;

/**
 * Population size averaged over all decomposable graphs of the lists (York and Madigan 1992;
 * Madigan and York 1997, Biometrika 84, equation 4): every graph is as likely as any other
 * beforehand, the cell probabilities have the hyper-Dirichlet prior of Dawid and Lauritzen (1993)
 * with 2^−p units in each of the 2^p cells, one unit in all, and the population N has prior 1/N
 * from n + 1 to the greatest population.
 *
 * <p>Reported are the posterior's median and equal-tailed interval. Not its mean: given the graph
 * that joins all lists the posterior falls as N^−(2 − 2^−p), which has no mean, so that the mean
 * over graphs rests on where N ends. Mean and standard deviation are among the diagnostics when a
 * greatest population is asked for.
 *
 * <p>Assumes a closed population, perfect linkage and people alike but for what the graphs express.
 */
public final class GraphAverage {

  public static final String METHOD = "decomposable";

  public static final String INTERVAL = "credible, equal tails";

  /** Most lists whose graphs are enumerated. */
  public static final int MOST_LISTS = DecomposableGraphs.MOST_LISTS;

  /** Graphs reported, the heaviest first. */
  public static final int MOST_REPORTED = 200;

  /** The greatest population unless another is asked for: more than there are people. */
  private static final long FARTHEST = 10_000_000_000L;

  /** Most probability that may lie in the last hundredth of the grid. */
  private static final double MOST_AT_EDGE = 1e-3;

  private static final double WORTH_A_WARNING_AT_EDGE = 1e-5;
  private static final double LARGE_WEIGHT = 0.1;
  private static final double ONE_SIGMA_BELOW = 0.158655253931457; // of a standard normal

  private GraphAverage() {}

  /**
   * What is asked.
   *
   * @param level probability of the interval
   * @param greatestPopulation where the prior of N ends; empty: far enough to play no part
   */
  public record Request(double level, OptionalLong greatestPopulation) {}

  /** The verdict and the heaviest graphs as models, their posterior probabilities as weights. */
  public static LogLinear.Result estimate(OverlapTable table, Request request) {
    long observed = table.observed();
    long greatest =
        request.greatestPopulation().orElse(Math.max(FARTHEST, Math.multiplyExact(1000, observed)));
    if (greatest <= observed) {
      throw new IllegalArgumentException(
          "The greatest population must exceed the observed count, got "
              + greatest
              + " with "
              + observed
              + " observed");
    }
    LowerBound bound = ChaoBound.ofLists(table).bound(request.level());
    List<Gate> gates = new ArrayList<>();
    gates.add(Gates.threeLists(table));
    gates.add(enumerable(table));
    gates.add(Gates.enoughOverlap(table));
    gates.addAll(Gates.everyPatternPossible(table));
    if (!gates.stream().allMatch(Gate::passed)) {
      Verdict refused =
          new Verdict(observed, Optional.empty(), Optional.of(bound), gates, List.of(), Map.of());
      return new LogLinear.Result(refused, List.of());
    }
    int lists = table.lists().size();
    DecomposableGraphs graphs = DecomposableGraphs.on(lists, table.referrals());
    GraphPosterior posterior =
        new GraphPosterior(
            graphs, new CliqueLikelihoods(table, 1.0 / (1 << lists)), greatest - observed);
    List<RankedModel> models = heaviest(graphs, posterior, observed);
    double atEdge = atEdge(posterior.missing(), greatest - observed);
    Gate bounded = bounded(atEdge, greatest);
    gates.add(bounded);
    Estimate estimate = median(posterior.missing(), observed, request.level());
    Verdict verdict =
        new Verdict(
            observed,
            bounded.passed() ? Optional.of(estimate) : Optional.empty(),
            Optional.of(bound),
            gates,
            bounded.passed() ? warnings(estimate, bound, posterior, graphs, atEdge) : List.of(),
            diagnostics(
                table,
                graphs,
                posterior,
                models,
                greatest,
                request.greatestPopulation().isPresent(),
                atEdge));
    return new LogLinear.Result(verdict, models);
  }

  private static Gate enumerable(OverlapTable table) {
    int lists = table.lists().size();
    return new Gate(
        "graphs-can-be-enumerated",
        lists <= MOST_LISTS,
        "graphs are enumerated for up to " + MOST_LISTS + " lists, there are " + lists);
  }

  private static Gate bounded(double atEdge, long greatest) {
    return new Gate(
        "posterior-bounded",
        atEdge <= MOST_AT_EDGE,
        String.format(
            Locale.ROOT,
            "at most %.1f %% of the posterior may lie in the last hundredth of the grid, which ends"
                + " at a population of %d: there lies %.2g %%",
            100 * MOST_AT_EDGE,
            greatest,
            100 * atEdge));
  }

  private static double atEdge(MissingPosterior missing, long most) {
    return Math.min(1, Math.max(0, missing.above(most - Math.round((double) most / 100))));
  }

  private static Estimate median(MissingPosterior missing, long observed, double level) {
    return new Estimate(
        (double) (observed + missing.quantile(0.5)),
        new Interval(
            (double) (observed + missing.quantile((1 - level) / 2)),
            (double) (observed + missing.quantile((1 + level) / 2)),
            level,
            INTERVAL),
        METHOD,
        Map.of());
  }

  private static List<RankedModel> heaviest(
      DecomposableGraphs graphs, GraphPosterior posterior, long observed) {
    List<RankedModel> models = new ArrayList<>();
    for (int graph : posterior.heaviest(MOST_REPORTED)) {
      MissingPosterior given = posterior.given(graph);
      double spread =
          (double) (given.quantile(1 - ONE_SIGMA_BELOW) - given.quantile(ONE_SIGMA_BELOW)) / 2;
      models.add(
          new RankedModel(
              HierarchicalModel.ofCliques(graphs.lists(), graphs.cliques(graph)),
              new Fit.Posterior((double) (observed + given.quantile(0.5)), spread),
              posterior.weight(graph)));
    }
    return models;
  }

  private static Map<String, String> diagnostics(
      OverlapTable table,
      DecomposableGraphs graphs,
      GraphPosterior posterior,
      List<RankedModel> models,
      long greatest,
      boolean asked,
      double atEdge) {
    MissingPosterior missing = posterior.missing();
    RankedModel best = models.get(0);
    String formula = best.model().formula(table.lists());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("graphs", Integer.toString(graphs.size()));
    facts.put("model", formula);
    if (!table.referrals().isEmpty()) {
      facts.put("inEveryModel", table.namedReferrals());
    }
    if (asked) {
      facts.put("posteriorMean", Double.toString((double) table.observed() + missing.mean()));
      facts.put("posteriorStandardDeviation", Double.toString(missing.standardDeviation()));
    }
    facts.put("greatestPopulation", Long.toString(greatest));
    facts.put("massAtGridEdge", Double.toString(atEdge));
    facts.put(
        "explanation",
        String.format(
            Locale.ROOT,
            "Average over %d decomposable graphs; the heaviest, with %.1f %% of the probability, is"
                + " %s; lists not joined by * are taken as independent given the others",
            graphs.size(),
            100 * best.weight(),
            formula));
    return facts;
  }

  private static List<String> warnings(
      Estimate estimate,
      LowerBound bound,
      GraphPosterior posterior,
      DecomposableGraphs graphs,
      double atEdge) {
    List<String> warnings = new ArrayList<>();
    double joined = posterior.weight(graphs.size() - 1); // all edges: the last of the enumeration
    if (joined > LARGE_WEIGHT) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%.0f %% of the probability is on the graph that joins all lists: there the prior,"
                  + " not the data, says how many are on none",
              100 * joined));
    }
    if (atEdge > WORTH_A_WARNING_AT_EDGE) {
      warnings.add("the greatest population is so low that the interval depends on it");
    }
    Warnings.belowBound(estimate.interval(), bound).ifPresent(warnings::add);
    return warnings;
  }
}
