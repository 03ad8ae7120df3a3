package org.undercount.estimators.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class CoverageStudyTest {

  /** Says N = 1000 ± 50 of every table, and refuses every third. */
  private static final CoverageStudy.Method STUBBORN =
      new CoverageStudy.Method() {
        @Override
        public String name() {
          return "stubborn";
        }

        @Override
        public Verdict estimate(OverlapTable table, long number) {
          boolean refused = number % 3 == 0;
          return new Verdict(
              table.observed(),
              refused
                  ? Optional.empty()
                  : Optional.of(
                      new Estimate(
                          1000, new Interval(950, 1050, 0.95, "profile"), "stubborn", Map.of())),
              Optional.empty(),
              List.of(new Gate("three-lists", !refused, "made up")),
              List.of(),
              Map.of());
        }
      };

  @Test
  void countsRefusalsAndLeavesThemOutOfTheRest() {
    List<Performance> all =
        new CoverageStudy(1)
            .run(
                List.of(Regime.INDEPENDENT, Regime.BULK_RELEASE),
                List.of(STUBBORN),
                m -> 30,
                p -> {});
    Performance first = all.get(0);
    assertThat(first.refused()).isEqualTo(10);
    assertThat(first.covered()).isEqualTo(20);
    assertThat(first.coverage().orElseThrow()).isEqualTo(1);
    assertThat(first.bias()).isZero();
    assertThat(first.width()).isCloseTo(0.1, within(1e-12));
    assertThat(all.get(1).regime()).isEqualTo(Regime.BULK_RELEASE);
  }

  @Test
  void aWrongNumberIsSeenAsWrong() {
    Performance small =
        new CoverageStudy(1).run(List.of(Regime.SMALL), List.of(STUBBORN), m -> 9, p -> {}).get(0);
    assertThat(small.covered()).isZero();
    assertThat(small.bias()).isCloseTo(9, within(1e-12)); // 1000 said of 100
    assertThat(small.rootMeanSquare()).isCloseTo(9, within(1e-12));
  }

  @Test
  void aTableDependsOnItsNumberAlone() {
    CoverageStudy study = new CoverageStudy(4);
    assertThat(study.table(Regime.SPARSE, 7))
        .isEqualTo(new CoverageStudy(4).table(Regime.SPARSE, 7));
    assertThat(study.table(Regime.SPARSE, 7)).isNotEqualTo(study.table(Regime.SPARSE, 8));
    assertThat(study.table(Regime.SPARSE, 7))
        .isNotEqualTo(new CoverageStudy(5).table(Regime.SPARSE, 7));
  }

  @ParameterizedTest
  @EnumSource(Regime.class)
  void noTableSeesMoreThanThereAre(Regime regime) {
    var random = RandomSource.XO_RO_SHI_RO_128_PP.create(3L);
    for (int i = 0; i < 20; i++) {
      assertThat(regime.draw(random).observed()).isLessThanOrEqualTo(regime.population());
    }
    assertThat(Regime.find(regime.word())).contains(regime);
  }

  /** On average as many are seen as the chances say: 1 − 0.8·0.85·0.88·0.9 of 1,000. */
  @Test
  void asManyAreSeenAsTheChancesSay() {
    CoverageStudy study = new CoverageStudy(2);
    double seen = 0;
    for (int i = 0; i < 400; i++) {
      seen += study.table(Regime.INDEPENDENT, i).observed() / 400.0;
    }
    assertThat(seen).isCloseTo(1000 * (1 - 0.8 * 0.85 * 0.88 * 0.9), within(3 * 15.8 / 20));
  }

  /** Of those on A, 45 % are on B; of the others 15 %. */
  @Test
  void dependentListsOverlapAsStated() {
    CoverageStudy study = new CoverageStudy(2);
    double both = 0;
    double onA = 0;
    for (int i = 0; i < 400; i++) {
      OverlapTable table = study.table(Regime.POSITIVE, i);
      both += table.onAll(0b11);
      onA += table.onAll(0b1);
    }
    assertThat(both / onA).isCloseTo(0.45, within(3 * 0.5 / Math.sqrt(400 * 200.0)));
  }

  @Test
  void everyRegimeIsAllOfTheHelp() {
    assertThat(Regime.words().split(", ", -1)).hasSize(Arrays.asList(Regime.values()).size());
  }

  @Test
  void refusesAChanceAboveOne() {
    assertThatThrownBy(() -> Group.independent(10, List.of(0.5, 1.5)))
        .hasMessage("A group needs people >= 0 and chances in [0, 1], got 10 and [0.5, 1.5]");
  }
}
