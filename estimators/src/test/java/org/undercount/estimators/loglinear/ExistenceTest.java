package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.KnownTables;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

class ExistenceTest {

  private static final List<String> ABC = List.of("A", "B", "C");

  private static LogLinear.Request all() {
    return new LogLinear.Request(
        new Candidates.All(), Criterion.AIC, IntervalKind.PROFILE, 0.95, false);
  }

  private static Fit fit(OverlapTable table, HierarchicalModel model) {
    return ModelFitter.forModels(table, List.of(model)).fit(model);
  }

  /** Fienberg and Rinaldo's classic: no empty margin, yet no estimate without the triple. */
  @Test
  void aTableWithoutEmptyPairsMayStillHaveNoEstimate() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            ABC,
            Map.of("100", 20L, "010", 20L, "001", 20L, "110", 0L, "101", 9L, "011", 9L, "111", 5L));
    HierarchicalModel pairs = HierarchicalModel.of(3, List.of(3, 5, 6));
    assertThat(fit(table, pairs)).isInstanceOf(Fit.NoMle.class);
    LogLinear.Result result =
        LogLinear.estimate(
            table,
            new LogLinear.Request(
                new Candidates.One(pairs), Criterion.AIC, IntervalKind.PROFILE, 0.95, false));
    assertThat(result.verdict().estimate()).isEmpty();
    assertThat(result.verdict().refusal().orElseThrow())
        .contains("the maximum-likelihood estimate of A*B + A*C + B*C does not exist");
    assertThat(result.verdict().lowerBound()).isPresent();
  }

  @Test
  void listsThatNeverMeetAreRefusedWithTheReason() {
    OverlapTable table = OverlapTable.ofPatterns(ABC, Map.of("100", 20L, "010", 30L, "001", 40L));
    Verdict verdict = LogLinear.estimate(table, all()).verdict();
    assertThat(verdict.estimate()).isEmpty();
    assertThat(verdict.refusal().orElseThrow())
        .contains("there are 0 of 90")
        .contains("these lists meet no other: A, B, C");
    assertThat(verdict.gates().stream().filter(g -> !g.passed()).map(g -> g.id()).toList())
        .contains("enough-overlap");
  }

  /** On sparse five-list tables the cheap certificates agree with the programme on every model. */
  @ParameterizedTest
  @ValueSource(strings = {"uk2013_five_lists", "netherlands_five_lists"})
  void certificatesAgreeWithTheLinearProgramme(String name) {
    OverlapTable table = KnownTables.table(name);
    List<HierarchicalModel> models = ModelSpace.all(5);
    double[] counts = new double[32];
    table.counts().forEach((pattern, count) -> counts[pattern] = count);
    ModelFitter fitter = ModelFitter.forModels(table, models);
    int checked = 0;
    for (int m = 0; m < models.size(); m += 7) {
      HierarchicalModel model = models.get(m);
      Fit fit = fitter.fit(model);
      boolean[] active = new boolean[32];
      int[] kept = new int[model.parameters()];
      int size = 0;
      for (int c = 1; c < 32; c++) {
        active[c] = true;
      }
      for (int term : model.terms()) {
        if (term != 0 && table.onAll(term) == 0) {
          for (int c = 1; c < 32; c++) {
            active[c] &= (c & term) != term;
          }
        } else {
          kept[size++] = term;
        }
      }
      if (!Existence.identifiable(active, kept, size)) {
        assertThat(fit).as(model.notation()).isInstanceOf(Fit.NotIdentifiable.class);
      } else if (Existence.exists(counts, active, kept, size)) {
        assertThat(fit).as(model.notation()).isInstanceOf(Fit.Converged.class);
      } else {
        assertThat(fit).as(model.notation()).isInstanceOf(Fit.NoMle.class);
      }
      checked++;
    }
    assertThat(checked).isGreaterThan(900);
  }

  @Property(tries = 300)
  void relabellingTheListsChangesNothing(
      @ForAll @Size(7) List<@IntRange(min = 0, max = 30) Integer> cells) {
    Map<Integer, Long> counts = new TreeMap<>();
    Map<Integer, Long> rotated = new LinkedHashMap<>();
    for (int pattern = 1; pattern < 8; pattern++) {
      counts.put(pattern, (long) cells.get(pattern - 1));
      rotated.put((pattern << 1 | pattern >> 2) & 7, (long) cells.get(pattern - 1));
    }
    if (!OverlapTable.problems(ABC, counts, Set.of()).isEmpty()) {
      return;
    }
    Fit one = fit(OverlapTable.of(ABC, counts), HierarchicalModel.of(3, List.of(0b011)));
    Fit two = fit(OverlapTable.of(ABC, rotated), HierarchicalModel.of(3, List.of(0b110)));
    assertThat(two.status()).isEqualTo(one.status());
    if (one instanceof Fit.Converged a && two instanceof Fit.Converged b) {
      assertThat(b.population()).isCloseTo(a.population(), within(1e-7 * a.population()));
      assertThat(b.deviance()).isCloseTo(a.deviance(), within(1e-7 * (1 + a.deviance())));
      assertThat(a.population())
          .isGreaterThanOrEqualTo((double) OverlapTable.of(ABC, counts).observed());
    }
  }

  @Property(tries = 100)
  void tenTimesTheCountsGivesTenTimesThePopulation(
      @ForAll @Size(7) List<@IntRange(min = 1, max = 50) Integer> cells) {
    Map<Integer, Long> counts = new TreeMap<>();
    Map<Integer, Long> tenfold = new TreeMap<>();
    for (int pattern = 1; pattern < 8; pattern++) {
      counts.put(pattern, (long) cells.get(pattern - 1));
      tenfold.put(pattern, 10L * cells.get(pattern - 1));
    }
    for (HierarchicalModel model : ModelSpace.all(3)) {
      Fit.Converged one = (Fit.Converged) fit(OverlapTable.of(ABC, counts), model);
      Fit.Converged ten = (Fit.Converged) fit(OverlapTable.of(ABC, tenfold), model);
      assertThat(ten.population())
          .isCloseTo(10 * one.population(), within(1e-6 * ten.population()));
    }
  }

  /**
   * Zwane, van der Pal-de Bruin and van der Heijden (2004): a cell that cannot occur is no zero.
   */
  @Test
  void aCellThatCannotOccurIsNotAZero() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            ABC, Map.of("100", 60L, "010", 50L, "001", 40L, "101", 12L, "011", 10L));
    HierarchicalModel independence = HierarchicalModel.independence(3);
    Fit.Converged asZero = (Fit.Converged) fit(table, independence);
    Fit.Converged marked =
        (Fit.Converged) fit(table.withImpossible(List.of(0b011, 0b111)), independence);
    assertThat(marked.degreesOfFreedom()).isEqualTo(asZero.degreesOfFreedom() - 2);
    assertThat(marked.population()).isLessThan(asZero.population());
  }

  @Test
  void aBillionPeopleAreCounted() {
    OverlapTable table =
        OverlapTable.ofPatterns(
            ABC,
            Map.of(
                "100",
                1_000_000_000L,
                "010",
                900_000_000L,
                "001",
                800_000_000L,
                "110",
                90_000_000L,
                "101",
                80_000_000L,
                "011",
                70_000_000L,
                "111",
                9_000_000L));
    Verdict verdict = LogLinear.estimate(table, all()).verdict();
    assertThat(verdict.estimate().orElseThrow().interval().lower())
        .isGreaterThan((double) table.observed());
  }

  @Test
  void aFormulaNamesListsThatExist() {
    assertThatThrownBy(() -> HierarchicalModel.parse("A*X + B + C", ABC))
        .hasMessage("no list is called 'X', expected names among [A, B, C]");
    assertThatThrownBy(() -> HierarchicalModel.parse("A*B", ABC))
        .hasMessage("list 'C' is in no term, expected for example '+ C'");
    assertThatThrownBy(() -> HierarchicalModel.parse("A*B*C", ABC))
        .hasMessageContaining("The interaction of all 3 lists cannot be told");
    assertThat(HierarchicalModel.parse("A*B + C", ABC).formula(ABC)).isEqualTo("A*B + C");
  }
}
