package org.undercount.datasets.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Certified against the R packages sdcTable and sdcMicro: tables microdata1 (region by gender) and
 * the 4 by 4 table of the simple heuristic, as printed in sdcTable's tests; the bounds and the
 * cheapest set recomputed with scipy.optimize.linprog and by enumeration.
 */
class DisclosureTest {

  private static final Rule BELOW_THREE = new Rule(3, 3, 3, 1);

  @Test
  void choosesTheCheapestSafeSetOfMicrodata1() {
    Protected safe = Disclosure.protect(List.of(microdata1()), BELOW_THREE, List.of());
    assertThat(withheld(safe))
        .containsExactlyInAnyOrder(
            CellId.of("people", "gender", "f", "region", "A"),
            CellId.of("people", "gender", "m", "region", "A"),
            CellId.of("people", "gender", "m", "region", "C"),
            CellId.of("people", "gender", "f", "region", "C"));
    assertThat(safe.audit().primary()).isEqualTo(1);
    assertThat(safe.audit().complementary()).isEqualTo(3);
    assertThat(safe.audit().passed()).isTrue();
  }

  private static CountTable microdata1() {
    Map<List<String>, Long> inner = new LinkedHashMap<>();
    long[][] counts = {{18, 2}, {14, 19}, {12, 10}, {11, 14}};
    for (int r = 0; r < 4; r++) {
      inner.put(List.of("ABCD".substring(r, r + 1), "m"), counts[r][0]);
      inner.put(List.of("ABCD".substring(r, r + 1), "f"), counts[r][1]);
    }
    return CountTable.crossed(
        "microdata1", CountedUnit.PEOPLE, "people", Map.of(), List.of("region", "gender"), inner);
  }

  private static final long[][] FOUR_BY_FOUR = {
    {30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}
  };

  private static final List<String> NINE =
      List.of("wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd");

  @Test
  void recoversACellThatRowAndColumnRuleThoughtSafe() {
    Bounds bounds = Attack.on(fourByFour(NINE)).bounds(cell("wb"));
    assertThat(bounds.lower()).isCloseTo(47, within(1e-6));
    assertThat(bounds.upper()).isCloseTo(47, within(1e-6));
  }

  @Test
  void boundsAfterOneMoreSuppressionEqualThePublishedOnes() {
    assertBounds("xd", 0, 78);
    assertBounds("xb", 0, 141);
    assertBounds("wd", 0, 136);
    assertBounds("ya", 0, 141);
    assertBounds("yc", 0, 116);
    assertBounds("za", 0, 141);
    assertBounds("zc", 0, 116);
  }

  private static void assertBounds(String extra, double lower, double upper) {
    List<String> withheld = new java.util.ArrayList<>(NINE);
    withheld.add(extra);
    Bounds bounds = Attack.on(fourByFour(withheld)).bounds(cell("wb"));
    assertThat(bounds.lower()).as(extra).isCloseTo(lower, within(1e-6));
    assertThat(bounds.upper()).as(extra).isCloseTo(upper, within(1e-6));
  }

