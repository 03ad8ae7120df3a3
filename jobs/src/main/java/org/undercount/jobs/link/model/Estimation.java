package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.undercount.jobs.link.model.LinkModel.FieldModel;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Estimates m, u and λ by EM from counts of patterns. u comes from random pairs, of which the
 * expected matches are taken out; m and λ from the candidate pairs, all pairs that are no
 * candidates being taken as non-matches, so λ is a lower bound when blocking misses matches. Weak
 * priors (a few pseudo-matches at typical values) keep levels that never occur finite and keep a
 * set without matches from inventing them. Winkler (1988); u from random pairs: Splink.
 */
public final class Estimation {

  private static final int MOST_ITERATIONS = 200;
  private static final double TOLERANCE = 1e-7;
  private static final double PSEUDO_MATCHES = 5;
  private static final double PSEUDO_NON_MATCHES = 1;

  private final List<Field> fields;
  private final Counts random;
  private final Counts candidates;
  private final double allPairs;

  private Estimation(List<Field> fields, Counts random, Counts candidates, double allPairs) {
    this.fields = fields;
    this.random = random;
    this.candidates = candidates;
    this.allPairs = allPairs;
  }

  /**
   * Fits the model.
   *
   * @param fields the compared fields, in pattern order
   * @param random pattern → count among random pairs
   * @param candidates pattern → count among candidate pairs
   * @param allPairs number of pairs that may match at all
   */
  public static LinkModel fit(
      List<Field> fields,
      SortedMap<Long, Long> random,
      SortedMap<Long, Long> candidates,
      double allPairs) {
    if (!(allPairs >= 1)) {
      throw new IllegalArgumentException(
          "Linkage needs at least one pair that may match, got " + allPairs);
    }
    return new Estimation(List.copyOf(fields), Counts.of(random), Counts.of(candidates), allPairs)
        .run();
  }

  /** Typical m before anything is learnt: equality likely, every lesser agreement less so. */
  static List<Double> typicalM(FieldKind kind) {
    int levels = Agreement.levels(kind);
    Double[] m = new Double[levels];
    if (kind == FieldKind.CLK) {
      // Whole records are coded, of which something nearly always differs: ever more likely up to
      // near equality.
      double steps = levels * (levels - 1) / 2.0;
      for (int level = 0; level < levels; level++) {
        m[level] = level / steps;
      }
      return List.of(m);
    }
    Arrays.fill(m, 0.2 / (levels - 2));
    m[0] = 0.0;
    m[levels - 1] = 0.8;
    return List.of(m);
  }

  private LinkModel run() {
    List<List<Double>> u = levelShares(random, random.count, PSEUDO_NON_MATCHES, null);
    LinkModel model = start(u);
    List<List<Double>> m;
    double prior;
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= MOST_ITERATIONS; i++) {
      double[] match = matchWeights(model, candidates);
      double matches = Arrays.stream(match).sum();
      m = levelShares(candidates, match, PSEUDO_MATCHES, typical());
      prior = Math.min(0.5, Math.max(0.5, matches) / allPairs);
      LinkModel next = model(prior, m, u, i, false);
      double[] nonMatch = random.count.clone();
      double[] matchAtRandom = matchWeights(next, random);
      for (int p = 0; p < nonMatch.length; p++) {
        nonMatch[p] -= matchAtRandom[p];
      }
      u = levelShares(random, nonMatch, PSEUDO_NON_MATCHES, null);
      model = model(prior, m, u, i, false);
      if (Math.abs(matches - before) <= TOLERANCE * Math.max(1, matches)) {
        return model(prior, m, u, i, true);
      }
      before = matches;
    }
    return model;
  }

  /**
   * The model before EM: typical m, u of the random pairs as if none matched, a match among every
   * hundred candidates.
   *
   * @param fields the compared fields, in pattern order
   * @param random pattern → count among random pairs
   * @param candidatePairs number of candidate pairs
   * @param allPairs number of pairs that may match at all
   */
  public static LinkModel start(
      List<Field> fields, SortedMap<Long, Long> random, double candidatePairs, double allPairs) {
    Counts none = new Counts(new long[] {0}, new double[] {candidatePairs});
    Estimation before = new Estimation(List.copyOf(fields), Counts.of(random), none, allPairs);
    return before.start(
        before.levelShares(before.random, before.random.count, PSEUDO_NON_MATCHES, null));
  }

  private LinkModel start(List<List<Double>> u) {
    double prior = Math.min(0.25, Math.max(1, candidates.total() * 0.01) / allPairs);
    return model(prior, typical(), u, 0, false);
  }

  private List<List<Double>> typical() {
    return fields.stream().map(f -> typicalM(f.kind())).toList();
  }

  private LinkModel model(
      double prior, List<List<Double>> m, List<List<Double>> u, int iterations, boolean converged) {
    List<FieldModel> models = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      models.add(new FieldModel(fields.get(f), m.get(f), u.get(f)));
    }
    return new LinkModel(prior, models, iterations, converged);
  }

  /** Expected matches of each pattern: count × probability. */
  private static double[] matchWeights(LinkModel model, Counts counts) {
    double[] match = new double[counts.pattern.length];
    for (int p = 0; p < match.length; p++) {
      match[p] = counts.count[p] * LinkModel.probability(model.fieldBits(counts.pattern[p]));
    }
    return match;
  }

  /**
   * The share of each level among present values under the given weights, with a Dirichlet prior of
   * {@code pseudo} observations at {@code prior} (uniform if null).
   */
  private List<List<Double>> levelShares(
      Counts counts, double[] weight, double pseudo, @Nullable List<List<Double>> prior) {
    List<List<Double>> shares = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      int levels = Agreement.levels(fields.get(f).kind());
      double[] sums = new double[levels];
      for (int p = 0; p < weight.length; p++) {
        sums[Pattern.level(counts.pattern[p], f)] += Math.max(0, weight[p]);
      }
      double total = pseudo;
      for (int level = 1; level < levels; level++) {
        double typical = prior == null ? 1.0 / (levels - 1) : prior.get(f).get(level);
        sums[level] += pseudo * typical;
        total += sums[level] - pseudo * typical;
      }
      List<Double> share = new ArrayList<>();
      share.add(0.0);
      for (int level = 1; level < levels; level++) {
        share.add(sums[level] / total);
      }
      shares.add(share);
    }
    return shares;
  }

  /** A table of patterns and their counts, in the order of patterns. */
  private static final class Counts {
    private final long[] pattern;
    private final double[] count;

    private Counts(long[] pattern, double[] count) {
      this.pattern = pattern;
      this.count = count;
    }

    static Counts of(SortedMap<Long, Long> counts) {
      return new Counts(
          counts.keySet().stream().mapToLong(Long::longValue).toArray(),
          counts.values().stream().mapToDouble(Long::doubleValue).toArray());
    }

    double total() {
      return Arrays.stream(count).sum();
    }
  }
}
