package org.undercount.estimators.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;

/**
 * Weeks of remission of leukaemia under 6-MP and placebo: Freireich et al. (1963), Blood 21, as in
 * Klein and Moeschberger (2003), table 1.1. Curve, errors and log-log limits to the digits of Klein
 * and Moeschberger and of R {@code survfit(conf.type = "log-log")}; fits by scipy 1.17, Nelder and
 * Mead to 1e-12, written apart from this code.
 */
class StaysTest {

  static final int[] TREATED = { // negative: still in remission
    6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
  };
  static final int[] PLACEBO = {
    1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23
  };

  static List<Stay> stays(int... weeks) {
    List<Stay> stays = new ArrayList<>();
    for (int w : weeks) {
      stays.add(new Stay(Math.abs(w), w > 0, 0));
    }
    return stays;
  }

  private static StayFit fit(StayModel model, List<Stay> stays) {
    return StayFit.of(model, stays).fit().orElseThrow();
  }

  @Test
  void theCurveOfTheTextbook() {
    KaplanMeier curve = KaplanMeier.of(stays(TREATED));
    assertThat(curve.share(10)).isCloseTo(0.7529, within(5e-5));
    assertThat(curve.share(23)).isCloseTo(0.4482, within(5e-5));
    assertThat(curve.steps())
        .extracting(KaplanMeier.Step::held)
        .containsExactly(21L, 17L, 15L, 12L, 11L, 7L, 6L);
    assertThat(curve.steps().get(2).error()).isCloseTo(0.0963, within(6e-5));
    assertThat(curve.steps().get(6).error()).isCloseTo(0.1346, within(5e-5));
    Interval atTen = curve.interval(10, 0.95);
    assertThat(atTen.lower()).isCloseTo(0.503199510, within(1e-8));
    assertThat(atTen.upper()).isCloseTo(0.889361835, within(1e-8));
    assertThat(curve.timeTo(0.5)).isEqualTo(23);
    assertThat(curve.medianLimits(0.95)).containsExactly(13.0, Double.POSITIVE_INFINITY);
    assertThat(curve.complete()).isFalse();
  }

  @Test
  void distributionsByMaximumLikelihood() {
    List<Stay> treated = stays(TREATED);
    StayFit exponential = fit(StayModel.EXPONENTIAL, treated);
    assertThat(exponential.mean(0.95).orElseThrow().value()) // 359 weeks over 9 ends
        .isCloseTo(359.0 / 9, within(1e-5));
    Interval mean = exponential.mean(0.95).orElseThrow().interval();
    assertThat(Math.log(mean.upper() / mean.lower())) // error of the log is 1/√9
        .isCloseTo(2 * 1.959964 / 3, within(1e-4));
    assertThat(exponential.logLikelihood()).isCloseTo(-42.17488030, within(1e-7));
    assertThat(exponential.aic()).isCloseTo(86.3497606, within(1e-6));
    assertThat(exponential.aicc().orElseThrow()) // 2·1·2/(9 − 1 − 1)
        .isCloseTo(86.3497606 + 4 / 7.0, within(1e-6));
    assertThat(fit(StayModel.EXPONENTIAL, stays(3, 5)).aicc()).isEmpty();
    expect(StayModel.WEIBULL, treated, 3.51942924, 0.73869727, -41.65867848);
    expect(StayModel.LOG_NORMAL, treated, 3.20306765, 0.97872478, -40.68015587);
    expect(StayModel.LOG_LOGISTIC, treated, 3.18907424, 0.59383804, -41.14410381);
    expect(StayModel.WEIBULL, stays(PLACEBO), 2.24941015, 0.72966079, -64.92010759);
    expect(StayModel.LOG_NORMAL, stays(PLACEBO), 1.82512102, 0.90321631, -65.98759318);
    expect(StayModel.LOG_LOGISTIC, stays(PLACEBO), 1.89584864, 0.52563880, -66.44648314);
  }