  private static Map<CellId, Disclosed> fourByFour(List<String> withheld) {
    Map<List<String>, Long> inner = new HashMap<>();
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        inner.put(
            List.of("wxyz".substring(r, r + 1), "abcd".substring(c, c + 1)), FOUR_BY_FOUR[r][c]);
      }
    }
    Map<CellId, Disclosed> printed = new HashMap<>();
    CountTable.crossed(
            "4x4", CountedUnit.PEOPLE, "people", Map.of(), List.of("row", "column"), inner)
        .cells()
        .forEach((cell, n) -> printed.put(cell, Disclosed.exact(n)));
    withheld.forEach(c -> printed.put(cell(c), Disclosed.withheld()));
    return printed;
  }

  private static CellId cell(String rowColumn) {
    return CellId.of(
        "people", "row", rowColumn.substring(0, 1), "column", rowColumn.substring(1, 2));
  }

  /** Areas in counties and in size groups; each table alone is safe, together K is 10 - 7 = 3. */
  @Test
  void linkedTablesGiveAwayWhatEachAloneKeeps() {
    Map<CellId, Disclosed> county = new HashMap<>();
    county.put(CellId.of("people"), Disclosed.exact(100));
    county.put(CellId.of("people", "area", "K"), Disclosed.withheld());
    county.put(CellId.of("people", "area", "N"), Disclosed.exact(7));
    county.put(CellId.of("people", "area", "L"), Disclosed.withheld());
    county.put(CellId.of("people", "area", "M"), Disclosed.exact(50));
    Relation countyOne =
        new Relation(
            CellId.of("people", "county", "1"),
            List.of(
                CellId.of("people", "area", "L"),
                CellId.of("people", "area", "M"),
                CellId.of("people", "area", "K")));
    Relation small =
        new Relation(
            CellId.of("people", "group", "small"),
            List.of(CellId.of("people", "area", "K"), CellId.of("people", "area", "N")));
    Map<CellId, Disclosed> first = new HashMap<>(county);
    first.put(CellId.of("people", "county", "1"), Disclosed.exact(81));
    assertThat(Attack.on(first, List.of(countyOne)).tooNarrow(1)).isEmpty();
    Map<CellId, Disclosed> both = new HashMap<>(first);
    both.put(CellId.of("people", "group", "small"), Disclosed.exact(10));
    Bounds k = Attack.on(both, List.of(countyOne, small)).bounds(CellId.of("people", "area", "K"));
    assertThat(k.lower()).isCloseTo(3, within(1e-6));
    assertThat(k.upper()).isCloseTo(3, within(1e-6));
    both.put(CellId.of("people", "area", "N"), Disclosed.withheld());
    assertThat(Attack.on(both, List.of(countyOne, small)).tooNarrow(1)).isEmpty();
  }

  @Test
  void sharesTheTotalsOfTwoTablesThatCountTheSamePeople() {
    CountTable sex =
        CountTable.crossed(
            "sex",
            CountedUnit.PEOPLE,
            "people",
            Map.of("quarter", "2023Q2"),
            List.of("destination", "sex"),
            Map.of(
                List.of("KH", "men"),
                60L,
                List.of("KH", "women"),
                40L,
                List.of("MM", "men"),
                30L,
                List.of("MM", "women"),
                4L));
    CountTable age =
        CountTable.crossed(
            "age",
            CountedUnit.PEOPLE,
            "people",
            Map.of("quarter", "2023Q2"),
            List.of("destination", "age"),
            Map.of(
                List.of("KH", "young"),
                70L,
                List.of("KH", "old"),
                30L,
                List.of("MM", "young"),
                20L,
                List.of("MM", "old"),
                14L));
    Protected safe = Disclosure.protect(List.of(sex, age), Rule.DEFAULT, List.of());
    assertThat(safe.audit().passed()).isTrue();
    assertThat(
            safe.at(CellId.of("people", "quarter", "2023Q2", "destination", "MM", "sex", "women")))
        .isEqualTo(Disclosed.withheld());
    assertThat(Attack.on(safe.cells()).tooNarrow(Rule.DEFAULT.leastWidth())).isEmpty();
  }

  @Test
  void refusesTablesThatDisagreeOnACell() {
    CellId total = CellId.of("people", "quarter", "2023Q2");
    CountTable one = new CountTable("one", CountedUnit.PEOPLE, new TreeMap<>(Map.of(total, 50L)));
    CountTable two = new CountTable("two", CountedUnit.PEOPLE, new TreeMap<>(Map.of(total, 51L)));
    assertThatThrownBy(() -> Disclosure.protect(List.of(one, two), Rule.DEFAULT, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Tables must agree on a cell, got 50 and 51 for people{quarter=2023Q2}");
  }

  @Test
  void refusesATotalThatIsNotTheSumOfItsParts() {
    SortedMap<CellId, Long> cells = new TreeMap<>();
    cells.put(CellId.of("people"), 30L);
    cells.put(CellId.of("people", "sex", "men"), 20L);
    cells.put(CellId.of("people", "sex", "women"), 11L);
    assertThatThrownBy(
            () ->
                Disclosure.protect(
                    List.of(new CountTable("sex", CountedUnit.PEOPLE, cells)),
                    Rule.DEFAULT,
                    List.of()))
        .hasMessage("A total must be the sum of its parts, got total=30, sum=31 for people{}");
  }

  @Test
  void findsACellThatAnEarlierReleaseGivesAway() {
    Earlier earlier =
        new Earlier(
            "2023Q1-r1",
            Map.of(CellId.of("people", "gender", "f", "region", "A"), Disclosed.exact(2)));
    Protected printed = Disclosure.protect(List.of(microdata1()), BELOW_THREE, List.of(earlier));
    assertThat(printed.audit().passed()).isFalse();
    assertThat(printed.audit().recovered())
        .contains("people{gender=f, region=A} (printed by an earlier release)");
    assertThat(printed.audit().comparedWith()).containsExactly("2023Q1-r1");
  }

  @Test
  void doesNotCountOnWithholdingWhatAnEarlierReleasePrinted() {
    Earlier earlier =
        new Earlier(
            "2023Q1-r1",
            Map.of(
                CellId.of("people", "gender", "m", "region", "C"), Disclosed.exact(12),
                CellId.of("people", "gender", "f", "region", "C"), Disclosed.exact(10)));
    Protected safe = Disclosure.protect(List.of(microdata1()), BELOW_THREE, List.of(earlier));
    assertThat(safe.audit().passed()).isTrue();
    assertThat(withheld(safe))
        .doesNotContain(CellId.of("people", "gender", "m", "region", "C"))
        .contains(CellId.of("people", "gender", "f", "region", "A"));
  }

  @Test
  void printsZerosAndNeverWithholdsThem() {
    CountTable table =
        CountTable.crossed(
            "zeros",
            CountedUnit.SITES,
            "sites",
            Map.of(),
            List.of("country", "kind"),
            Map.of(
                List.of("KH", "a"),
                0L,
                List.of("KH", "b"),
                12L,
                List.of("MM", "a"),
                2L,
                List.of("MM", "b"),
                9L,
                List.of("LA", "a"),
                5L,
                List.of("LA", "b"),
                7L));
    Protected safe = Disclosure.protect(List.of(table), Rule.DEFAULT, List.of());
    assertThat(safe.at(CellId.of("sites", "country", "KH", "kind", "a")))
        .isEqualTo(Disclosed.exact(0));
    assertThat(safe.at(CellId.of("sites", "country", "MM", "kind", "a")).isWithheld()).isTrue();
    assertThat(safe.audit().passed()).isTrue();
  }

  @Property(tries = 25)
  void nothingWithheldCanBeWorkedOut(@ForAll @IntRange(max = 100_000) int seed) {
    Random random = new Random(seed);
    Map<List<String>, Long> inner = new LinkedHashMap<>();
    for (String origin : List.of("CN", "VN", "IN", "KE", "ID", "TH")) {
      for (String destination : List.of("KH", "MM", "LA")) {
        inner.put(List.of(origin, destination), (long) Math.pow(random.nextDouble() * 8, 2));
      }
    }
    CountTable table =
        CountTable.crossed(
            "flows",
            CountedUnit.PEOPLE,
            "people",
            Map.of("quarter", "2023Q2"),
            List.of("origin", "destination"),
            inner);
    Protected safe = Disclosure.protect(List.of(table), Rule.DEFAULT, List.of());
    assertThat(safe.audit().recovered()).isEmpty();
    assertThat(Attack.on(safe.cells()).tooNarrow(Rule.DEFAULT.leastWidth())).isEmpty();
    table
        .cells()
        .forEach(
            (cell, n) -> {
              if (n > 0 && n < 10) {
                assertThat(safe.at(cell).isWithheld()).isTrue();
              }
            });
  }

  @Test
  void saysWhichStatusItExpects() {
    assertThatThrownBy(() -> Disclosed.parse(3L, "withheld"))
        .hasMessage(
            "A count is a number with status exact or rounded-BASE, or empty with status withheld,"
                + " got a number with status \"withheld\"");
    assertThat(Disclosed.parse(15L, "rounded-5")).isEqualTo(new Disclosed.Rounded(15L, 5));
    assertThatThrownBy(() -> new Disclosed.Rounded(14L, 5))
        .hasMessage("A rounded count is a multiple of a base of at least 2, got value=14, base=5");
  }

  private static List<CellId> withheld(Protected tables) {
    return tables.cells().entrySet().stream()
        .filter(e -> e.getValue().isWithheld())
        .map(Map.Entry::getKey)
        .toList();
  }
}
