package org.undercount.estimators.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.KnownUnits;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.decomposable.GraphAverage;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.sparse.Sparse;

/** Lists that feed one another and people captured together, declared and not. */
class DeclaredDependenceTest {

  private static final int RUNS = 400;
  private static final double TRUTH = 2000;
  private static final List<String> LISTS = List.of("A", "B", "C");

  private static final OverlapTable FOUR =
      OverlapTable.ofPatterns(
          List.of("A", "B", "C", "D"),
          Map.of(
              "1000", 70L, "0100", 80L, "0010", 60L, "0001", 50L, "1100", 24L, "1010", 18L, "0110",
              16L, "0101", 15L, "0011", 14L, "1110", 5L));

  private static final int AB = 0b0011;

  private static boolean joins(RankedModel model, int pair) {
    return model.model().generators().stream().anyMatch(g -> (g & pair) == pair);
  }

  private static LogLinear.Request request(Candidates candidates) {
    return new LogLinear.Request(candidates, Criterion.AIC, IntervalKind.WALD, 0.95, false);
  }

  @Test
  void aSearchKeepsTheModelsThatJoinThePairWithTheirRelativeWeights() {
    List<RankedModel> all = new Candidates.All().ranked(FOUR, Criterion.AIC);
    List<RankedModel> kept = all.stream().filter(m -> joins(m, AB)).toList();
    double weight = kept.stream().mapToDouble(RankedModel::weight).sum();
    List<RankedModel> declared =
        new Candidates.All().ranked(FOUR.withReferrals(List.of(AB)), Criterion.AIC);
    assertThat(declared)
        .extracting(RankedModel::model)
        .containsExactlyElementsOf(kept.stream().map(RankedModel::model).toList());
    for (int i = 0; i < kept.size(); i++) {
      assertThat(declared.get(i).weight()).isCloseTo(kept.get(i).weight() / weight, within(1e-12));
    }
  }

