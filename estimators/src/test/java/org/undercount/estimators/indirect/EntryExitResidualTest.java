package org.undercount.estimators.indirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.indirect.Origin.Account;
import org.undercount.estimators.revenue.Quantity;

class EntryExitResidualTest {

  /**
   * Bureau of Immigration, India: 73,138 travellers to Cambodia, Thailand, Myanmar and Viet Nam
   * from January 2022 to May 2024, 29,466 not returned (Indian Express, 2024).
   */
  private static final Account INDIA = new Account("India", 73_138, OptionalLong.of(43_672));

  /** Ministry of Justice, Korea: 100,820 departures to Cambodia in 2024, 3,248 fewer back. */
  private static final Account KOREA = new Account("Korea", 100_820, OptionalLong.of(97_572));

  /** Cambodian immigration: 192,305 arrivals of Koreans in 2024 (Korea JoongAng Daily, 2025). */
  private static final Account CAMBODIA = new Account("Cambodia", 192_305, OptionalLong.empty());

  private static EntryExitResidual.Result of(Optional<Quantity> reasons, Account... accounts) {
    return EntryExitResidual.of(
        List.of(new Origin("X", List.of(accounts), reasons)), 20_000, 0.95, 1);
  }

  private static Estimate estimate(EntryExitResidual.Result result) {
    return result.total().estimate().orElseThrow();
  }

  @Test
  void indiaAndKoreaAsPublished() {
    Estimate india = estimate(of(Optional.empty(), INDIA));
    assertThat(india.value()).isEqualTo(29_466);
    assertThat(india.value() / 73_138).isCloseTo(0.4029, within(5e-5));
    assertThat(estimate(of(Optional.empty(), KOREA)).value()).isEqualTo(3_248);
    assertThat(of(Optional.empty(), INDIA).total().warnings().get(0))
        .contains("an upper envelope of people held, not an estimate");
  }

  @Test
  void theIntervalHoldsBothAdministrations() {
    EntryExitResidual.Result both = of(Optional.empty(), KOREA, CAMBODIA);
    double byEntries = 3_248.0 / 100_820 * 192_305;
    assertThat(estimate(both).interval().lower()).isCloseTo(3_248, within(1e-6));
    assertThat(estimate(both).interval().upper()).isCloseTo(byEntries, within(1e-6));
    assertThat(both.envelope()).isCloseTo(byEntries, within(1e-6));
    assertThat(both.total().warnings().get(1)).contains("1.9 times apart");
    EntryExitResidual.Result shared =
        of(Optional.of(new Quantity.Uniform(0.4, 0.8)), KOREA, CAMBODIA);
    assertThat(estimate(shared).interval().lower()).isCloseTo(3_248 * (1 - 0.79), within(5.0));
    assertThat(estimate(shared).interval().upper()).isCloseTo(byEntries * (1 - 0.41), within(10.0));
  }

  @Test
  void originsErrTogether() {
    Quantity reasons = new Quantity.Uniform(0.2, 0.8);
    Origin a = new Origin("a", List.of(INDIA), Optional.of(reasons));
    Origin b = new Origin("b", List.of(INDIA), Optional.of(reasons));
    Estimate one = estimate(EntryExitResidual.of(List.of(a), 20_000, 0.9, 3));
    EntryExitResidual.Result two = EntryExitResidual.of(List.of(a, b), 20_000, 0.9, 3);
    assertThat(estimate(two).interval().upper())
        .isCloseTo(2 * one.interval().upper(), within(1e-6));
    assertThat(two.origins().keySet()).containsExactly("a", "b");
    assertThat(EntryExitResidual.of(List.of(a, b), 20_000, 0.9, 3).origins())
        .isEqualTo(Map.copyOf(two.origins()));
  }

  /** The truth is drawn as the method takes it; 500 worlds, band 0.95 ± 3.5 standard errors. */
  @Test
  void intervalsHoldTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(8);
    Quantity reasons = new Quantity.Pert(0.2, 0.5, 0.9);
    Estimate estimate = estimate(of(Optional.of(reasons), INDIA));
    int inside = 0;
    for (int run = 0; run < 500; run++) {
      double truth = 29_466 * (1 - reasons.quantile(random.nextDouble()));
      inside += estimate.interval().contains(truth) ? 1 : 0;
    }
    assertThat(inside).isBetween(458, 492);
  }

  @Test
  void wrongInputIsSaid() {
    assertThatThrownBy(() -> new Account("a", 10, OptionalLong.of(11)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Returns must lie between 0 and departures: out=10, back=11");
    assertThatThrownBy(() -> new Origin("a", List.of(CAMBODIA), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least one account must count returns: a");
    assertThatThrownBy(() -> of(Optional.of(new Quantity.Uniform(0.5, 1.2)), INDIA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected the share with other reasons within 0 to 1, found uniform 0.5 to 1.2");
  }
}
