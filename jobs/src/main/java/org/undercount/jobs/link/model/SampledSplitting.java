package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Arrays;
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
   * @param edges compared pairs of one component, in any order but none twice
   * @param bits per draw, from 0, what each pair weighs before competition ({@link
   *     Competition.Outcome#raised}), in the order of edges
   * @param draws how many clusterings, at least 1
   * @param seed the seed of all components; each takes a child named by its smallest record
   * @return members in order → the draws they are one cluster in, from 0
   */
  public static Map<List<String>, List<Integer>> clusters(
      List<Splitting.Edge> edges, IntFunction<double[]> bits, int draws, Seed seed) {
    Map<List<String>, List<Integer>> clusters =
        new TreeMap<>(Comparator.comparing(members -> String.join(" ", members)));
    Component component = Component.of(edges);
    ContinuousSampler uniform = uniform(component, seed);
    for (int draw = 0; draw < draws; draw++) {
      double[] weighed = component.inOrder(bits.apply(draw));
      int[] start = Splitting.clusters(component, perturbed(weighed, uniform), 0);
      int[] clusterOf = new RecordMoves(component, weighed).moved(start, SWEEPS, uniform::sample);
      for (List<String> members : members(component, clusterOf)) {
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
   * @param edges compared pairs of one component, none twice
   * @param draws how many clusterings, at least 1
   * @param seed as in {@link #clusters}
   * @return one probability a pair, in the same order
   */
  public static double[] together(List<Splitting.Edge> edges, int draws, Seed seed) {
    double[] share = new double[edges.size()];
    if (edges.size() > 1) {
      Component component = Component.of(edges);
      ContinuousSampler uniform = uniform(component, seed);
      for (int draw = 0; draw < draws; draw++) {
        int[] clusterOf = Splitting.clusters(component, perturbed(component.bits(), uniform), 0);
        for (int e = 0; e < share.length; e++) {
          boolean one = clusterOf[component.left(e)] == clusterOf[component.right(e)];
          share[component.given(e)] += one ? 1 : 0;
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

  /** Numbers from 0 to 1 of a component's own, named by its first pair's left record. */
  private static ContinuousSampler uniform(Component component, Seed seed) {
    String first = component.id(component.left(0));
    return ContinuousUniformSampler.of(
        RandomSource.XO_RO_SHI_RO_128_PP.create(seed.child(first).value()), 0, 1, true);
  }

  private static double[] perturbed(double[] bits, ContinuousSampler uniform) {
    return Arrays.stream(bits)
        .map(b -> b + LOGISTIC.inverseCumulativeProbability(uniform.sample()))
        .toArray();
  }

  private static Iterable<List<String>> members(Component component, int[] clusterOf) {
    Map<Integer, List<String>> members = new TreeMap<>();
    for (int r = 0; r < clusterOf.length; r++) {
      members.computeIfAbsent(clusterOf[r], c -> new ArrayList<>()).add(component.id(r));
    }
    return members.values();
  }
}