  @Test
  void aStepwiseSearchStartsFromThePairAndNeverDropsIt() {
    List<String> seven = List.of("A", "B", "C", "D", "E", "F", "G");
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int p = 1; p < 1 << 7; p++) {
      counts.put(p, Math.round(400 * Math.pow(0.3, Integer.bitCount(p))));
    }
    List<RankedModel> models =
        new Candidates.All()
            .ranked(
                OverlapTable.of(seven, counts).withReferrals(List.of(AB, 0b1100000)),
                Criterion.AIC);
    assertThat(models).hasSizeGreaterThan(5).allMatch(m -> joins(m, AB) && joins(m, 0b1100000));
  }

  @Test
  void aGivenModelHasThePairAdded() {
    RankedModel model =
        new Candidates.One(HierarchicalModel.independence(4))
            .ranked(FOUR.withReferrals(List.of(AB)), Criterion.AIC)
            .get(0);
    assertThat(model.model().formula(FOUR.lists())).isEqualTo("A*B + C + D");
  }

  @Test
  void theGraphsThatJoinThePairKeepTheirRelativeWeights() {
    GraphAverage.Request request = new GraphAverage.Request(0.95, OptionalLong.empty());
    List<RankedModel> kept =
        GraphAverage.estimate(FOUR, request).models().stream().filter(m -> joins(m, AB)).toList();
    double weight = kept.stream().mapToDouble(RankedModel::weight).sum();
    List<RankedModel> declared =
        GraphAverage.estimate(FOUR.withReferrals(List.of(AB)), request).models();
    assertThat(declared).hasSameSizeAs(kept).hasSizeLessThan(61);
    for (int i = 0; i < kept.size(); i++) {
      assertThat(declared.get(i).model()).isEqualTo(kept.get(i).model());
      assertThat(declared.get(i).weight()).isCloseTo(kept.get(i).weight() / weight, within(1e-6));
    }
  }

  @Test
  void sparseStartsFromThePairAlsoWhereNobodyIsOnBoth() {
    Sparse.Request request = new Sparse.Request(100, 1, 0.95);
    LogLinear.Result declared =
        Sparse.estimate(FOUR.withReferrals(List.of(0b1001, 0b1100)), request);
    HierarchicalModel model = declared.models().get(0).model();
    assertThat(joins(declared.models().get(0), 0b1001)).isTrue(); // nobody is on A and D
    assertThat(declared.verdict().diagnostics())
        .containsEntry("inEveryModel", "A*D, C*D")
        .containsEntry("atMinusInfinity", "A*D");
    assertThat(declared.verdict().estimate().orElseThrow().value())
        .isCloseTo(
            LogLinear.estimate(FOUR, request(new Candidates.One(model)))
                .verdict()
                .estimate()
                .orElseThrow()
                .value(),
            within(1e-6));
  }

  /** n + (s_A s_C + s_B s_C)/(s_AC + s_BC): the pair A, B is left out of both sums. */
  @Test
  void theBoundLeavesOutAPairThatFeedsOrCannotMeet() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            LISTS,
            Map.of(
                "100", 30L, "010", 20L, "001", 40L, "110", 25L, "101", 8L, "011", 4L, "111", 3L));
    double expected = 130 + (30.0 * 40 + 20 * 40) / (8 + 4);
    assertThat(ChaoBound.ofLists(table.withReferrals(List.of(AB))).value())
        .isCloseTo(expected, within(1e-9));
    OverlapTable apart =
        OverlapTable.ofPatterns(
                LISTS, Map.of("100", 30L, "010", 20L, "001", 40L, "101", 8L, "011", 4L))
            .withImpossible(List.of(0b011, 0b111));
    assertThat(ChaoBound.ofLists(apart).value())
        .isCloseTo(102 + (30.0 * 40 + 20 * 40) / (8 + 4), within(1e-9));
  }

  /** Where nobody can be on A alone, A's overlaps say nothing: s_B s_C/s_BC is left. */
  @Test
  void theBoundLeavesOutOverlapsOfAListThatIsNeverAlone() {
    OverlapTable never =
        OverlapTable.ofPatterns(
                LISTS, Map.of("010", 20L, "001", 40L, "110", 25L, "101", 8L, "011", 4L))
            .withImpossible(List.of(0b001));
    assertThat(ChaoBound.ofLists(never).value()).isCloseTo(97 + 20.0 * 40 / 4, within(1e-9));
  }

  @Test
  void aReferralFollowsItsListsWhenTheTableIsRegrouped() {
    OverlapTable declared = FOUR.withReferrals(List.of(AB, 0b1100));
    assertThat(declared.without(0).referrals()).containsExactly(0b110);
    assertThat(declared.without(3).referrals()).containsExactly(AB);
    assertThat(declared.merged(0, 1).referrals()).containsExactly(0b110);
    assertThat(declared.merged(1, 2).referrals()).containsExactly(0b011, 0b110);
    assertThat(declared.within(2).orElseThrow().referrals()).containsExactly(AB);
    assertThat(declared.withImpossible(List.of(0b1111)).referrals()).containsExactly(AB, 0b1100);
    assertThat(declared.namedReferrals()).isEqualTo("A*B, C*D");
  }

  @Test
  void aReferralThatIsNoPairIsNamed() {
    assertThatThrownBy(() -> FOUR.withReferrals(List.of(0b111)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A referral joins two lists of the table, got pattern 7");
    assertThatThrownBy(() -> FOUR.withReferrals(List.of(0b10001)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A referral joins two lists of the table, got pattern 17");
  }

  /** B finds 15 %, but 60 % of those A passes on. */
  @Test
  void declaredTheIntervalCoversIgnoredItDoesNot() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(41);
    LogLinear.Request independent = request(new Candidates.One(HierarchicalModel.independence(3)));
    int declared = 0;
    int ignored = 0;
    double bound = 0;
    double boundWithPair = 0;
    for (int run = 0; run < RUNS; run++) {
      OverlapTable table = drawn(random, 2000, 0.6);
      OverlapTable fed = table.withReferrals(List.of(AB));
      declared += held(LogLinear.estimate(fed, independent).verdict());
      ignored += held(LogLinear.estimate(table, independent).verdict());
      bound += ChaoBound.ofLists(fed).value() / RUNS;
      boundWithPair += ChaoBound.ofLists(table).value() / RUNS;
    }
    // 0.95 ± 3 Monte Carlo errors of 400 runs
    assertThat((double) declared / RUNS).isBetween(0.917, 0.983);
    assertThat((double) ignored / RUNS).isLessThan(0.1);
    // people are alike, so the bound without the pair is the population; with it, far below
    assertThat(bound).isBetween(0.98 * TRUTH, 1.04 * TRUTH);
    assertThat(boundWithPair).isLessThan(0.8 * TRUTH);
  }

  /** Two raids free 500, whom A registers all and B most: set aside, the rest is as it was. */
  @Test
  void setAsideTheIntervalCoversFedToTheModelItDoesNot() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(42);
    LogLinear.Request independent = request(new Candidates.One(HierarchicalModel.independence(3)));
    KnownUnits raids = new KnownUnits(500);
    int aside = 0;
    int fed = 0;
    for (int run = 0; run < RUNS; run++) {
      OverlapTable singles = drawn(random, 1500, 0.15);
      aside += held(raids.addedTo(LogLinear.estimate(singles, independent).verdict()));
      SortedMap<Integer, Long> all = new TreeMap<>(singles.counts());
      all.merge(AB, 400L, Long::sum);
      all.merge(1, 100L, Long::sum);
      fed += held(LogLinear.estimate(singles.withCounts(all), independent).verdict());
    }
    assertThat((double) aside / RUNS).isBetween(0.917, 0.983);
    assertThat((double) fed / RUNS).isLessThan(0.1);
  }

  @Test
  void knownUnitsMoveEveryNumberAndCannotBeNegative() {
    Verdict rest = LogLinear.estimate(FOUR, request(new Candidates.All())).verdict();
    Verdict whole = new KnownUnits(300).addedTo(rest);
    assertThat(whole.observed()).isEqualTo(rest.observed() + 300);
    Estimate before = rest.estimate().orElseThrow();
    Estimate after = whole.estimate().orElseThrow();
    assertThat(after.value()).isEqualTo(before.value() + 300);
    assertThat(after.interval().lower()).isEqualTo(before.interval().lower() + 300);
    assertThat(after.interval().upper()).isEqualTo(before.interval().upper() + 300);
    assertThat(whole.lowerBound().orElseThrow().lowerLimit())
        .isEqualTo(rest.lowerBound().orElseThrow().lowerLimit() + 300);
    assertThat(new KnownUnits(0).addedTo(rest)).isSameAs(rest);
    assertThatThrownBy(() -> new KnownUnits(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Known units cannot be negative, got -1");
  }

  private static int held(Verdict verdict) {
    return verdict.estimate().orElseThrow().interval().contains(TRUTH) ? 1 : 0;
  }

  private static OverlapTable drawn(UniformRandomProvider random, int people, double onBAfterA) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < people; person++) {
      int pattern = random.nextDouble() < 0.25 ? 1 : 0;
      pattern |= random.nextDouble() < (pattern == 1 ? onBAfterA : 0.15) ? 2 : 0;
      pattern |= random.nextDouble() < 0.3 ? 4 : 0;
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(LISTS, counts);
  }
}
