package org.undercount.estimators.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.auto.Auto;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/** Four nationalities of known size, seen by three lists that are each blind to some of them. */
class JointCoverageTest {

  private static final int RUNS = 300;
  private static final double TRUTH = 5400;
  private static final int[] SIZES = {1200, 1400, 1500, 1300};
  private static final List<String> LISTS = List.of("police", "ngo", "helpline");
  private static final double[] SEEN = {0.3, 0.2, 0.35};

  /**
   * Lists independent, every nationality but the first hidden from another list. The same model of
   * the pooled counts takes the overlaps that cannot occur for people nobody saw.
   */
  @Test
  void declaredTheIntervalCoversIgnoredItDoesNot() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20040815);
    int[] blind = {0b000, 0b100, 0b001, 0b010};
    JointModels truth = model("police + ngo + helpline + nationality");
    Tally known = new Tally();
    Tally averaged = new Tally();
    Tally ignored = new Tally();
    LogLinear.Request independence =
        new LogLinear.Request(
            new Candidates.One(HierarchicalModel.independence(3)),
            Criterion.AIC,
            IntervalKind.WALD,
            0.95,
            false);
    for (int run = 0; run < RUNS; run++) {
      PartlyBlindLists table = drawn(random, blind, SEEN[1]);
      known.add(joint(table, truth, false).total().estimate().orElseThrow());
      averaged.add(joint(table, new JointModels.All(), true).total().estimate().orElseThrow());
      ignored.add(
          LogLinear.estimate(table.pooled(), independence).verdict().estimate().orElseThrow());
    }
    // 0.95 ± 3 Monte Carlo errors of 300 runs
    assertThat(known.coverage()).as("true model, " + known).isBetween(0.912, 0.988);
    assertThat(known.mean()).isCloseTo(TRUTH, within(0.01 * TRUTH));
    // the average carries shares and pairs that might have mattered, and did not
    assertThat(averaged.coverage()).as("average, " + averaged).isGreaterThan(0.93);
    assertThat(averaged.mean()).isCloseTo(TRUTH, within(0.03 * TRUTH));
    assertThat(ignored.coverage()).as("blindness ignored, " + ignored).isLessThan(0.5);
    assertThat(ignored.mean() / TRUTH).as("bias where ignored").isGreaterThan(1.1);
  }

  /**
   * The police pass people on to the organisation, one nationality is seen by these two alone: by
   * itself it is counted too low, because two lists do not show that one feeds the other. Fitted
   * with the others it is not.
   */
  @Test
  void whatTheOthersShowOfDependenceIsUsedWhereTwoListsAreLeft() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20040816);
    int[] blind = {0b000, 0b100, 0b001, 0b101};
    JointModels truth = model("police*ngo + helpline + nationality");
    Tally known = new Tally();
    Tally averaged = new Tally();
    List<Double> alone = new ArrayList<>();
    List<Double> together = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      PartlyBlindLists table = drawn(random, blind, 0.45);
      known.add(joint(table, truth, false).total().estimate().orElseThrow());
      JointLogLinear.Result average = joint(table, new JointModels.All(), true);
      averaged.add(average.total().estimate().orElseThrow());
      together.add(average.byStratum().get(1).estimate().orElseThrow().value());
      alone.add(
          Auto.estimate(table.seeing(table.strata().get(1)).orElseThrow(), 0.95)
              .verdict()
              .estimate()
              .orElseThrow()
              .value());
    }
    assertThat(known.coverage()).as("true model, " + known).isBetween(0.912, 0.988);
    assertThat(known.mean()).isCloseTo(TRUTH, within(0.01 * TRUTH));
    assertThat(averaged.coverage()).as("average, " + averaged).isGreaterThan(0.93);
    assertThat(mean(alone) / SIZES[1]).as("two lists alone").isLessThan(0.7);
    assertThat(mean(together) / SIZES[1]).as("with the others").isBetween(0.95, 1.05);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static JointModels model(String formula) {
    List<String> names = new ArrayList<>(LISTS);
    names.add("nationality");
    return new JointModels.One(HierarchicalModel.parse(formula, names));
  }

  private static JointLogLinear.Result joint(
      PartlyBlindLists table, JointModels models, boolean average) {
    return JointLogLinear.estimate(
        table, new JointLogLinear.Request(models, Criterion.AIC, 0.95, average));
  }

  /** A list that is blind to somebody neither finds them nor passes them on. */
  private static PartlyBlindLists drawn(
      UniformRandomProvider random, int[] blind, double ngoAfterPolice) {
    List<PartlyBlindLists.Stratum> strata = new ArrayList<>();
    for (int s = 0; s < SIZES.length; s++) {
      SortedMap<Integer, Long> counts = new TreeMap<>();
      for (int person = 0; person < SIZES[s]; person++) {
        int pattern = 0;
        for (int i = 0; i < LISTS.size(); i++) {
          double chance = i == 1 && (pattern & 1) != 0 ? ngoAfterPolice : SEEN[i];
          boolean sees = (blind[s] >> i & 1) == 0;
          pattern |= random.nextDouble() < chance && sees ? 1 << i : 0;
        }
        if (pattern != 0) {
          counts.merge(pattern, 1L, Long::sum);
        }
      }
      strata.add(new PartlyBlindLists.Stratum("nationality " + s, counts, blind[s]));
    }
    return new PartlyBlindLists(LISTS, "nationality", strata);
  }

  private static final class Tally {
    private int held;
    private double sum;

    private void add(Estimate estimate) {
      held += estimate.interval().contains(TRUTH) ? 1 : 0;
      sum += estimate.value();
    }

    private double coverage() {
      return (double) held / RUNS;
    }

    private double mean() {
      return sum / RUNS;
    }

    @Override
    public String toString() {
      return "coverage " + coverage() + ", mean " + mean();
    }
  }
}
