package org.undercount.jobs.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.CaptureAnswer;
import org.undercount.estimators.doublyrobust.Covariate;
import org.undercount.estimators.doublyrobust.People;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/** What every method makes of cells that cannot occur and of lists that feed one another. */
class DeclaredListsTest {

  private static final List<String> LISTS = List.of("A", "B", "C", "D");

  private static final Map<String, Long> COUNTS =
      Map.ofEntries(
          Map.entry("1000", 70L),
          Map.entry("0100", 80L),
          Map.entry("0010", 60L),
          Map.entry("0001", 50L),
          Map.entry("1010", 24L),
          Map.entry("1001", 18L),
          Map.entry("0110", 16L),
          Map.entry("0101", 15L),
          Map.entry("0011", 14L),
          Map.entry("1110", 6L),
          Map.entry("1011", 5L),
          Map.entry("0111", 4L));

  /** Methods that leave such cells out of the fit; the others must refuse. */
  private static final Set<MseMethod> LEAVING_OUT =
      EnumSet.of(
          MseMethod.CHAO,
          MseMethod.M0,
          MseMethod.MT,
          MseMethod.MH_CHAO,
          MseMethod.MH_POISSON,
          MseMethod.MH_DARROCH,
          MseMethod.MH_GAMMA,
          MseMethod.MTH_CHAO,
          MseMethod.MTH_POISSON,
          MseMethod.MTH_DARROCH,
          MseMethod.MTH_GAMMA,
          MseMethod.LOGLINEAR,
          MseMethod.SPARSE,
          MseMethod.LATENT_CLASS,
          MseMethod.AUTO);

  private static OverlapTable fourLists() {
    return OverlapTable.ofPatterns(LISTS, COUNTS);
  }

  private static OverlapTable threeLists() {
    return OverlapTable.ofPatterns(
        List.of("A", "B", "C"),
        Map.of("100", 90L, "010", 80L, "001", 70L, "101", 34L, "011", 36L, "111", 9L));
  }

  /** As many lists as the method takes in good time. */
  private static OverlapTable table(MseMethod method) {
    return takesTwo(method) ? twoLists() : method == MseMethod.AUTO ? threeLists() : fourLists();
  }

  private static OverlapTable twoLists() {
    return OverlapTable.ofPatterns(List.of("A", "B"), Map.of("10", 60L, "01", 50L, "11", 20L));
  }

  private static MseRequest request(MseMethod method, CaptureAnswer answer) {
    return new MseRequest(
        method,
        "all",
        Criterion.AIC,
        IntervalKind.WALD,
        answer,
        0.95,
        false,
        Division.USUAL,
        OptionalLong.empty(),
        100,
        100,
        7);
  }

  private static LogLinear.Result answer(MseMethod method, OverlapTable table) {
    MseRequest request = request(method, CaptureAnswer.LOG_NORMAL);
    return method == MseMethod.DOUBLY_ROBUST
        ? Mse.doublyRobust(table, people(table), request)
        : Mse.run(table, request);
  }

