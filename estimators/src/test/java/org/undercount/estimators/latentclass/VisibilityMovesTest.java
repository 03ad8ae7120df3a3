package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Parameters from the prior and a table drawn with them are a draw of both together. What leaves
 * the posterior given the table alone then leaves the distribution of the parameters alone too
 * (Geweke 2004, J. Am. Stat. Assoc. 99).
 */
final class VisibilityMovesTest {

  private static final StickPrior PRIOR = new StickPrior(2, 1); // α about 2: several classes
  private static final int CLASSES = 4;
  private static final int LISTS = 3;
  private static final int PEOPLE = 40;
  private static final int DRAWS = 20_000;

  private final UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11L);
  private final double[][] lambda = new double[CLASSES][LISTS];
  private final double[] logWeight = new double[CLASSES];

  @Test
  void parametersStayWhereThePriorPutThem() {
    List<double[]> missed = new ArrayList<>();
    List<double[]> first = new ArrayList<>();
    List<double[]> last = new ArrayList<>();
    List<double[]> large = new ArrayList<>();
    int moved = 0;
    for (int i = 0; i < DRAWS; i++) {
      drawFromThePrior();
      VisibilityMoves moves = movesOnATableDrawnWithThem();
      double[] before = statistics();
      moves.run(6, lambda, logWeight);
      double[] after = statistics();
      moved += Arrays.equals(before, after) ? 0 : 1;
      missed.add(new double[] {before[0], after[0]});
      first.add(new double[] {before[1], after[1]});
      last.add(new double[] {before[2], after[2]});
      large.add(new double[] {before[3], after[3]});
    }
    assertThat(moved).isGreaterThan(DRAWS / 2);
    for (List<double[]> pairs : List.of(missed, first, last, large)) {
      double[] change = pairs.stream().mapToDouble(p -> p[1] - p[0]).toArray();
      double mean = Arrays.stream(change).average().orElseThrow();
      double variance = Arrays.stream(change).map(x -> (x - mean) * (x - mean)).sum() / DRAWS;
      assertThat(Math.abs(mean)).isLessThan(4 * Math.sqrt(variance / DRAWS));
    }
  }

  @Test
  void weightsStillAddUpToOne() {
    for (int i = 0; i < 100; i++) {
      drawFromThePrior();
      movesOnATableDrawnWithThem().run(6, lambda, logWeight);
      assertThat(Arrays.stream(logWeight).map(Math::exp).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
    }
  }

  /** Share on no list, squared weights of the first and the last class, λ of the first. */
  private double[] statistics() {
    return new double[] {
      sum(k -> Math.exp(logWeight[k]) * probability(k, 0)),
      Math.exp(2 * logWeight[0]),
      Math.exp(2 * logWeight[CLASSES - 1]),
      lambda[0][0] * lambda[0][1]
    };
  }

  private void drawFromThePrior() {
    double alpha = new GammaSampler(random).sample(PRIOR.shape()) / PRIOR.rate();
    double logRest = 0;
    for (int k = 0; k < CLASSES; k++) {
      // V ~ Beta(1, α): 1 − V = U^(1/α)
      double logLeft = Math.log(random.nextDouble()) / alpha;
      logWeight[k] = k == CLASSES - 1 ? logRest : logRest + Math.log(-Math.expm1(logLeft));
      logRest += logLeft;
      for (int j = 0; j < LISTS; j++) {
        lambda[k][j] = random.nextDouble();
      }
    }
  }

  private VisibilityMoves movesOnATableDrawnWithThem() {
    double[] cumulative = new double[1 << LISTS];
    for (int c = 1; c < cumulative.length; c++) {
      int cell = c;
      cumulative[c] = cumulative[c - 1] + sum(k -> Math.exp(logWeight[k]) * probability(k, cell));
    }
    long[] counts = new long[cumulative.length];
    for (int i = 0; i < PEOPLE; i++) {
      double u = random.nextDouble() * cumulative[cumulative.length - 1];
      int cell = 1;
      while (cell < cumulative.length - 1 && cumulative[cell] <= u) {
        cell++;
      }
      counts[cell]++;
    }
    int[] seen = IntStream.range(1, counts.length).filter(c -> counts[c] > 0).toArray();
    int[] patterns = Arrays.copyOf(seen, seen.length + 1); // the last one 0: on no list
    return new VisibilityMoves(
        random,
        PRIOR,
        CLASSES,
        LISTS,
        patterns,
        Arrays.stream(seen).mapToLong(c -> counts[c]).toArray());
  }

  private double probability(int k, int cell) {
    double product = 1;
    for (int j = 0; j < LISTS; j++) {
      product *= (cell >> j & 1) == 1 ? lambda[k][j] : 1 - lambda[k][j];
    }
    return product;
  }

  private static double sum(ToDoubleFunction<Integer> of) {
    double sum = 0;
    for (int k = 0; k < CLASSES; k++) {
      sum += of.applyAsDouble(k);
    }
    return sum;
  }
}
