package org.undercount.estimators.stay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;

/** 95 % intervals in 500 samples hold the truth within a band of 3.3 standard errors. */
class StayCoverageTest {

  private static final int RUNS = 500;

  /** Weibull stays of that scale and shape 1.5, seen for some days. */
  private static List<Stay> stays(
      UniformRandomProvider random, int size, double scale, double never, double seen) {
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double days =
          random.nextDouble() < never
              ? Double.MAX_VALUE
              : scale * Math.pow(-Math.log1p(-random.nextDouble()), 1 / 1.5);
      stays.add(new Stay(Math.min(days, seen), days <= seen, 0));
    }
    return stays;
  }

  @Test
  void theShareThatNeverLeaves() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(41);
    int held = 0;
    for (int run = 0; run < RUNS; run++) {
      StayFit.Parameter never =
          StayFit.of(StayModel.WEIBULL_CURE, stays(random, 150, 30, 0.3, 90))
              .fit()
              .orElseThrow()
              .parameters(0.95)
              .get(2);
      held += never.lower() <= 0.3 && 0.3 <= never.upper() ? 1 : 0;
    }
    assertThat(held).isBetween(459, 491);
  }

  /** Arrivals counted for 30 days, mean stay from a distribution. */
  @Test
  void stockOfFlowAndStay() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(42);
    double perDay = 4;
    double truth = perDay * 100 * 0.9027452929509336; // Γ(1 + 1/1.5)
    int held = 0;
    for (int run = 0; run < RUNS; run++) {
      double arrivals = PoissonSampler.of(random, 30 * perDay).sample();
      double factor = Math.exp(1.959964 / Math.sqrt(arrivals));
      double flow = arrivals / 30;
      Estimate mean =
          StayFit.of(StayModel.WEIBULL, stays(random, 100, 100, 0, 150))
              .fit()
              .orElseThrow()
              .mean(0.95)
              .orElseThrow();
      Interval given = new Interval(flow / factor, flow * factor, 0.95, "log-normal");
      held +=
          Stock.of(new Estimate(flow, given, "flow", Map.of()), mean, 0.95)
                  .interval()
                  .contains(truth)
              ? 1
              : 0;
    }
    assertThat(held).isBetween(459, 491);
  }
}
