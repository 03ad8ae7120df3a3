package org.undercount.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.Verdict;

class PopulationsTest {

  private static final Quarter QUARTER = new Quarter(2023, 1);
  private static final List<String> LISTS = List.of("a", "b", "c");
  private static final Map<String, Long> DENSE =
      Map.of("100", 400L, "010", 380L, "001", 350L, "110", 90L, "101", 80L, "011", 85L, "111", 20L);

  private final Populations people =
      new Populations(Populations.Kind.E2, QUARTER, 0.95, 4000, Seed.of(1), Strata.here());

  @Test
  void addsThoseKnownFromBulkEventsToEveryPartOfTheVerdict() {
    Verdict without = one(new ListCounts(LISTS, DENSE, 0));
    Verdict with = one(new ListCounts(LISTS, DENSE, 300));
    assertThat(with.observed()).isEqualTo(without.observed() + 300);
    assertThat(with.estimate().orElseThrow().value())
        .isCloseTo(without.estimate().orElseThrow().value() + 300, within(1e-9));
    assertThat(with.estimate().orElseThrow().interval().upper())
        .isCloseTo(without.estimate().orElseThrow().interval().upper() + 300, within(1e-9));
    assertThat(with.lowerBound().orElseThrow().value())
        .isCloseTo(without.lowerBound().orElseThrow().value() + 300, within(1e-9));
  }

  @Test
  void refusesACountryWhoseListsDoNotOverlapAndSaysSoInTheTotal() {
    Joint joint =
        people.of(
            Map.of(
                CountryCode.of("KH"),
                new ListCounts(LISTS, DENSE, 0),
                CountryCode.of("MM"),
                new ListCounts(LISTS, DENSE, 0),
                CountryCode.of("LA"),
                new ListCounts(LISTS, Map.of("100", 5L, "010", 7L, "001", 3L), 0)));
    Map<String, EstimateRow> rows =
        joint.rows().stream().collect(Collectors.toMap(EstimateRow::key, r -> r));
    assertThat(rows.get("E2.LA.2023Q1").verdict().estimate()).isEmpty();
    assertThat(rows.get("E2.LA.2023Q1").verdict().refusal()).isPresent();
    EstimateRow total = rows.get("E2.ALL.2023Q1");
    assertThat(total.estimand().place()).isEqualTo("KH, MM");
    assertThat(total.verdict().warnings())
        .containsExactly("LA is not in the total: its estimate was refused");
    assertThat(joint.draws().orElseThrow().names())
        .containsExactlyInAnyOrder("E2.KH.2023Q1", "E2.MM.2023Q1", "E2.ALL.2023Q1");
  }

  @Test
  void theTotalIsNarrowerThanItsPartsAddedUp() {
    ListCounts counts = new ListCounts(LISTS, DENSE, 0);
    Joint joint = people.of(Map.of(CountryCode.of("KH"), counts, CountryCode.of("MM"), counts));
    var total = joint.rows().get(0).verdict().estimate().orElseThrow().interval();
    var part = joint.rows().get(1).verdict().estimate().orElseThrow().interval();
    assertThat(total.upper() - total.lower()).isLessThan(2 * (part.upper() - part.lower()));
  }

  @Test
  void aListThatSawNobodyIsARefusalNotACrash() {
    Verdict verdict = one(new ListCounts(LISTS, Map.of("100", 40L, "110", 10L, "010", 30L), 0));
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.gates()).anyMatch(g -> !g.passed());
  }

  @Test
  void refusesAPatternOfAnotherLength() {
    assertThatThrownBy(() -> new ListCounts(LISTS, Map.of("10", 4L), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A pattern needs one digit per list and at least one 1, got 10 for [a, b, c]");
  }

  @Test
  void refusesNegativeKnownUnits() {
    assertThatThrownBy(() -> new ListCounts(LISTS, DENSE, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Known units cannot be negative, got -1");
  }

  private Verdict one(ListCounts counts) {
    return people.of(Map.of(CountryCode.of("KH"), counts)).rows().get(0).verdict();
  }
}
