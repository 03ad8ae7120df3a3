package org.undercount.estimators.decomposable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * The joint posterior of graph and number on no list: all decomposable graphs alike before the
 * data.
 *
 * <p>The sum over m = 1 … most is taken over panels of doubling length, each by Gauss's rule for
 * sums, halved until no peak can hide in one and halving changes nothing. So the work grows with
 * the logarithm of the largest population, not with the population.
 */
final class GraphPosterior {

  /** Halving must change the sum by less than this share of it. */
  private static final double TOLERANCE = 1e-10;

  /** Rounding of a sum of log-gammas, in units in the last place of their size. */
  private static final double ROUNDING = 64;

  private final DecomposableGraphs graphs;
  private final CliqueLikelihoods likelihoods;
  private final Screening screening;
  private final SumRule.Made rules = new SumRule.Made();
  private final List<Evaluation> evaluations = new ArrayList<>();
  private final MissingPosterior missing;
  private final double[] weights;

  GraphPosterior(DecomposableGraphs graphs, CliqueLikelihoods likelihoods, long most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "The greatest number on no list must be at least 1, got " + most);
    }
    this.graphs = graphs;
    this.likelihoods = likelihoods;
    screening = new Screening(graphs, likelihoods);
    refined(doubling(most)).forEach(b -> evaluations.add(b.evaluation));
    missing = new MissingPosterior(evaluations.stream().map(Evaluation::panel).toList(), rules);
    weights = new double[graphs.size()];
    evaluations.forEach(e -> e.addMasses(graphs, missing.logTotal(), weights));
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
    return new MissingPosterior(
        evaluations.stream().map(e -> e.given(graphs, graph)).toList(), rules);
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

  /** An evaluation and the logarithm of what may be wrong with its mass. */
  private static final class Bounded {

    private final Evaluation evaluation;
    private final double logError;

    private Bounded(Evaluation evaluation, double logError) {
      this.evaluation = evaluation;
      this.logError = logError;
    }

    /** The error that halving has shown; all that may hide between the points if anything may. */
    private static Bounded of(Evaluation evaluation, double shown) {
      if (evaluation.panel().exact()) {
        return new Bounded(evaluation, Double.NEGATIVE_INFINITY);
      }
      return new Bounded(
          evaluation, evaluation.resolved() ? shown : Math.max(shown, evaluation.logPotential()));
    }
  }

  private List<Bounded> doubling(long most) {
    int[] everyGraph = IntStream.range(0, graphs.size()).toArray();
    List<Bounded> all = new ArrayList<>();
    long first = 1;
    long length = SumRule.POINTS;
    while (first <= most) {
      long last = Math.min(most, first + length - 1);
      Evaluation e = evaluated(first, last, everyGraph);
      all.add(Bounded.of(e, e.logPotential()));
      length = last; // the next panel doubles the range
      first = last + 1;
    }
    return all;
  }

  private List<Bounded> refined(List<Bounded> coarse) {
    List<Bounded> current = coarse;
    while (true) {
      double logTotal =
          MissingPosterior.logTotal(current.stream().map(b -> b.evaluation.panel()).toList());
      double limit = logTotal + Math.log(Math.max(TOLERANCE, ROUNDING * Math.ulp(logTotal)));
      List<Bounded> next = new ArrayList<>();
      for (Bounded b : current) {
        if (b.logError > limit) {
          next.addAll(halves(b.evaluation));
        } else {
          next.add(b);
        }
      }
      if (next.size() == current.size()) {
        return current;
      }
      current = next;
    }
  }

  private List<Bounded> halves(Evaluation whole) {
    long first = whole.panel().first();
    long last = whole.panel().last();
    long middle = first + (last - first) / 2;
    Evaluation left = evaluated(first, middle, whole.relevant());
    Evaluation right = evaluated(middle + 1, last, whole.relevant());
    double both = MissingPosterior.logTotal(List.of(left.panel(), right.panel()));
    double change = Math.expm1(whole.panel().logMass() - both);
    double error = both + Math.log(Math.abs(change)); // log |whole − both|
    return List.of(Bounded.of(left, error), Bounded.of(right, error));
  }

  private Evaluation evaluated(long first, long last, int[] candidates) {
    return Evaluation.of(
        graphs,
        likelihoods,
        screening.kept(first, last, candidates),
        rules.of(last - first + 1),
        first,
        last);
  }
}
