package org.undercount.estimators.decomposable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.undercount.estimators.OverlapTable;

class ScreeningTest {

  private static final DecomposableGraphs FOUR = DecomposableGraphs.on(4);
  private static final int[] EVERY_GRAPH = IntStream.range(0, FOUR.size()).toArray();

  private static CliqueLikelihoods likelihoods(List<Integer> counts, int scale) {
    Map<Integer, Long> byPattern = new LinkedHashMap<>();
    for (int i = 0; i < counts.size(); i++) {
      byPattern.put(i + 1, (long) counts.get(i) * scale);
    }
    byPattern.merge(15, 1L, Long::sum); // nobody's list is empty
    return new CliqueLikelihoods(OverlapTable.of(List.of("A", "B", "C", "D"), byPattern), 1.0 / 16);
  }

  private static double highest(CliqueLikelihoods likelihoods, int[] among, double missing) {
    double[] values = likelihoods.values(new double[] {missing});
    return Arrays.stream(among)
        .mapToDouble(g -> FOUR.term(g, values, 1, 0))
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** Half a unit of log: what the prior's one unit bends. */
  @Property(tries = 300)
  void noGraphRisesAboveTheBound(
      @ForAll @Size(15) List<@IntRange(max = 40) Integer> counts,
      @ForAll @IntRange(min = 1, max = 20_000) int scale,
      @ForAll @IntRange(min = 5, max = 30) int octave) {
    CliqueLikelihoods likelihoods = likelihoods(counts, scale);
    long first = 1L << octave;
    Screening.Kept kept = new Screening(FOUR, likelihoods).kept(first, 2 * first - 1, EVERY_GRAPH);
    for (int i = 0; i <= 200; i++) {
      double missing = (double) first * (1 + i / 200.5);
      double all = highest(likelihoods, EVERY_GRAPH, missing);
      assertThat(all).isLessThanOrEqualTo(kept.logPeak() + 0.5);
    }
  }

  /** A graph that was left out is nowhere near the heaviest, unless no graph weighs anything. */
  @Property(tries = 300)
  void whatIsLeftOutWeighsNothing(
      @ForAll @Size(15) List<@IntRange(max = 40) Integer> counts,
      @ForAll @IntRange(min = 1, max = 20_000) int scale,
      @ForAll @IntRange(min = 5, max = 30) int octave) {
    CliqueLikelihoods likelihoods = likelihoods(counts, scale);
    long first = 1L << octave;
    long last = 2 * first - 1;
    int[] kept = new Screening(FOUR, likelihoods).kept(first, last, EVERY_GRAPH).graphs();
    double atEnds =
        Math.max(
            highest(likelihoods, EVERY_GRAPH, (double) first),
            highest(likelihoods, EVERY_GRAPH, (double) last));
    int[] out =
        IntStream.of(EVERY_GRAPH).filter(g -> Arrays.stream(kept).noneMatch(k -> k == g)).toArray();
    for (int i = 0; i <= 100; i++) {
      double missing = (double) first * (1 + i / 100.5);
      assertThat(highest(likelihoods, out, missing)).isLessThan(atEnds - 90);
    }
  }
}
