package org.undercount.estimators.decomposable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The joint posterior of graph and number on no list: all decomposable graphs alike before the
 * data.
 *
 * <p>The sum over m = 1 … most is taken over panels of doubling length, each by Gauss's rule for
 * sums, halved until halving changes nothing. So the work grows with the logarithm of the largest
 * population, not with the population.
 */
final class GraphPosterior {

  /** Halving must change the sum by less than this share of it. */
  private static final double TOLERANCE = 1e-10;

  /** Rounding of a sum of log-gammas, in units in the last place of their size. */
  private static final double ROUNDING = 64;

  /** A term this much smaller, in logs, adds nothing: e^−45 is below 2^−53 for all graphs. */
  private static final double NOTHING = 45;

  /** Weights of graphs below e^−100 are reported as 0. */
  private static final double NO_WEIGHT = 100;

  private static final int[] SCREENED_AT = {0, 5, 10, SumRule.POINTS - 1};

  private final DecomposableGraphs graphs;
  private final CliqueLikelihoods likelihoods;
  private final SumRule.Made rules = new SumRule.Made();
  private final List<Evaluation> evaluations;
  private final MissingPosterior missing;
  private final double[] weights;

  GraphPosterior(DecomposableGraphs graphs, CliqueLikelihoods likelihoods, long most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The greatest number on no list must be at least 1, got " + most);
    }
    this.graphs = graphs;
    this.likelihoods = likelihoods;
    evaluations = refined(doubling(most));
    missing = new MissingPosterior(evaluations.stream().map(e -> e.panel).toList(), rules);
    weights = graphWeights();
  }

  MissingPosterior missing() {
    return missing;
  }

  /** Posterior probability of a graph. */
  double weight(int graph) {
    return weights[graph];
  }

  /** The posterior of the number on no list if this graph holds. */
  MissingPosterior given(int graph) {
    List<Panel> panels = new ArrayList<>(evaluations.size());
    for (Evaluation e : evaluations) {
      double[] log = e.shared.clone();
      graphs.addTerms(graph, e.byMask, log);
      panels.add(new Panel(e.panel.first(), e.panel.last(), e.rule, log));
    }
    return new MissingPosterior(panels, rules);
  }

  /** The graphs of greatest weight, greatest first. */
  List<Integer> heaviest(int howMany) {
    Comparator<Integer> lighterFirst =
        Comparator.<Integer>comparingDouble(g -> weights[g])
            .thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> kept = new PriorityQueue<>(lighterFirst);
    for (int g = 0; g < weights.length; g++) {
      if (kept.size() < howMany || weights[g] > weights[kept.element()]) {
        kept.add(g);
        if (kept.size() > howMany) {
          kept.remove();
        }
      }
    }
    List<Integer> ordered = new ArrayList<>(kept);
    ordered.sort(lighterFirst.reversed());
    return List.copyOf(ordered);
  }

  /** A panel with the log marginal likelihoods it was made from. */
  private static final class Evaluation {

    private final SumRule rule;
    private final double[] shared;
    private final double[] byMask;
    private final int[] relevant;
    private final Panel panel;
    private final double logError;

    private Evaluation(
        SumRule rule,
        double[] shared,
        double[] byMask,
        int[] relevant,
        Panel panel,
        double logError) {
      this.rule = rule;
      this.shared = shared;
      this.byMask = byMask;
      this.relevant = relevant;
      this.panel = panel;
      this.logError = logError;
    }

    /** The error halving has shown; all that may hide between the points where they miss it. */
    private Evaluation withErrorAtLeast(double shown) {
      double potential = panel.logPotential();
      double error = potential > panel.logMass() + 1 ? Math.max(shown, potential) : shown;
      return new Evaluation(
          rule, shared, byMask, relevant, panel, panel.exact() ? Double.NEGATIVE_INFINITY : error);
    }
  }

  private List<Evaluation> doubling(long most) {
    List<Evaluation> all = new ArrayList<>();
    int[] everyGraph = IntStream.range(0, graphs.size()).toArray();
    long first = 1;
    long length = SumRule.POINTS;
    while (first <= most) {
      long last = Math.min(most, first + length - 1);
      Evaluation e = evaluated(first, last, everyGraph);
      all.add(e.withErrorAtLeast(e.panel.logPotential()));
      length = last; // the next panel doubles the range
      first = last + 1;
    }
    return all;
  }

  private List<Evaluation> refined(List<Evaluation> coarse) {
    List<Evaluation> current = coarse;
    while (true) {
      double logTotal = MissingPosterior.logTotal(current.stream().map(e -> e.panel).toList());
      double tolerance = Math.max(TOLERANCE, ROUNDING * Math.ulp(logTotal));
      double limit = logTotal + Math.log(tolerance);
      List<Evaluation> next = new ArrayList<>();
      for (Evaluation e : current) {
        if (e.logError > limit) {
          next.addAll(halves(e));
        } else {
          next.add(e);
        }
      }
      if (next.size() == current.size()) {
        return current;
      }
      current = next;
    }
  }

  private List<Evaluation> halves(Evaluation whole) {
    long first = whole.panel.first();
    long middle = first + (whole.panel.last() - first) / 2;
    Evaluation left = evaluated(first, middle, whole.relevant);
    Evaluation right = evaluated(middle + 1, whole.panel.last(), whole.relevant);
    double both = MissingPosterior.logTotal(List.of(left.panel, right.panel));
    double change = whole.panel.logMass() - both;
    // log |e^whole − e^both|
    double error =
        change > 0 ? both + Math.log(Math.expm1(change)) : both + Math.log(-Math.expm1(change));
    return List.of(left.withErrorAtLeast(error), right.withErrorAtLeast(error));
  }

  private Evaluation evaluated(long first, long last, int[] candidates) {
    SumRule rule = rules.of(last - first + 1);
    double[] points = rule.pointsOn(first, last);
    double[] shared = new double[SumRule.POINTS];
    Arrays.setAll(shared, i -> likelihoods.shared(points[i]));
    double[] byMask = new double[likelihoods.masks() * SumRule.POINTS];
    likelihoods.fill(points, byMask);
    int[] relevant = screened(candidates, byMask);
    double[] most = new double[SumRule.POINTS];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    double[] log = new double[SumRule.POINTS];
    for (int g : relevant) {
      Arrays.fill(log, 0);
      graphs.addTerms(g, byMask, log);
      for (int i = 0; i < SumRule.POINTS; i++) {
        most[i] = Math.max(most[i], log[i]);
      }
    }
    double[] sum = new double[SumRule.POINTS];
    for (int g : relevant) {
      for (int i = 0; i < SumRule.POINTS; i++) {
        log[i] = -most[i];
      }
      graphs.addTerms(g, byMask, log);
      for (int i = 0; i < SumRule.POINTS; i++) {
        if (log[i] > -NOTHING) {
          sum[i] += Math.exp(log[i]);
        }
      }
    }
    for (int i = 0; i < SumRule.POINTS; i++) {
      sum[i] = shared[i] + most[i] + Math.log(sum[i]);
    }
    Panel panel = new Panel(first, last, rule, sum);
    return new Evaluation(rule, shared, byMask, relevant, panel, Double.NEGATIVE_INFINITY);
  }

  /**
   * The graphs that weigh anything beside the heaviest at one of a few points of a panel. Logs of
   * ratios of densities change slowly, so that the others weigh nothing between the points either.
   */
  private int[] screened(int[] candidates, double[] byMask) {
    boolean[] relevant = new boolean[candidates.length];
    double[] log = new double[candidates.length];
    for (int point : SCREENED_AT) {
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < candidates.length; c++) {
        log[c] = graphs.term(candidates[c], byMask, point);
        most = Math.max(most, log[c]);
      }
      for (int c = 0; c < candidates.length; c++) {
        relevant[c] |= log[c] > most - NO_WEIGHT;
      }
    }
    int[] kept = new int[candidates.length];
    int size = 0;
    for (int c = 0; c < candidates.length; c++) {
      if (relevant[c]) {
        kept[size++] = candidates[c];
      }
    }
    return size > 0.8 * candidates.length ? candidates : Arrays.copyOf(kept, size);
  }

  private double[] graphWeights() {
    double logTotal = missing.logTotal();
    double[] mass = new double[graphs.size()];
    double[] log = new double[SumRule.POINTS];
    for (Evaluation e : evaluations) {
      for (int g : e.relevant) {
        for (int i = 0; i < SumRule.POINTS; i++) {
          log[i] = e.shared[i] - logTotal;
        }
        graphs.addTerms(g, e.byMask, log);
        for (int i = 0; i < SumRule.POINTS; i++) {
          if (log[i] > -NO_WEIGHT) {
            mass[g] += e.rule.weight(i) * Math.exp(log[i]);
          }
        }
      }
    }
    return mass;
  }
}
