package org.undercount.estimators.strata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.undercount.estimators.BinomialSampler;

/**
 * Overlap counts by stratum, with units of which only the pattern and a set of possible strata are
 * known. Within a pattern the strata are multinomial, and which stratum is missing is taken to be
 * independent of the stratum given the pattern and what is known (missing at random; Little and
 * Rubin 2002, section 13.2).
 *
 * <p>Shares of a pattern have a Dirichlet prior worth one unit, centred at the shares of all units
 * of known stratum: it decides only where a pattern has hardly any.
 */
public final class IncompleteStrata {

  private static final int SWEEPS = 30; // the augmentation forgets its start long before
  private static final int MOST_ITERATIONS = 10_000;
  private static final double TOLERANCE = 1e-9; // of a count

  private final int strata;
  private final SortedMap<Integer, long[]> known; // by pattern, by stratum
  private final SortedMap<Integer, List<PartlyKnown>> unknown; // by pattern
  private final double[] prior;

  /**
   * Units of one pattern whose stratum is one of several.
   *
   * @param pattern bit i for list i, not 0
   * @param possible indices of strata, distinct, at least one
   * @param count at least 0
   */
  public record PartlyKnown(int pattern, List<Integer> possible, long count) {

    public PartlyKnown {
      possible = List.copyOf(possible);
      if (possible.isEmpty() || count < 0) {
        throw new IllegalArgumentException(
            "Units of unknown stratum need a possible stratum and a count of 0 or more, got "
                + possible.size()
                + " strata and "
                + count);
      }
    }
  }

  /**
   * @param known units by pattern, in each stratum, at least one stratum
   * @param unknown units whose stratum is one of several
   */
  public IncompleteStrata(List<SortedMap<Integer, Long>> known, List<PartlyKnown> unknown) {
    this.strata = known.size();
    if (strata == 0) {
      throw new IllegalArgumentException("Strata to divide units among must be known, got none");
    }
    this.known = new TreeMap<>();
    this.unknown = new TreeMap<>();
    double[] totals = new double[strata];
    for (int s = 0; s < strata; s++) {
      int stratum = s;
      known.get(s).forEach((pattern, count) -> row(this.known, pattern)[stratum] += count);
      totals[s] = known.get(s).values().stream().mapToDouble(Long::doubleValue).sum() + 0.5;
    }
    for (PartlyKnown group : unknown) {
      if (group.possible().stream().anyMatch(s -> s < 0 || s >= strata)) {
        throw new IllegalArgumentException(
            "Possible strata must lie in 0 to " + (strata - 1) + ", got " + group.possible());
      }
      row(this.known, group.pattern());
      this.unknown.computeIfAbsent(group.pattern(), p -> new ArrayList<>()).add(group);
    }
    double all = Arrays.stream(totals).sum();
    this.prior = Arrays.stream(totals).map(t -> t / all).toArray();
  }

  private long[] row(SortedMap<Integer, long[]> counts, int pattern) {
    return counts.computeIfAbsent(pattern, p -> new long[strata]);
  }

  /**
   * One completion drawn from the posterior: shares and then strata, in turns (data augmentation;
   * Tanner and Wong 1987), so that repeated completions are proper in the sense of Rubin (1987).
   *
   * @return units by pattern, in each stratum
   */
  public List<SortedMap<Integer, Long>> imputed(UniformRandomProvider random) {
    BinomialSampler binomial = new BinomialSampler(random);
    SortedMap<Integer, long[]> completed = new TreeMap<>();
    known.forEach(
        (pattern, counts) -> {
          List<PartlyKnown> groups = unknown.getOrDefault(pattern, List.of());
          completed.put(
              pattern, groups.isEmpty() ? counts : augmented(counts, groups, random, binomial));
        });
    return byStratum(completed);
  }

