package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Pairs simulated across and within two sources. Non-matches agree on two columns together (they
 * share a household), which a model of independent columns takes for matches.
 */
class ContrastTest {

  private static final List<Field> FIELDS =
      List.of(
          new Field("month", FieldKind.MONTH),
          new Field("street", FieldKind.DAY),
          new Field("house", FieldKind.DAY));
  private static final int PAIRS = 400_000;
  private static final double MATCHES = 0.02;
  private static final double HOUSEHOLD = 0.04;

  /** Pattern of agreement on month, street and house. */
  private static long pattern(boolean month, boolean street, boolean house) {
    return (month ? 2 : 1) | ((street ? 2L : 1L) << 4) | ((house ? 2L : 1L) << 8);
  }

  private static TreeMap<Long, Long> drawn(SplittableRandom random, double matches) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < PAIRS; i++) {
      boolean match = random.nextDouble() < matches;
      boolean together = match || random.nextDouble() < HOUSEHOLD;
      double agree = together ? 0.9 : 0.05;
      counts.merge(
          pattern(
              random.nextDouble() < (match ? 0.9 : 1 / 12.0),
              random.nextDouble() < agree,
              random.nextDouble() < agree),
          1L,
          Long::sum);
    }
    return counts;
  }

  private static List<Contrast.Tally> tallies(
      TreeMap<Long, Long> within, TreeMap<Long, Long> across) {
    List<Contrast.Tally> tallies = new ArrayList<>();
    TreeMap<Long, Long> all = new TreeMap<>(within);
    all.putAll(across);
    for (long pattern : all.keySet()) {
      tallies.add(
          new Contrast.Tally(
              pattern,
              0,
              (double) within.getOrDefault(pattern, 0L),
              (double) across.getOrDefault(pattern, 0L)));
    }
    return tallies;
  }

  @Test
  void findsTheMatchesThatDependentColumnsHide() {
    SplittableRandom random = new SplittableRandom(5);
    TreeMap<Long, Long> within = drawn(random, 0);
    TreeMap<Long, Long> across = drawn(random, MATCHES);
    LinkModel start = Estimation.start(FIELDS, within, PAIRS, PAIRS);
    Contrast.Weights weights = Contrast.fit(start, tallies(within, across), 1);
    double found = 0;
    for (var e : across.entrySet()) {
      found += (double) e.getValue() * LinkModel.probability(weights.bits(e.getKey(), 0));
    }
    // Poisson noise of within and across at the patterns of matches: about 2 √(2·PAIRS·HOUSEHOLD).
    assertThat(found / PAIRS).isCloseTo(MATCHES, within(0.003));
    double odds = MATCHES * Math.pow(0.9, 3) / ((1 - MATCHES) * nonMatch(true, true, true));
    assertThat(weights.bits(pattern(true, true, true), 0))
        .isCloseTo(Math.log(odds) / Math.log(2), within(0.5));
    assertThat(weights.bits(pattern(true, true, true), 0))
        .isGreaterThan(weights.bits(pattern(false, true, true), 0) + 3);
  }

  /** Probability of a pattern among pairs that are no match. */
  private static double nonMatch(boolean month, boolean street, boolean house) {
    double m = month ? 1 / 12.0 : 11 / 12.0;
    double together = (street ? 0.9 : 0.1) * (house ? 0.9 : 0.1);
    double apart = (street ? 0.05 : 0.95) * (house ? 0.05 : 0.95);
    return m * (HOUSEHOLD * together + (1 - HOUSEHOLD) * apart);
  }

  /** 40 repetitions know their spread within ±4/√80, some 45 %. */
  @Test
  void sampledWeightsSpreadAsThoseOfRepeatedDataDo() {
    SplittableRandom random = new SplittableRandom(7);
    long agreeing = pattern(true, true, true);
    long doubtful = pattern(true, false, true);
    DescriptiveStatistics sure = new DescriptiveStatistics();
    DescriptiveStatistics unsure = new DescriptiveStatistics();
    Contrast.Weights last = null;
    for (int i = 0; i < 40; i++) {
      TreeMap<Long, Long> within = drawn(random, 0);
      TreeMap<Long, Long> across = drawn(random, MATCHES);
      LinkModel start = Estimation.start(FIELDS, within, PAIRS, PAIRS);
      last = Contrast.fit(start, tallies(within, across), 1);
      sure.addValue(last.bits(agreeing, 0));
      unsure.addValue(last.bits(doubtful, 0));
    }
    DescriptiveStatistics drawnSure = new DescriptiveStatistics();
    DescriptiveStatistics drawnUnsure = new DescriptiveStatistics();
    for (PairWeight weights : Objects.requireNonNull(last).sampled(2000, Seed.of(1))) {
      drawnSure.addValue(weights.bits(agreeing, 0));
      drawnUnsure.addValue(weights.bits(doubtful, 0));
    }
    assertThat(drawnSure.getMean())
        .isCloseTo(last.bits(agreeing, 0), within(4 * drawnSure.getStandardDeviation() / 44));
    assertThat(drawnSure.getStandardDeviation() / sure.getStandardDeviation()).isBetween(0.6, 1.6);
    assertThat(drawnUnsure.getStandardDeviation() / unsure.getStandardDeviation())
        .isBetween(0.6, 1.6);
    assertThat(unsure.getStandardDeviation()).isGreaterThan(2 * sure.getStandardDeviation());
  }

  @Test
  void findsNoneWhereSourcesDoNotOverlap() {
    SplittableRandom random = new SplittableRandom(6);
    TreeMap<Long, Long> within = drawn(random, 0);
    TreeMap<Long, Long> across = drawn(random, 0);
    LinkModel start = Estimation.start(FIELDS, within, PAIRS, PAIRS);
    Contrast.Weights weights = Contrast.fit(start, tallies(within, across), 1);
    double found = 0;
    for (var e : across.entrySet()) {
      found += (double) e.getValue() * LinkModel.probability(weights.bits(e.getKey(), 0));
    }
    assertThat(found / PAIRS).isLessThan(0.003);
  }

  @Test
  void needsPairsOfBothKinds() {
    LinkModel start = Estimation.start(FIELDS, new TreeMap<>(), 10, 10);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contrast.fit(start, List.of(), 0))
        .withMessage("Contrast needs pairs across and within sources, got a ratio of 0.0");
  }
}
