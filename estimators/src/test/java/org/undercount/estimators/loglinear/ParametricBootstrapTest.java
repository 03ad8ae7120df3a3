package org.undercount.estimators.loglinear;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Quantile;
import org.undercount.estimators.SimulatedTables;

class ParametricBootstrapTest {
  static void run(
      String what,
      Function<SimulatedTables, OverlapTable> draw,
      int truth,
      Criterion c,
      boolean average) {
    SimulatedTables world = new SimulatedTables(31);
    int[] hit = new int[4];
    double[] width = new double[4];
    int refused = 0;
    int runs = 300;
    int done = 0;
    for (int run = 0; run < runs; run++) {
      OverlapTable t = draw.apply(world);
      var req =
          new LogLinear.Request(
              new Candidates.All(),
              c,
              IntervalKind.BOOTSTRAP,
              0.95,
              average,
              new Replicates(300, run));
      var models = req.candidates().ranked(t, c);
      var res = LogLinear.estimate(t, req, models);
      if (res.verdict().estimate().isEmpty()) {
        refused++;
        continue;
      }
      done++;
      double value = res.verdict().estimate().get().value();
      var prof =
          LogLinear.estimate(
                  t,
                  new LogLinear.Request(
                      new Candidates.All(), c, IntervalKind.PROFILE, 0.95, average),
                  models)
              .verdict()
              .estimate();
      double[] e =
          ParametricBootstrap.of(t, req, models).get().errors().stream()
              .mapToDouble(x -> x)
              .sorted()
              .toArray();
      double n = t.observed();
      double u = value - n;
      double lo = Quantile.ofSorted(e, 0.025), hi = Quantile.ofSorted(e, 0.975);
      double below = 0;
      for (double x : e) below += x < 0 ? 1 : x == 0 ? 0.5 : 0;
      double p = Math.min(1 - 0.5 / e.length, Math.max(0.5 / e.length, below / e.length));
      var N = org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1);
      double z0 = N.inverseCumulativeProbability(p);
      double[][] iv = {
        prof.isPresent()
            ? new double[] {prof.get().interval().lower(), prof.get().interval().upper()}
            : new double[] {0, 0},
        {n + u * Math.exp(-hi), n + u * Math.exp(-lo)},
        {n + u * Math.exp(lo), n + u * Math.exp(hi)},
        {
          n + u * Math.exp(Quantile.ofSorted(e, N.cumulativeProbability(2 * z0 - 1.96))),
          n + u * Math.exp(Quantile.ofSorted(e, N.cumulativeProbability(2 * z0 + 1.96)))
        }
      };
      for (int k = 0; k < 4; k++) {
        hit[k] += truth >= iv[k][0] && truth <= iv[k][1] ? 1 : 0;
        width[k] += Math.log((iv[k][1] - n + 1) / Math.max(1, iv[k][0] - n + 1));
      }
    }
    System.out.printf(
        "%s %s avg=%s refused=%d profile %.3f (%.2f) pivot %.3f (%.2f) percentile %.3f (%.2f) BC %.3f (%.2f)%n",
        what,
        c,
        average,
        refused,
        hit[0] / (double) done,
        width[0] / done,
        hit[1] / (double) done,
        width[1] / done,
        hit[2] / (double) done,
        width[2] / done,
        hit[3] / (double) done,
        width[3] / done);
  }

  @Test
  void compare() {
    for (boolean avg : List.of(false, true)) {
      run("indep3", w -> w.independent(1000, List.of(0.3, 0.2, 0.25), 0), 1000, Criterion.AIC, avg);
      run(
          "dep4",
          w -> w.dependent(1000, List.of(0.3, 0.2, 0.25, 0.15), 0.5),
          1000,
          Criterion.AIC,
          avg);
      run(
          "dep4",
          w -> w.dependent(1000, List.of(0.3, 0.2, 0.25, 0.15), 0.5),
          1000,
          Criterion.BIC,
          avg);
      run(
          "weak4",
          w -> w.dependent(1000, List.of(0.3, 0.2, 0.25, 0.15), 0.28),
          1000,
          Criterion.BIC,
          avg);
      run(
          "weak4",
          w -> w.dependent(1000, List.of(0.3, 0.2, 0.25, 0.15), 0.28),
          1000,
          Criterion.AICC,
          avg);
    }
  }
}
