package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousUniformSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.undercount.datasets.key.Seed;

/**
 * Clusterings a component may have instead of its best one. Each draw adds an independent standard
 * logistic deviate to the log odds of every pair and splits the component by the perturbed weights
 * (perturb-and-MAP, Papandreou and Yuille 2011). A pair that hangs together with nothing else is
 * then linked with exactly its match probability; in larger components the rules of {@link
 * Splitting} hold in every draw.
 */
public final class SampledSplitting {

  /** A standard logistic deviate in bits. */
  private static final LogisticDistribution LOGISTIC = LogisticDistribution.of(0, 1 / Math.log(2));

  private SampledSplitting() {}

  /**
   * The different clusters of all draws.
   *
   * @param edges compared pairs of one component, in any order
   * @param draws how many clusterings, at least 1
   * @param seed the seed of all components; each takes a child named by its smallest record
   * @return members in order → the draws they are one cluster in, from 0
   */
  public static Map<List<String>, List<Integer>> clusters(
      List<Splitting.Edge> edges, int draws, Seed seed) {
    List<Splitting.Edge> ordered = new ArrayList<>(edges);
    ordered.sort(Comparator.comparing(Splitting.Edge::left).thenComparing(Splitting.Edge::right));
    UniformRandomProvider random =
        RandomSource.XO_RO_SHI_RO_128_PP.create(seed.child(ordered.get(0).left()).value());
    ContinuousSampler uniform = ContinuousUniformSampler.of(random, 0, 1, true);
    Map<List<String>, List<Integer>> clusters =
        new TreeMap<>(Comparator.comparing(members -> String.join(" ", members)));
    for (int draw = 0; draw < draws; draw++) {
      List<Splitting.Edge> perturbed = new ArrayList<>(ordered.size());
      for (Splitting.Edge edge : ordered) {
        perturbed.add(
            edge.weighing(edge.bits() + LOGISTIC.inverseCumulativeProbability(uniform.sample())));
      }
      for (List<String> members : members(Splitting.clusters(perturbed, 0))) {
        clusters.computeIfAbsent(members, m -> new ArrayList<>()).add(draw);
      }
    }
    return clusters;
  }

  private static Iterable<List<String>> members(Map<String, String> clusterOf) {
    Map<String, List<String>> members = new TreeMap<>();
    clusterOf.forEach(
        (record, cluster) -> members.computeIfAbsent(cluster, c -> new ArrayList<>()).add(record));
    return members.values();
  }
}
