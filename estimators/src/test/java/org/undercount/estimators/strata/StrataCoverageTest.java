package org.undercount.estimators.strata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/** Strata whose sizes are known, seen by three independent lists. */
class StrataCoverageTest {

  private static final List<String> LISTS = List.of("police", "ngo", "helpline");
  private static final LogLinear.Request INDEPENDENCE =
      new LogLinear.Request(
          new Candidates.One(HierarchicalModel.independence(3)),
          Criterion.AIC,
          IntervalKind.PROFILE,
          0.95,
          false);

  /** How an estimate did over many runs. */
  private static final class Tally {
    private int runs;
    private int held;
    private double squares;
    private double sum;

    void add(Estimate e, double truth) {
      runs++;
      held += e.interval().contains(truth) ? 1 : 0;
      double relative = Math.log(e.value() / truth);
      squares += relative * relative;
      sum += e.value() / truth;
    }

    double coverage() {
      return (double) held / runs;
    }

    double error() {
      return Math.sqrt(squares / runs);
    }

    double ratio() {
      return sum / runs;
    }

    @Override
    public String toString() {
      return String.format(
          "%d runs, coverage %.3f, ratio %.3f, error %.3f", runs, coverage(), ratio(), error());
    }
  }

  /** Two nationalities unlike in how they are seen; whose is recorded depends on the lists. */
  @Test
  void imputedTheIntervalsCoverLeftOutTheyDoNot() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(19870101);
    double[][] seen = {{0.45, 0.3, 0.25}, {0.15, 0.25, 0.4}};
    long[] sizes = {700, 900};
    // the police write it down nearly always, the helpline half of the time
    double[] recorded = {0, 0.95, 0.7, 0.9, 0.5, 0.85, 0.6, 0.9};
    Tally imputed = new Tally();
    Tally dropped = new Tally();
    for (int run = 0; run < 250; run++) {
      List<SortedMap<Integer, Long>> known = List.of(new TreeMap<>(), new TreeMap<>());
      SortedMap<Integer, Long> unknown = new TreeMap<>();
      for (int s = 0; s < 2; s++) {
        for (long i = 0; i < sizes[s]; i++) {
          int pattern = pattern(seen[s], random);
          if (pattern != 0) {
            (random.nextDouble() < recorded[pattern] ? known.get(s) : unknown)
                .merge(pattern, 1L, Long::sum);
          }
        }
      }
      List<IncompleteStrata.PartlyKnown> groups = new ArrayList<>();
      unknown.forEach((p, c) -> groups.add(new IncompleteStrata.PartlyKnown(p, List.of(0, 1), c)));
      IncompleteStrata table = new IncompleteStrata(known, groups);
      List<List<SortedMap<Integer, Long>>> completions = new ArrayList<>();
      for (int m = 0; m < 10; m++) {
        completions.add(table.imputed(random));
      }
      for (int s = 0; s < 2; s++) {
        int stratum = s;
        Verdict combined =
            CombinedReplicates.verdict(
                "nationality",
                0.95,
                completions.stream().map(c -> independence(c.get(stratum))).toList());
        imputed.add(combined.estimate().orElseThrow(), (double) sizes[s]);
        dropped.add(independence(known.get(s)).estimate().orElseThrow(), (double) sizes[s]);
      }
    }
    // 0.95 ± 3 Monte Carlo errors of 500
    assertThat(imputed.coverage()).as("imputed: " + imputed).isBetween(0.92, 0.98);
    assertThat(imputed.ratio()).as("imputed: " + imputed).isCloseTo(1, within(0.02));
    assertThat(dropped.coverage()).as("left out: " + dropped).isLessThan(0.2);
    assertThat(dropped.ratio()).as("left out: " + dropped).isLessThan(0.9);
  }

  /** Eight districts, half of them small, whose odds of being unseen differ by a factor of 1.5. */
  @Test
  void smallStrataAreNearerTheTruthWhenTheyBorrowAndStillCover() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(19830101);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    long[] sizes = {60, 70, 80, 90, 600, 700, 800, 900};
    Tally alone = new Tally();
    Tally pooled = new Tally();
    Tally borrowed = new Tally();
    Tally large = new Tally();
    for (int run = 0; run < 150; run++) {
      List<PartialPooling.Stratum> strata = new ArrayList<>();
      for (int s = 0; s < sizes.length; s++) {
        double shift = 0.25 * normal.sample(); // of every list's log odds
        double[] seen = {seen(-0.9, shift), seen(-1.1, shift), seen(-0.7, shift)};
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (long i = 0; i < sizes[s]; i++) {
          counts.merge(pattern(seen, random), 1L, Long::sum);
        }
        counts.remove(0);
        Verdict verdict = independence(counts);
        strata.add(
            new PartialPooling.Stratum(
                "district " + s, s == 3 ? refused(verdict) : verdict, verdict.observed()));
        if (s < 3 && verdict.estimate().isPresent()) {
          alone.add(verdict.estimate().get(), (double) sizes[s]);
        }
      }
      List<Verdict> together = PartialPooling.of(strata, 0.95, 4_000, run).verdicts();
      for (int s = 0; s < sizes.length; s++) {
        boolean own = strata.get(s).verdict().estimate().isPresent();
        (!own ? borrowed : s < 3 ? pooled : large)
            .add(together.get(s).estimate().orElseThrow(), (double) sizes[s]);
      }
    }
    assertThat(pooled.error()).as(pooled + "; alone " + alone).isLessThan(0.9 * alone.error());
    assertThat(pooled.coverage()).as("pooled: " + pooled).isBetween(0.92, 0.985);
    assertThat(borrowed.coverage()).as("borrowed: " + borrowed).isBetween(0.89, 1.0);
    assertThat(large.coverage()).as("large: " + large).isBetween(0.925, 0.98);
  }

  private static double seen(double logOdds, double shift) {
    return 1 / (1 + Math.exp(-(logOdds + shift)));
  }

  private static int pattern(double[] seen, UniformRandomProvider random) {
    int pattern = 0;
    for (int i = 0; i < seen.length; i++) {
      pattern |= random.nextDouble() < seen[i] ? 1 << i : 0;
    }
    return pattern;
  }

  private static Verdict independence(SortedMap<Integer, Long> counts) {
    return LogLinear.estimate(OverlapTable.of(LISTS, counts), INDEPENDENCE).verdict();
  }

  private static Verdict refused(Verdict v) {
    return new Verdict(
        v.observed(),
        Optional.empty(),
        v.lowerBound(),
        List.of(new Gate("asked-for", false, "refused for this test")),
        List.of(),
        Map.of());
  }
}