  private long[] augmented(
      long[] counts,
      List<PartlyKnown> groups,
      UniformRandomProvider random,
      BinomialSampler binomial) {
    long[] completed = counts.clone();
    double[] shares = new double[strata];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int s = 0; s < strata; s++) {
        shares[s] = gamma((double) completed[s] + prior[s], random);
      }
      System.arraycopy(counts, 0, completed, 0, strata);
      for (PartlyKnown group : groups) {
        divide(group, shares, completed, binomial);
      }
    }
    return completed;
  }

  /** The least positive number stands in for one that underflows, as it may with a tiny shape. */
  private static double gamma(double shape, UniformRandomProvider random) {
    return Math.max(
        AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample(), Double.MIN_NORMAL);
  }

  private static void divide(
      PartlyKnown group, double[] shares, long[] completed, BinomialSampler binomial) {
    double rest = group.possible().stream().mapToDouble(s -> shares[s]).sum();
    long left = group.count();
    for (int i = 0; i < group.possible().size() && left > 0; i++) {
      int s = group.possible().get(i);
      boolean last = i == group.possible().size() - 1;
      long here = last ? left : binomial.sample(left, Math.min(1, shares[s] / rest));
      completed[s] += here;
      left -= here;
      rest = Math.max(rest - shares[s], Double.MIN_NORMAL);
    }
  }

  /**
   * The expected completion under the shares of greatest likelihood (EM; Dempster, Laird and Rubin
   * 1977), rounded within each pattern by largest remainders so that no unit is lost. Where nothing
   * is known of a pattern, it is divided as all units of known stratum are.
   *
   * @return units by pattern, in each stratum
   */
  public List<SortedMap<Integer, Long>> expected() {
    SortedMap<Integer, long[]> completed = new TreeMap<>();
    known.forEach(
        (pattern, counts) -> {
          List<PartlyKnown> groups = unknown.getOrDefault(pattern, List.of());
          completed.put(pattern, groups.isEmpty() ? counts : rounded(expected(counts, groups)));
        });
    return byStratum(completed);
  }

  /** Expected counts of one pattern. */
  double[] expected(long[] counts, List<PartlyKnown> groups) {
    double[] expected = new double[strata];
    Arrays.setAll(expected, s -> (double) counts[s] + prior[s]);
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double[] next = Arrays.stream(counts).asDoubleStream().toArray();
      for (PartlyKnown group : groups) {
        double sum = group.possible().stream().mapToDouble(s -> expected[s]).sum();
        for (int s : group.possible()) {
          next[s] +=
              sum > 0
                  ? (double) group.count() * expected[s] / sum
                  : (double) group.count() / group.possible().size();
        }
      }
      double moved = 0;
      for (int s = 0; s < strata; s++) {
        moved = Math.max(moved, Math.abs(next[s] - expected[s]));
        expected[s] = next[s];
      }
      if (moved < TOLERANCE) {
        break;
      }
    }
    return expected;
  }

  private static long[] rounded(double[] expected) {
    long[] rounded =
        Arrays.stream(expected).mapToLong(x -> (long) Math.floor(x + TOLERANCE)).toArray();
    long missing = Math.round(Arrays.stream(expected).sum()) - Arrays.stream(rounded).sum();
    IntStream.range(0, expected.length)
        .boxed()
        .sorted(Comparator.comparingDouble(s -> (double) rounded[s] - expected[s]))
        .limit(Math.max(0, missing))
        .toList()
        .forEach(s -> rounded[s]++);
    return rounded;
  }

  private List<SortedMap<Integer, Long>> byStratum(SortedMap<Integer, long[]> counts) {
    List<SortedMap<Integer, Long>> divided = new ArrayList<>();
    for (int s = 0; s < strata; s++) {
      SortedMap<Integer, Long> here = new TreeMap<>();
      for (var entry : counts.entrySet()) {
        if (entry.getValue()[s] > 0) {
          here.put(entry.getKey(), entry.getValue()[s]);
        }
      }
      divided.add(here);
    }
    return List.copyOf(divided);
  }
}