  private static void expect(
      StayModel model, List<Stay> stays, double mu, double sigma, double logLikelihood) {
    StayFit fit = fit(model, stays);
    assertThat(fit.parameters(0.95).get(0).value()).isCloseTo(mu, within(1e-5));
    assertThat(fit.parameters(0.95).get(1).value()).isCloseTo(sigma, within(1e-5));
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-7));
  }

  @Property(tries = 100)
  void withoutCensoringTheCurveIsTheEmpiricalDistribution(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 20) Integer> days) {
    KaplanMeier curve = KaplanMeier.of(stays(days.stream().mapToInt(Integer::intValue).toArray()));
    for (int t = 0; t <= 20; t++) {
      int day = t;
      double share = (double) days.stream().filter(d -> d > day).count() / days.size();
      assertThat(curve.share(t)).isCloseTo(share, within(1e-9));
    }
    double mean = days.stream().mapToInt(Integer::intValue).average().orElseThrow();
    double squares = days.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    assertThat(curve.restrictedMean().days()).isCloseTo(mean, within(1e-9));
    assertThat(curve.restrictedMean().error()) // the variance of a mean, divisor n
        .isCloseTo(Math.sqrt(squares) / days.size(), within(1e-6));
    List<Integer> sorted = days.stream().sorted().toList();
    int n = sorted.size();
    double median =
        n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2.0;
    assertThat(curve.timeTo(0.5)).isCloseTo(median, within(1e-9));
  }

  @Test
  void orderDoesNotMatter() {
    List<Stay> shuffled = new ArrayList<>(stays(TREATED));
    Collections.reverse(shuffled);
    assertThat(KaplanMeier.of(shuffled).steps()).isEqualTo(KaplanMeier.of(stays(TREATED)).steps());
  }

  @Test
  void nobodyIsAtRiskBeforeBeingSeen() {
    List<Stay> late = List.of(new Stay(3, true, 0), new Stay(5, true, 4), new Stay(7, true, 0));
    assertThat(KaplanMeier.of(late).steps())
        .extracting(KaplanMeier.Step::held)
        .containsExactly(2L, 2L, 1L);
  }

  @Test
  void fewStaysGiveNoFalseCertainty() {
    assertThat(KaplanMeier.of(stays(10)).medianLimits(0.95))
        .containsExactly(0.0, Double.POSITIVE_INFINITY);
    assertThat(KaplanMeier.of(stays(10, 20)).medianLimits(0.95))
        .containsExactly(0.0, Double.POSITIVE_INFINITY);
    assertThat(KaplanMeier.of(stays(10, 10, 10, 10, 10, 10)).medianLimits(0.95))
        .containsExactly(10.0, 10.0); // 0.025^(1/6) = 0.541 > 1/2
    Interval before = KaplanMeier.of(stays(TREATED)).interval(1, 0.95);
    assertThat(before.lower()).isCloseTo(Math.pow(0.025, 1 / 21.0), within(1e-12));
  }

  @Test
  void allCensoredReachesNoMedian() {
    KaplanMeier curve = KaplanMeier.of(stays(-5, -8));
    assertThat(curve.timeTo(0.5)).isInfinite();
    assertThat(curve.steps()).isEmpty();
    assertThat(StayFit.of(StayModel.EXPONENTIAL, stays(-5, -8)).status()).isEqualTo("too-few-ends");
    assertThat(MeanStay.of(curve, StayFit.all(stays(-5, -8)), 0.95).reason())
        .isEqualTo("no distribution could be fitted");
  }

  @Test
  void wrongInputIsSaid() {
    assertThatThrownBy(() -> new Stay(-1, true, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A stay must last and be entered before it ends: days=-1.0, entered=0.0");
    assertThatThrownBy(() -> KaplanMeier.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("At least one stay is needed, got none");
    assertThatThrownBy(() -> Transfers.of(List.of(1, -1), 0.95))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Transfers must be counted of at least one person and none below 0, got 2");
  }

  /** Weibull stays of scale 100 and shape 1.5, seen for 150 days; half of them entered late. */
  private static List<Stay> simulated(UniformRandomProvider random, double never) {
    List<Stay> stays = new ArrayList<>();
    while (stays.size() < 120) {
      double days =
          random.nextDouble() < never
              ? 1e9
              : 100 * Math.pow(-Math.log1p(-random.nextDouble()), 1 / 1.5);
      double entered = random.nextBoolean() ? 60 * random.nextDouble() : 0;
      double until = entered + 150;
      if (days > entered) {
        stays.add(new Stay(Math.min(days, until), days <= until, entered));
      }
    }
    return stays;
  }

  /** Curve, Weibull median and mean, stock: 500 samples; band 0.95 ± 3.5 standard errors. */
  @Test
  void intervalsHoldTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(21);
    double median = 100 * Math.pow(Math.log(2), 1 / 1.5);
    double mean = 100 * 0.9027452929509336; // Γ(1 + 1/1.5)
    int[] inside = new int[4];
    for (int run = 0; run < 500; run++) {
      List<Stay> stays = simulated(random, 0);
      KaplanMeier curve = KaplanMeier.of(stays);
      List<Double> limits = curve.medianLimits(0.95);
      inside[0] += limits.get(0) <= median && limits.get(1) >= median ? 1 : 0;
      inside[1] += curve.interval(80, 0.95).contains(Math.exp(-Math.pow(0.8, 1.5))) ? 1 : 0;
      StayFit fit = fit(StayModel.WEIBULL, stays);
      inside[2] += fit.median(0.95).orElseThrow().interval().contains(median) ? 1 : 0;
      inside[3] += fit.mean(0.95).orElseThrow().interval().contains(mean) ? 1 : 0;
    }
    for (int held : inside) {
      assertThat(held).isBetween(457, 493);
    }
  }

  @Test
  void aShareThatNeverLeavesIsFoundAndLeavesNoMean() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(22);
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      double days =
          random.nextDouble() < 0.3
              ? 1e9
              : 30 * Math.pow(-Math.log1p(-random.nextDouble()), 1 / 1.5);
      stays.add(new Stay(Math.min(days, 200), days <= 200, 0));
    }
    StayFit fit = fit(StayModel.WEIBULL_CURE, stays);
    StayFit.Parameter never = fit.parameters(0.99).get(2);
    assertThat(never.name()).isEqualTo("neverLeaves");
    assertThat(never.lower()).isLessThan(0.3);
    assertThat(never.upper()).isGreaterThan(0.3);
    assertThat(never.error()).isCloseTo(Math.sqrt(0.3 * 0.7 / 1000), within(1e-3));
    assertThat(fit.mean(0.95)).isEmpty();
    assertThat(MeanStay.of(KaplanMeier.of(stays), StayFit.all(stays), 0.95).reason())
        .endsWith("some never leave: there is no finite mean stay");
    assertThat(StayFit.of(StayModel.WEIBULL_CURE, stays(PLACEBO)).status())
        .isEqualTo("nobody-stays-for-ever");
  }

  @Test
  void stockIsFlowTimesStayWithBothErrors() {
    Estimate flow = new Estimate(10, new Interval(8, 12.5, 0.95, "given"), "flow", Map.of());
    Estimate stay = new Estimate(90, new Interval(60, 135, 0.95, "given"), "stay", Map.of());
    Estimate stock = Stock.of(flow, stay, 0.95);
    assertThat(stock.value()).isCloseTo(900, within(1e-9));
    double expected = Math.hypot(Math.log(1.25), Math.log(1.5));
    assertThat(Math.log(stock.interval().upper() / 900)).isCloseTo(expected, within(1e-9));
  }

  /** Beta limits by scipy: {@code 1 - 1/p} of {@code beta.ppf}. */
  @Test
  void transfersAreGeometric() {
    Transfers all = Transfers.of(List.of(0, 0, 1, 2, 0, 3, 1, 1), 0.95);
    assertThat(all.mean().value()).isEqualTo(1);
    assertThat(all.zeroTruncated()).isFalse();
    Transfers sold = Transfers.of(List.of(1, 1, 2, 3, 1, 4, 2, 2), 0.95);
    assertThat(sold.mean().value()).isEqualTo(1);
    assertThat(sold.zeroTruncated()).isTrue();
    assertThat(sold.mean().interval()).isEqualTo(all.mean().interval());
    assertThat(Transfers.of(List.of(0, 0, 0), 0.95).mean().interval().lower()).isZero();
  }

  /** q = 0.4, 60 people: 500 samples; exact limits hold the truth at least as often as they say. */
  @Test
  void transferIntervalsHoldTheTruth() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(23);
    int inside = 0;
    for (int run = 0; run < 500; run++) {
      List<Integer> counts = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        int sold = 0;
        while (random.nextDouble() < 0.4) {
          sold++;
        }
        counts.add(sold);
      }
      inside += Transfers.of(counts, 0.95).mean().interval().contains(0.4 / 0.6) ? 1 : 0;
    }
    assertThat(inside).isBetween(461, 495);
  }
}
