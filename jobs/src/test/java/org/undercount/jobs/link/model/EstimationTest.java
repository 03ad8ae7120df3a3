package org.undercount.jobs.link.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/** EM on pairs simulated with known m, u and λ. */
class EstimationTest {

  private static final List<Field> FIELDS =
      List.of(
          new Field("sex", FieldKind.SEX),
          new Field("month", FieldKind.MONTH),
          new Field("day", FieldKind.DAY),
          new Field("nation", FieldKind.NATIONALITY),
          new Field("school", FieldKind.CATEGORY));
  private static final double[] M_EQUAL = {0.97, 0.90, 0.85, 0.95, 0.80};
  private static final double[] U_EQUAL = {0.50, 1 / 12.0, 1 / 30.0, 0.10, 0.05};
  private static final double PRIOR = 0.01;
  private static final int PAIRS = 200_000;

  @Test
  void recoversMUAndThePrior() {
    SplittableRandom random = new SplittableRandom(7);
    TreeMap<Long, Long> candidates = simulated(random, PRIOR);
    LinkModel model = Estimation.fit(FIELDS, simulated(random, 0), candidates, PAIRS);
    assertThat(model.converged()).isTrue();
    assertThat(model.prior()).isCloseTo(PRIOR, within(0.001));
    for (int f = 0; f < FIELDS.size(); f++) {
      // 2,000 matches: a share near 0.85 has standard error 0.008; three of them.
      assertThat(model.fields().get(f).m().get(2)).isCloseTo(M_EQUAL[f], within(0.025));
      assertThat(model.fields().get(f).u().get(2)).isCloseTo(U_EQUAL[f], within(0.005));
    }
  }

  @Test
  void takesExpectedMatchesOutOfRandomPairs() {
    SplittableRandom random = new SplittableRandom(8);
    TreeMap<Long, Long> candidates = simulated(random, PRIOR);
    LinkModel model = Estimation.fit(FIELDS, candidates, candidates, PAIRS);
    // Taken as they are, a hundredth of matches would raise u of school from 0.050 to 0.0575.
    assertThat(model.fields().get(4).u().get(2)).isCloseTo(0.05, within(0.003));
  }

  @Test
  void inventsNoMatchesWhereThereAreNone() {
    SplittableRandom random = new SplittableRandom(9);
    LinkModel model = Estimation.fit(FIELDS, simulated(random, 0), simulated(random, 0), PAIRS);
    assertThat(model.prior() * PAIRS).isLessThan(PAIRS * 0.001);
  }

  @Test
  void missingWeighsNothing() {
    SplittableRandom random = new SplittableRandom(10);
    LinkModel model = Estimation.fit(FIELDS, simulated(random, 0), simulated(random, PRIOR), PAIRS);
    assertThat(model.fieldBits(0))
        .isCloseTo(Math.log(model.prior() / (1 - model.prior())) / Math.log(2), within(1e-9));
  }

  @Test
  void rareValuesWeighMoreThanCommonOnes() {
    SplittableRandom random = new SplittableRandom(11);
    LinkModel model = Estimation.fit(FIELDS, simulated(random, 0), simulated(random, PRIOR), PAIRS);
    long nationEqual = 2L << 12;
    assertThat(model.rarityBits(nationEqual, 10)).isGreaterThan(model.rarityBits(nationEqual, 1));
    assertThat(model.rarityBits(0, 10)).isZero();
  }

  @Test
  void refusesWithoutAPairThatMayMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimation.fit(FIELDS, new TreeMap<>(), new TreeMap<>(), 0))
        .withMessage("Linkage needs at least one pair that may match, got 0.0");
  }

  private static TreeMap<Long, Long> simulated(SplittableRandom random, double prior) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < PAIRS; i++) {
      double[] equal = random.nextDouble() < prior ? M_EQUAL : U_EQUAL;
      long pattern = 0;
      for (int f = 0; f < FIELDS.size(); f++) {
        pattern |= (random.nextDouble() < equal[f] ? 2L : 1L) << (4 * f);
      }
      counts.merge(pattern, 1L, Long::sum);
    }
    return counts;
  }
}
