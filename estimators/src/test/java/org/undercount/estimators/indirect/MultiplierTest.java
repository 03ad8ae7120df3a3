package org.undercount.estimators.indirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.indirect.Multiplier.Kind;
import org.undercount.estimators.indirect.Multiplier.Survey;

class MultiplierTest {

  private static Estimate of(long count, Survey survey, Kind kind) {
    return Multiplier.of(count, survey, kind, 0.95).estimate().orElseThrow();
  }

  /** 850/0.17 = 5000; limits by scipy 1.17: {@code 850/beta.ppf([.975,.025], 17.5, 83.5)}. */
  @Test
  void theWorkedExample() {
    Estimate beta = of(850, new Survey(17, 100, 1), Kind.BETA);
    assertThat(beta.value()).isCloseTo(5000, within(1e-9));
    assertThat(beta.interval().lower()).isCloseTo(3366.43483368, within(1e-4));
    assertThat(beta.interval().upper()).isCloseTo(7997.9671392, within(1e-4));
    Estimate clustered = of(850, new Survey(17, 100, 2), Kind.BETA);
    assertThat(clustered.interval().lower()).isCloseTo(2919.69492534, within(1e-4));
    assertThat(clustered.interval().upper()).isCloseTo(9911.14043334, within(1e-4));
    Estimate delta = of(850, new Survey(17, 100, 1), Kind.DELTA);
    double factor = Math.exp(1.959963985 * Math.sqrt((1 - 0.17) / 17));
    assertThat(delta.interval().lower()).isCloseTo(5000 / factor, within(1e-3));
    assertThat(delta.interval().upper()).isCloseTo(5000 * factor, within(1e-3));
    Estimate deltaClustered = of(850, new Survey(17, 100, 2), Kind.DELTA);
    assertThat(Math.log(deltaClustered.interval().upper() / 5000))
        .isCloseTo(Math.log(factor) * Math.sqrt(2), within(1e-6));
  }

  @Test
  void nobodyInTheSurveyGivesALowerBoundOnly() {
    Verdict verdict = Multiplier.of(850, new Survey(0, 100, 1), Kind.BETA, 0.95);
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal())
        .contains("at least 1 of those asked must have used the service, 0 of 100 did");
    assertThat(verdict.lowerBound().orElseThrow().value()) // 850/(1 - 0.05^(1/100))
        .isCloseTo(28800.819, within(1e-2));
  }

  @Test
  void everybodyInTheSurveyGivesTheCount() {
    for (Kind kind : Kind.values()) {
      Estimate all = of(850, new Survey(20, 20, 1), kind);
      assertThat(all.value()).isEqualTo(850);
      assertThat(all.interval().lower()).isEqualTo(850);
    }
  }

  @Property(tries = 200)
  void moreUsersMeanFewerPeopleAndClustersMoreDoubt(
      @ForAll @IntRange(min = 1, max = 99) int users,
      @ForAll @IntRange(min = 2, max = 5) int design) {
    Estimate plain = of(500, new Survey(users, 100, 1), Kind.BETA);
    Estimate more = of(500, new Survey(users + 1L, 100, 1), Kind.BETA);
    Estimate clustered = of(500, new Survey(users, 100, design), Kind.BETA);
    assertThat(more.value()).isLessThan(plain.value());
    assertThat(plain.interval().lower()).isGreaterThanOrEqualTo(500);
    assertThat(clustered.interval().upper()).isGreaterThan(plain.interval().upper());
  }

  @Test
  void wrongInputIsSaid() {
    assertThatThrownBy(() -> new Survey(11, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Users must be between 0 and those asked, at least 1 asked: users=11, asked=10");
    assertThatThrownBy(() -> new Survey(1, 10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Design effect must be above 0, got 0.0");
    assertThatThrownBy(() -> Multiplier.of(0, new Survey(1, 10, 1), Kind.BETA, 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A service must have counted somebody, got 0");
  }

  /** N = 5000, p = 0.2, m = 150: 500 surveys; band 0.95 ± 3.5 standard errors. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void intervalsHoldTheTruth(Kind kind) {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
    int inside = 0;
    for (int run = 0; run < 500; run++) {
      int users = 0;
      for (int i = 0; i < 150; i++) {
        users += random.nextDouble() < 0.2 ? 1 : 0;
      }
      inside += of(1000, new Survey(users, 150, 1), kind).interval().contains(5000) ? 1 : 0;
    }
    assertThat(inside).isBetween(458, 492);
  }
}
