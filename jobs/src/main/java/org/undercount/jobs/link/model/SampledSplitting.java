package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.undercount.datasets.key.Seed;

/**
 * Clusterings a component may have instead of its best one. Each draw adds an independent standard
 * logistic deviate to the log odds of every pair and splits the component by the perturbed weights
 * (perturb-and-MAP, Papandreou and Yuille 2011). A pair that hangs together with nothing else is
 * then linked with exactly its match probability. In larger components such draws make too many
 * clusters of three and more, since every pair is perturbed as if it stood alone; where clusterings
 * are to be counted they only are the start, from which {@link RecordMoves} leads on.
 */
public final class SampledSplitting {

  /** A standard logistic deviate in bits. */
  private static final LogisticDistribution LOGISTIC = LogisticDistribution.of(0, 1 / Math.log(2));

  /** Rounds of moves that lead a draw from where it starts to the equilibrium. */
  private static final int SWEEPS = 30;

  /** Draws that a pair's own probability counts as beside the sampled ones. */
  private static final double OWN_WEIGHT = 0.5;

  private SampledSplitting() {}

  /**
   * The different clusters of all draws.
   *
   * @param edges compared pairs of one component, in any order, as each draw weighs them: the same
   *     pairs in every draw, with what they weigh before competition ({@link
   *     Competition.Outcome#raised})
   * @param draws how many clusterings, at least 1
   * @param seed the seed of all components; each takes a child named by its smallest record
   * @return members in order → the draws they are one cluster in, from 0
   */
  public static Map<List<String>, List<Integer>> clusters(
      IntFunction<List<Splitting.Edge>> edges, int draws, Seed seed) {
    Map<List<String>, List<Integer>> clusters =
        new TreeMap<>(Comparator.comparing(members -> String.join(" ", members)));
    Draws drawn = new Draws(edges.apply(0), seed);
    for (int draw = 0; draw < draws; draw++) {
      List<Splitting.Edge> weighed = edges.apply(draw);
      Map<String, String> start = drawn.next(weighed);
      Map<String, String> clusterOf =
          new RecordMoves(weighed).moved(start, SWEEPS, drawn.uniform::sample);
      for (List<String> members : members(clusterOf)) {
        clusters.computeIfAbsent(members, m -> new ArrayList<>()).add(draw);
      }
    }
    return clusters;
  }

  /**
   * The probability of each pair in the light of all others: the share of draws that hold its two
   * records together, its own probability counted as half a draw so that none is 0 or 1. A pair
   * that is alone keeps its own.
   *
   * @param edges compared pairs of one component
   * @param draws how many clusterings, at least 1
   * @param seed as in {@link #clusters}
   * @return one probability a pair, in the same order
   */
  public static double[] together(List<Splitting.Edge> edges, int draws, Seed seed) {
    double[] share = new double[edges.size()];
    if (edges.size() > 1) {
      Draws drawn = new Draws(edges, seed);
      for (int draw = 0; draw < draws; draw++) {
        Map<String, String> clusterOf = drawn.next(edges);
        for (int e = 0; e < share.length; e++) {
          String left = clusterOf.get(edges.get(e).left());
          share[e] += left != null && left.equals(clusterOf.get(edges.get(e).right())) ? 1 : 0;
        }
      }
    }
    double counted = edges.size() > 1 ? draws : 0;
    for (int e = 0; e < share.length; e++) {
      double own = LinkModel.probability(edges.get(e).bits());
      share[e] = (share[e] + OWN_WEIGHT * own) / (counted + OWN_WEIGHT);
    }
    return share;
  }

  /** Clusterings of one component, one after the other. */
  private static final class Draws {
    private final ContinuousSampler uniform;

    Draws(List<Splitting.Edge> edges, Seed seed) {
      String first = ordered(edges).get(0).left();
      uniform =
          ContinuousUniformSampler.of(
              RandomSource.XO_RO_SHI_RO_128_PP.create(seed.child(first).value()), 0, 1, true);
    }

    Map<String, String> next(List<Splitting.Edge> edges) {
      List<Splitting.Edge> perturbed = new ArrayList<>(edges.size());
      for (Splitting.Edge edge : ordered(edges)) {
        perturbed.add(
            edge.weighing(edge.bits() + LOGISTIC.inverseCumulativeProbability(uniform.sample())));
      }
      return Splitting.clusters(perturbed, 0);
    }

    private static List<Splitting.Edge> ordered(List<Splitting.Edge> edges) {
      return edges.stream()
          .sorted(Comparator.comparing(Splitting.Edge::left).thenComparing(Splitting.Edge::right))
          .toList();
    }
  }

  private static Iterable<List<String>> members(Map<String, String> clusterOf) {
    Map<String, List<String>> members = new TreeMap<>();
    clusterOf.forEach(
        (record, cluster) -> members.computeIfAbsent(cluster, c -> new ArrayList<>()).add(record));
    return members.values();
  }
}
