package org.undercount.estimators.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/**
 * Freireich et al. (1963): χ² 16.79 with 9 and 21 relapses against 19.25 and 10.75 expected, as in
 * Kleinbaum and Klein (2012), Survival Analysis, chapter 2, and R {@code survdiff}.
 */
class LogRankTest {

  @Test
  void theTextbooksTest() {
    LogRank test =
        LogRank.of(List.of(StaysTest.stays(StaysTest.TREATED), StaysTest.stays(StaysTest.PLACEBO)))
            .orElseThrow();
    assertThat(test.statistic()).isCloseTo(16.79, within(0.005));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
    assertThat(test.probability()).isCloseTo(4.17e-5, within(5e-8));
    assertThat(test.groups()).extracting(LogRank.Group::ended).containsExactly(9L, 21L);
    assertThat(test.groups().get(0).expected()).isCloseTo(19.25, within(0.005));
    assertThat(test.groups().get(1).expected()).isCloseTo(10.75, within(0.005));
  }

  /** The same whatever the groups' order; a group without anybody at risk tells nothing. */
  @Test
  void orderAndEmptyGroupsDoNotMatter() {
    List<Stay> a = StaysTest.stays(StaysTest.TREATED);
    List<Stay> b = StaysTest.stays(StaysTest.PLACEBO);
    double statistic = LogRank.of(List.of(a, b)).orElseThrow().statistic();
    assertThat(LogRank.of(List.of(b, a)).orElseThrow().statistic())
        .isCloseTo(statistic, within(1e-9));
    LogRank three = LogRank.of(List.of(b, List.of(), a)).orElseThrow();
    assertThat(three.statistic()).isCloseTo(statistic, within(1e-9));
    assertThat(three.degreesOfFreedom()).isEqualTo(1);
  }

  /** Three groups, some entered late: rejects 5 % of 500 that leave alike, and most that do not. */
  @Test
  void rejectsAsOftenAsItSays() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(31);
    int rejected = 0;
    int seen = 0;
    for (int run = 0; run < 500; run++) {
      List<Stay> same = group(random, 50, 100);
      List<Stay> other = group(random, 50, 100);
      rejected += rejects(List.of(same, other, group(random, 50, 100))) ? 1 : 0;
      seen += rejects(List.of(same, other, group(random, 50, 50))) ? 1 : 0;
    }
    assertThat(rejected).isBetween(25 - 16, 25 + 16);
    assertThat(seen).isGreaterThan(400);
  }

  private static boolean rejects(List<List<Stay>> groups) {
    return LogRank.of(groups).orElseThrow().probability() < 0.05;
  }

  private static List<Stay> group(UniformRandomProvider random, int size, double mean) {
    List<Stay> stays = new ArrayList<>();
    while (stays.size() < size) {
      double days = -mean * Math.log1p(-random.nextDouble());
      double entered = random.nextBoolean() ? 40 * random.nextDouble() : 0;
      double until = entered + 120;
      if (days > entered) {
        stays.add(new Stay(Math.min(days, until), days <= until, entered));
      }
    }
    return stays;
  }

  @Test
  void nothingToCompareIsSaid() {
    assertThatThrownBy(() -> LogRank.of(List.of(StaysTest.stays(3))))
        .hasMessage("A comparison needs at least two groups, got 1");
    assertThat(LogRank.of(List.of(StaysTest.stays(-3), StaysTest.stays(-4)))).isEmpty();
  }
}
