package org.undercount.estimators.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.strata.CombinedReplicates.Replicate;

class CombinedReplicatesTest {

  private static Replicate replicate(long observed, double... populations) {
    double[] unseen = populations.clone();
    for (int i = 0; i < unseen.length; i++) {
      unseen[i] -= observed;
    }
    return Replicate.ofDraws(observed, unseen);
  }

  /** Three replicates by the rule of verdata 1.0, {@code combine_estimates}: 157, 136 to 188. */
  @Test
  void theRuleIsThatOfVerdata() {
    CombinedReplicates combined =
        CombinedReplicates.of(
            List.of(
                replicate(100, 150, 160, 155, 170),
                replicate(102, 140, 150, 165, 158),
                replicate(101, 175, 160, 149, 151)));
    assertThat(combined.observed()).isEqualTo(101);
    assertThat(combined.unseen()).isCloseTo(55.9166667, within(1e-7));
    assertThat(combined.meanLog()).isCloseTo(4.00869134467825, within(1e-12));
    assertThat(combined.within()).isCloseTo(0.0355875320139637, within(1e-14));
    assertThat(combined.between()).isCloseTo(0.00613878046764987, within(1e-14));
    assertThat(combined.degreesOfFreedom()).isCloseTo(11.99805874348, within(1e-10));
    double[] interval = combined.unseenInterval(0.95);
    assertThat(101 + interval[0]).isCloseTo(135.912125807, within(1e-6));
    assertThat(101 + interval[1]).isCloseTo(187.881791482, within(1e-6));
  }

  @Test
  void completionsThatAgreeGiveTheirOwnInterval() {
    Verdict one = verdict(100, 160, 130, 220);
    Verdict combined = CombinedReplicates.verdict("sex", 0.95, List.of(one, one, one));
    Estimate estimate = combined.estimate().orElseThrow();
    assertThat(estimate.value()).isCloseTo(160, within(1e-9));
    // log f₀: 30, 60, 120 are evenly apart, so both sides have one spread
    assertThat(estimate.interval().lower()).isCloseTo(130, within(1e-6));
    assertThat(estimate.interval().upper()).isCloseTo(220, within(1e-6));
    assertThat(combined.diagnostics())
        .containsEntry("share of variance due to missing strata", "0.000");
  }

  @Test
  void momentsOfAnUnevenIntervalAreThoseOfItsDraws() {
    Estimate estimate = verdict(100, 160, 140, 400).estimate().orElseThrow();
    double[] unseen =
        Draws.ofEstimate("n", estimate, 100, 400_000, 11).values("n").stream()
            .mapToDouble(v -> v - 100)
            .toArray();
    Replicate drawn = Replicate.ofDraws(100, unseen);
    Replicate exact = Replicate.of(estimate, 100);
    assertThat(drawn.meanLog()).isCloseTo(exact.meanLog(), within(0.006));
    assertThat(drawn.varianceLog())
        .isCloseTo(exact.varianceLog(), within(0.01 * exact.varianceLog()));
  }

  @Test
  void theMoreCompletionsDifferTheWiderAndTheLargerTheShare() {
    double width = 0;
    double share = -1;
    for (double apart : new double[] {0, 10, 20, 30}) {
      Verdict combined =
          CombinedReplicates.verdict(
              "sex",
              0.95,
              List.of(
                  verdict(100, 160 - apart, 130 - apart / 2, 220 - apart),
                  verdict(100, 160, 130, 220),
                  verdict(100, 160 + apart, 130 + apart / 2, 220 + apart)));
      Interval interval = combined.estimate().orElseThrow().interval();
      assertThat(interval.upper() - interval.lower()).isGreaterThan(width);
      width = interval.upper() - interval.lower();
      double found =
          Double.parseDouble(
              combined.diagnostics().getOrDefault("share of variance due to missing strata", ""));
      assertThat(found).isGreaterThan(share);
      share = found;
    }
  }

  @Test
  void oneRefusalRefusesAll() {
    List<Verdict> verdicts = new ArrayList<>(List.of(verdict(100, 160, 130, 220)));
    verdicts.add(
        new Verdict(
            90,
            Optional.empty(),
            Optional.empty(),
            List.of(new Gate("enough-overlap", false, "too little overlap")),
            List.of(),
            Map.of()));
    Verdict combined = CombinedReplicates.verdict("nationality", 0.95, verdicts);
    assertThat(combined.estimate()).isEmpty();
    assertThat(combined.observed()).isEqualTo(95);
    assertThat(combined.gates().get(combined.gates().size() - 1).detail())
        .isEqualTo(
            "1 of 2 plausible imputations give an estimate: the lists hang on units of unknown"
                + " nationality (too little overlap)");
  }

  @Test
  void oneCompletionIsNotEnough() {
    assertThatThrownBy(() -> CombinedReplicates.of(List.of(replicate(10, 12, 13))))
        .hasMessage("At least two completions are needed, got 1");
  }

  private static Verdict verdict(long observed, double value, double lower, double upper) {
    return new Verdict(
        observed,
        Optional.of(
            new Estimate(value, new Interval(lower, upper, 0.95, "made up"), "made up", Map.of())),
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of());
  }
}
