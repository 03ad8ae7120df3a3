package org.undercount.estimators.doublyrobust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;

class DoublyRobustTest {

  private static final List<Double> TWO = List.of(-0.5, -0.2);
  private static final List<Double> THREE = List.of(-0.5, -0.2, -0.8);

  private static DoublyRobust.Result result(People people) {
    return DoublyRobust.estimate(people, new DoublyRobust.Request(0.95, 1));
  }

  private static Verdict verdict(People people) {
    return result(people).verdict();
  }

  private static Estimate present(People people) {
    return verdict(people).estimate().orElseThrow();
  }

  /** People by pattern and one category. */
  private static void put(
      List<Integer> patterns, List<String> values, int pattern, int count, String value) {
    patterns.addAll(Collections.nCopies(count, pattern));
    values.addAll(Collections.nCopies(count, value));
  }

  private static People ofGroups(int lists, List<Integer> patterns, List<String> group) {
    return new People(
        List.of("a", "b", "c").subList(0, lists),
        patterns,
        List.of(new Covariate.Categorical("group", group)));
  }

  /** A column for each group but one, no ridge, no folds: each group gets its own shares. */
  @Test
  void groupsLearntInFullAddUpTheirLincolnPetersenEstimates() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 1, 80, "x");
    put(patterns, group, 2, 60, "x");
    put(patterns, group, 3, 20, "x");
    put(patterns, group, 1, 30, "y");
    put(patterns, group, 2, 90, "y");
    put(patterns, group, 3, 50, "y");
    People people = ofGroups(2, patterns, group);
    Profiles profiles = new Profiles(people);
    CrossFit fit = new CrossFit(profiles, people.patterns(), 0, 1, 1);
    Learner saturated = new Learner("saturated", 2, List.of(new double[] {0, 1}), 0);
    double expected = 100 * 80 / 20.0 + 80 * 140 / 50.0;
    assertThat(fit.estimate(saturated, 1).summary().population())
        .isCloseTo(expected, Percentage.withPercentage(1e-9));
    assertThat(present(people).value()).isCloseTo(expected, Percentage.withPercentage(5));
  }

  /** Nothing tells people apart: all that is left is the cross-fitting. */
  @Test
  void aCovariateAllShareGivesLincolnAndPetersen() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 1, 800, "x");
    put(patterns, group, 2, 600, "x");
    put(patterns, group, 3, 200, "x");
    People people = ofGroups(2, patterns, group);
    CrossFit fit = new CrossFit(new Profiles(people), people.patterns(), 0, 1, 1);
    Learner alone = new Learner("shares alone", 1, List.of(), 1);
    assertThat(fit.estimate(alone, 1).summary().population())
        .isCloseTo(4000, Percentage.withPercentage(1e-9));
    assertThat(present(people).value()).isCloseTo(4000, Percentage.withPercentage(0.1));
    assertThat(verdict(people).warnings())
        .contains("the covariates tell nobody apart: the estimate is Lincoln and Petersen's");
  }

  /**
   * Of 300 intervals of 95 % the Monte Carlo band ±3 √(0.95·0.05/300) = ±0.038 allows 274 to 296.
   */
  @Test
  void holdsTheTruthWherePeopleDiffer() {
    SimulatedPeople world = new SimulatedPeople(21);
    int held = 0;
    for (int run = 0; run < 300; run++) {
      DoublyRobust.Result result =
          DoublyRobust.estimate(
              world.differing(400, TWO, 1, 0), new DoublyRobust.Request(0.95, run));
      held += result.verdict().estimate().orElseThrow().interval().contains(400) ? 1 : 0;
    }
    assertThat(held).isBetween(274, 296);
  }

  /** drpop's example, N = 1000: without covariates one loses 55 people, here fewer than 20. */
  @Test
  void doesNotLoseThePeopleThatLincolnAndPetersenLose() {
    SimulatedPeople world = new SimulatedPeople(22);
    double doublyRobust = 0;
    double lincolnPetersen = 0;
    int held = 0;
    int runs = 80;
    for (int run = 0; run < runs; run++) {
      DoublyRobust.Result result = result(world.readme(1000));
      PairOfLists pair = result.pairs().get(0);
      doublyRobust += pair.population() / runs;
      lincolnPetersen += pair.lincolnPetersen() / runs;
      held += result.verdict().estimate().orElseThrow().interval().contains(1000) ? 1 : 0;
    }
    assertThat(lincolnPetersen).isBetween(935.0, 955.0);
    assertThat(doublyRobust).isBetween(980.0, 1015.0);
    // Of 80 intervals of 95 %, 70 or fewer hold the truth with probability 0.003.
    assertThat(held).isGreaterThanOrEqualTo(71);
  }

  /**
   * Those on a are sent to b: a and b share most and say too little, a and c and b and c do not.
   */
  @Test
  void oneDependentPairDoesNotSetTheNumber() {
    SimulatedPeople world = new SimulatedPeople(23);
    double reported = 0;
    double mostShared = 0;
    int runs = 15;
    for (int run = 0; run < runs; run++) {
      DoublyRobust.Result result = result(world.differing(1500, THREE, 1, 0.4));
      mostShared += result.pairs().get(0).population() / runs;
      reported += result.verdict().estimate().orElseThrow().value() / runs;
    }
    assertThat(mostShared).isLessThan(0.8 * 1500);
    assertThat(reported).isBetween(0.88 * 1500, 1.05 * 1500);
  }

  @Test
  void pairsThatContradictEachOtherAreNamed() {
    assertThat(verdict(new SimulatedPeople(24).differing(6000, THREE, 1, 0.6)).warnings())
        .anyMatch(
            w ->
                w.startsWith(
                    "not every pair of lists is independent given the covariates; far from the"
                        + " number reported: a*b "));
  }

  @Property(tries = 8)
  void theOrderOfPeopleDoesNotMatter(@ForAll long seed) {
    People people = new SimulatedPeople(seed).differing(300, TWO, 0.5, 0);
    assertThat(result(SimulatedPeople.reordered(people, new Random(seed))))
        .isEqualTo(result(people));
  }

  @Property(tries = 8)
  void exchangingTheTwoListsDoesNotMatter(@ForAll long seed) {
    People people = new SimulatedPeople(seed).differing(300, TWO, 0.5, 0);
    People exchanged =
        new People(
            List.of("b", "a"),
            people.patterns().stream().map(p -> p == 3 ? 3 : 3 - p).toList(),
            people.covariates());
    PairOfLists one = result(people).pairs().get(0);
    PairOfLists other = result(exchanged).pairs().get(0);
    assertThat(other.population()).isCloseTo(one.population(), Percentage.withPercentage(1e-6));
    assertThat(other.standardError())
        .isCloseTo(one.standardError(), Percentage.withPercentage(1e-6));
  }

  @Property(tries = 8)
  void theUnitOfANumberDoesNotMatter(@ForAll long seed) {
    People people = new SimulatedPeople(seed).differing(300, TWO, 0.5, 0);
    List<Covariate> covariates = new ArrayList<>();
    people
        .covariates()
        .forEach(
            c ->
                c.handTo(
                    n ->
                        covariates.add(
                            new Covariate.Numeric(
                                n.name(), n.values().stream().map(v -> 32 + 1.8 * v).toList())),
                    covariates::add));
    PairOfLists one = result(people).pairs().get(0);
    PairOfLists other =
        result(new People(people.lists(), people.patterns(), covariates)).pairs().get(0);
    assertThat(other.population()).isCloseTo(one.population(), Percentage.withPercentage(1e-6));
  }

  @Test
  void everybodyTwiceIsTwiceAsMany() {
    People people = new SimulatedPeople(25).differing(1000, TWO, 0.5, 0);
    int n = people.patterns().size();
    People twice =
        SimulatedPeople.taken(people, IntStream.range(0, 2 * n).mapToObj(i -> i % n).toList());
    assertThat(present(twice).value() / present(people).value()).isCloseTo(2, Offset.offset(0.06));
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndAnotherNearlySo() {
    People people = new SimulatedPeople(26).differing(1000, TWO, 0.5, 0);
    assertThat(result(people)).isEqualTo(result(people));
    double other =
        DoublyRobust.estimate(people, new DoublyRobust.Request(0.95, 99))
            .pairs()
            .get(0)
            .population();
    PairOfLists one = result(people).pairs().get(0);
    assertThat(other).isNotEqualTo(one.population());
    assertThat(other).isCloseTo(one.population(), Offset.offset(one.standardError()));
  }

  @Test
  void anOverlapTooSmallForTheFoldsIsRefusedWithTheBound() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 1, 40, "x");
    put(patterns, group, 2, 40, "x");
    put(patterns, group, 3, 9, "x");
    Verdict verdict = verdict(ofGroups(2, patterns, group));
    assertThat(verdict.refusal())
        .hasValue(
            "at least 10 people on the same two lists are needed, two in each of 5 folds; the two"
                + " lists that share most share 9");
    assertThat(verdict.lowerBound().orElseThrow().value()).isGreaterThan(89);
  }

  @Test
  void aGroupThatIsNeverOnBothListsIsRefused() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 1, 100, "x");
    put(patterns, group, 2, 100, "x");
    put(patterns, group, 3, 150, "x");
    put(patterns, group, 1, 200, "y");
    put(patterns, group, 2, 150, "y");
    Verdict verdict = verdict(ofGroups(2, patterns, group));
    assertThat(verdict.refusal())
        .hasValue(
            "at most 5 % of the people may have a chance of being on both of a*b below 5 % of the"
                + " average, or be in a category of whom nobody is: 0.0 % have, 50.0 % are");
  }

  /** Two copies of one list beside a list that finds others. */
  @Test
  void listsThatShareTooManyAreRefused() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 0b011, 90, "x");
    put(patterns, group, 0b001, 10, "x");
    put(patterns, group, 0b010, 10, "x");
    put(patterns, group, 0b100, 500, "x");
    put(patterns, group, 0b111, 5, "x");
    Verdict verdict = verdict(ofGroups(3, patterns, group));
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .startsWith("the estimate of a*b, 11")
        .endsWith(
            " must not lie below the 615 seen by more than its error: such lists share more people"
                + " than independence given the covariates allows");
    assertThat(verdict.gates())
        .extracting(Gate::id)
        .containsExactly("enough-overlap", "positivity", "not-below-observed");
  }

  /** 81 of 100 on both of two good lists, and two found by a third. */
  @Test
  void anEstimateJustBelowThePeopleSeenIsTheirNumber() {
    List<Integer> patterns = new ArrayList<>();
    List<String> group = new ArrayList<>();
    put(patterns, group, 0b011, 81, "x");
    put(patterns, group, 0b001, 9, "x");
    put(patterns, group, 0b010, 9, "x");
    put(patterns, group, 0b100, 2, "x");
    Verdict verdict = verdict(ofGroups(3, patterns, group));
    Estimate estimate = verdict.estimate().orElseThrow();
    assertThat(estimate.value()).isEqualTo(101);
    assertThat(estimate.interval().lower()).isEqualTo(101);
    assertThat(estimate.interval().upper()).isBetween(102.0, 106.0);
    assertThat(verdict.warnings())
        .contains("the estimate was below the people seen, within its error, and is their number");
  }

  @Test
  void ofAnEvenNumberThePairThatSharesMoreIsTaken() {
    assertThat(DoublyRobust.median(List.of(pair(50, 900), pair(40, 700), pair(30, 800))))
        .isEqualTo(pair(30, 800));
    assertThat(
            DoublyRobust.median(
                List.of(pair(50, 900), pair(40, 700), pair(30, 800), pair(20, 100))))
        .isEqualTo(pair(40, 700));
    assertThat(DoublyRobust.median(List.of(pair(50, 900)))).isEqualTo(pair(50, 900));
  }

  private static PairOfLists pair(long shared, double population) {
    return new PairOfLists(0, 1, shared, population, 1, population, population, "any", 0, 0);
  }

  @Test
  void whatIsNotKnownAndWhatIsRareIsSaid() {
    People people = new SimulatedPeople(27).differing(1000, TWO, 0.5, 0);
    int n = people.patterns().size();
    List<Double> age = new ArrayList<>(Collections.nCopies(n, 30.0));
    List<String> country = new ArrayList<>(Collections.nCopies(n, "q"));
    for (int i = 0; i < n; i++) {
      age.set(i, i < 40 ? Double.NaN : i % 50);
      country.set(i, i < 25 ? "" : i < 31 ? "r" + i % 3 : i % 2 == 0 ? "s" : "t");
    }
    Verdict verdict =
        verdict(
            new People(
                people.lists(),
                people.patterns(),
                List.of(
                    new Covariate.Numeric("age", age),
                    new Covariate.Categorical("country", country))));
    assertThat(verdict.warnings())
        .contains(
            "age is not known of 40 of "
                + n
                + " people: they get its mean and a column of their own",
            "country is not known of 25 of " + n + " people: they are a category of their own",
            "country has 3 categories of fewer than 20 people each: taken together",
            "two lists cannot show whether they are: a third list would");
  }

  @Test
  void peopleWithoutCovariatesAreNotTaken() {
    assertThatThrownBy(() -> new People(List.of("a", "b"), List.of(1, 2, 3), List.of()))
        .hasMessage(
            "At least one covariate is needed, got none: without any the estimate is Lincoln and"
                + " Petersen's");
  }

  @Test
  void everyCovariateDescribesEverybody() {
    assertThatThrownBy(() -> ofGroups(2, List.of(1, 2, 3), List.of("x", "y")))
        .hasMessage("Covariate group must have one value per person, got 2 for 3");
  }

  @Test
  void aNumberIsFinite() {
    assertThatThrownBy(() -> new Covariate.Numeric("age", List.of(1.0, Double.POSITIVE_INFINITY)))
        .hasMessage("Covariate age must be finite or unknown, got an infinity for person 1");
  }
}