  private static People people(OverlapTable table) {
    List<Integer> patterns = new ArrayList<>();
    table.counts().forEach((p, c) -> patterns.addAll(Collections.nCopies(c.intValue(), p)));
    List<String> sexes = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      sexes.add(i % 2 == 0 ? "f" : "m");
    }
    return new People(table.lists(), patterns, List.of(new Covariate.Categorical("sex", sexes)));
  }

  private static boolean takesTwo(MseMethod method) {
    return method == MseMethod.CHAPMAN || method == MseMethod.LINCOLN_PETERSEN;
  }

  @ParameterizedTest
  @EnumSource
  void cellsThatCannotOccurAreLeftOutOrRefusedNeverIgnored(MseMethod method) {
    OverlapTable all = table(method);
    // nobody can be on A and B alone; where there are two lists only, nobody on A alone
    OverlapTable declared =
        takesTwo(method)
            ? OverlapTable.ofPatterns(List.of("A", "B"), Map.of("01", 50L, "11", 20L))
                .withImpossible(List.of(1))
            : all.withImpossible(List.of(0b0011));
    Verdict verdict = answer(method, declared).verdict();
    verdict
        .estimate()
        .ifPresent(
            e -> assertThat(e.interval().lower()).isGreaterThanOrEqualTo(verdict.observed()));
    if (LEAVING_OUT.contains(method)) {
      assertThat(verdict.gates()).extracting(Gate::id).doesNotContain("every-pattern-possible");
      assertThat(verdict.estimate()).as("%s", verdict.refusal()).isPresent();
      if (method != MseMethod.AUTO) { // asked of its contenders
        assertThat(verdict.estimate()).isNotEqualTo(answer(method, all).verdict().estimate());
      }
    } else {
      assertThat(verdict.gates())
          .filteredOn(g -> !g.passed())
          .extracting(Gate::id)
          .contains("every-pattern-possible");
      assertThat(verdict.estimate()).isEmpty();
    }
  }

  static Stream<List<Integer>> awkward() {
    return Stream.of(
        List.of(0b0001, 0b1111), // A never alone
        List.of(0b0011),
        List.of(0b0011, 0b0101, 0b1001, 0b0111, 0b1011, 0b1101, 0b1111), // A meets nobody
        List.of(0b0011, 0b0101, 0b1001, 0b0110, 0b1010, 0b1100), // nobody on exactly two
        List.of(0b0111, 0b1011, 0b1101, 0b1110, 0b1111)); // nobody on more than two
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void noMethodThrowsWhateverCannotOccur(List<Integer> impossible) {
    Map<Integer, Long> left = new TreeMap<>(fourLists().counts());
    left.keySet().removeAll(impossible);
    OverlapTable table = OverlapTable.of(LISTS, left).withImpossible(impossible);
    for (MseMethod method : MseMethod.values()) {
      boolean slow = method == MseMethod.LATENT_CLASS;
      if (!takesTwo(method) && method != MseMethod.AUTO && !(slow && impossible.size() > 1)) {
        Verdict verdict = answer(method, table).verdict();
        assertThat(verdict.estimate().isPresent())
            .as(method.word())
            .isEqualTo(verdict.refusal().isEmpty());
        assertThat(verdict.lowerBound().orElseThrow().value())
            .isGreaterThanOrEqualTo(table.observed());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MT", "MH_CHAO", "MB", "MBH", "M0", "MTH_POISSON"})
  void theBiasCorrectionsRefuse(MseMethod method) {
    OverlapTable table = fourLists().withImpossible(List.of(0b0011));
    Verdict verdict = Mse.run(table, request(method, CaptureAnswer.BIAS_CORRECTED)).verdict();
    assertThat(verdict.gates())
        .filteredOn(g -> !g.passed())
        .extracting(Gate::id)
        .contains("every-pattern-possible");
  }

  @ParameterizedTest
  @EnumSource
  void aReferralIsInEveryModelOrSaidToBeUnused(MseMethod method) {
    OverlapTable table = table(method).withReferrals(List.of(0b0011));
    LogLinear.Result result = answer(method, table);
    switch (method) {
      case CHAPMAN, LINCOLN_PETERSEN ->
          assertThat(result.verdict().refusal().orElseThrow())
              .contains("one of A*B is declared to feed the other: a third list is needed");
      case LOGLINEAR, SPARSE, DECOMPOSABLE, AUTO -> {
        assertThat(result.models()).isNotEmpty();
        assertThat(result.models())
            .allMatch(m -> m.model().generators().stream().anyMatch(g -> (g & 3) == 3));
        assertThat(result.verdict().diagnostics()).containsEntry("inEveryModel", "A*B");
      }
      case CHAO ->
          assertThat(result.verdict().warnings()).noneMatch(w -> w.contains("does not use"));
      default ->
          assertThat(result.verdict().warnings())
              .contains(
                  "this method does not use that one list feeds the other (A*B): it takes them as"
                      + " independent, which makes it too low");
    }
  }

  @Test
  void autoLeavesOutTheMethodThatTakesListsAsIndependentWithinAClass() {
    OverlapTable table = threeLists().withReferrals(List.of(0b0110));
    assertThat(answer(MseMethod.AUTO, table).verdict().warnings())
        .contains(
            "not among the methods, because it has no place for what is declared of the lists:"
                + " latent-class");
    assertThat(answer(MseMethod.AUTO, twoLists().withReferrals(List.of(3))).verdict().gates())
        .extracting(Gate::id)
        .contains("independent-by-declaration");
  }
}
