package org.undercount.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.Status;
import org.undercount.jobs.estimate.MethodRow;

class ComparisonsTest {

  private static final String KEY = "E2.KH.2023Q1";
  private static final Headline.Answer ESTIMATED =
      new Headline.Estimated(1000, new Interval(800, 1250, 0.95, "profile"), "average");

  @Test
  void agreementRaisesCToB() {
    Comparisons compared = new Comparisons(rows(300, pooled()), 10);
    Headline judged = compared.judged(headline(Disclosed.exact(400), ESTIMATED, "C"));
    assertThat(judged.trust().grade()).isEqualTo("B");
    assertThat(judged.trust().warnings()).isEmpty();
  }

  @Test
  void agreementDoesNotMendADefect() {
    Comparisons compared = new Comparisons(rows(300, pooled()), 10);
    assertThat(compared.judged(headline(Disclosed.exact(400), ESTIMATED, "D")).trust().grade())
        .isEqualTo("D");
  }

  @Test
  void disagreementLowersToDWithAWarning() {
    Comparisons compared = new Comparisons(rows(300, envelope()), 10);
    Headline judged = compared.judged(headline(Disclosed.exact(400), ESTIMATED, "C"));
    assertThat(judged.trust().grade()).isEqualTo("D");
    assertThat(judged.trust().warnings())
        .containsExactly(
            "methods that rest on other evidence disagree with one another by more than may be"
                + " pooled: see the envelope");
  }

  @Test
  void publishedIntervalsAreRoundedOutwardAndReasonsHoldNoCounts() {
    List<ComparedRow> published =
        new Comparisons(rows(300, envelope()), 10)
            .of(List.of(headline(Disclosed.exact(400), ESTIMATED, "C")));
    assertThat(published).hasSize(3);
    assertThat(published.get(1).value()).isEqualTo(1230);
    assertThat(published.get(1).interval())
        .isEqualTo(new Interval(987, 1550, 0.95, "rounded outward"));
    assertThat(published.get(2).value()).isNull();
    assertThat(published.get(2).note())
        .isEqualTo(
            "families of evidence lie further apart than may be pooled: the envelope is given");
  }

  @Test
  void aWithheldHeadlineWithholdsItsComparison() {
    Comparisons compared = new Comparisons(rows(300, pooled()), 10);
    Headline withheld =
        headline(
            Disclosed.withheld(),
            new Headline.Refused("too few are recorded there", "average"),
            "D");
    assertThat(compared.of(List.of(withheld))).isEmpty();
    assertThat(compared.judged(withheld)).isEqualTo(withheld);
  }

  @Test
  void aHeadlineRefusedForSmallCountsWithholdsItsComparison() {
    List<MethodRow> rows = new ArrayList<>(rows(300, pooled()));
    rows.set(
        0,
        row(
            MethodRow.Role.HEADLINE,
            "lists",
            400,
            null,
            new MethodRow.Reason("enough-overlap", "found 3")));
    Headline refused =
        headline(Disclosed.exact(400), new Headline.Refused("too little overlap", "average"), "D");
    assertThat(new Comparisons(rows, 10).of(List.of(refused))).isEmpty();
  }

  @Test
  void aServiceThatCountedFewWithholdsTheComparison() {
    Headline headline = headline(Disclosed.exact(400), ESTIMATED, "C");
    assertThat(new Comparisons(rows(9, pooled()), 10).of(List.of(headline))).isEmpty();
    assertThat(new Comparisons(rows(9, pooled()), 10).judged(headline).trust().grade())
        .isEqualTo("C");
    assertThat(new Comparisons(rows(10, pooled()), 10).of(List.of(headline))).hasSize(3);
  }

  private static List<MethodRow> rows(long served, MethodRow result) {
    return List.of(
        row(
            MethodRow.Role.HEADLINE,
            "lists",
            400,
            new MethodRow.Span(1000.0, 800, 1250, 0.95),
            null),
        row(
            MethodRow.Role.SECOND,
            "multiplier",
            served,
            new MethodRow.Span(1234.0, 987.6, 1543.2, 0.95),
            null),
        result);
  }

  private static MethodRow pooled() {
    return row(MethodRow.Role.POOLED, "all", 0, new MethodRow.Span(1100.0, 900, 1300, 0.95), null);
  }

  private static MethodRow envelope() {
    return row(
        MethodRow.Role.ENVELOPE,
        "all",
        0,
        new MethodRow.Span(null, 800, 1543.2, 0.95),
        new MethodRow.Reason("methods-agree", "they differ by 3.00"));
  }

  private static MethodRow row(
      MethodRow.Role role,
      String id,
      long observed,
      MethodRow.@Nullable Span span,
      MethodRow.@Nullable Reason reason) {
    return new MethodRow(
        KEY, "2023Q1", role, new MethodRow.Source(id, id, id, observed), span, null, reason);
  }

  private static Headline headline(Disclosed observed, Headline.Answer answer, String grade) {
    return new Headline(
        new Headline.Definition(
            KEY,
            "People held in scam centres",
            "people",
            "people held in scam centres at any time in the quarter",
            "Cambodia",
            "2023-01-01 to 2023-03-31",
            Headline.Nature.FLOW),
        observed,
        answer,
        null,
        new Headline.Trust(
            answer.isEstimated() ? Status.PROVISIONAL : Status.REFUSED, grade, List.of(), true));
  }
}
