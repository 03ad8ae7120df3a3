package org.undercount.jobs.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.CellId;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Protected;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.GateRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.PublishedCells;
import org.undercount.datasets.release.Status;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.stay.StillHeld;
import org.undercount.jobs.estimate.EstimateRow;

/**
 * Exact headlines as they may be published. An estimate of a place whose recorded count is withheld
 * is withheld too, because a small count inside a narrow interval gives itself away.
 */
final class Headlines {

  private static final Map<String, String> NOUNS =
      Map.of(
          "E1", "People held in scam centres at the end of the quarter",
          "E2", "People held in scam centres",
          "E4", "Scam centres active",
          "E4o", "Scam centres opened since the quarter before",
          "E4c", "Scam centres closed since the quarter before",
          "E5", "Takings of scam centres");

  private Headlines() {}

  static Headline of(EstimateRow row, Protected counts, boolean synthetic) {
    Quarter quarter = Quarter.parse(row.quarter());
    Disclosed observed = observed(row, counts);
    boolean hidden = recorded(row, counts) instanceof Disclosed.Withheld;
    Headline.Answer answer = answer(row, hidden);
    return new Headline(
        new Headline.Definition(
            row.key(),
            NOUNS.getOrDefault(code(row), row.estimand().population()),
            row.estimand().unit().equals("USD") ? "US dollars" : row.estimand().unit(),
            row.estimand().population(),
            Places.named(row.estimand().place()),
            row.estimand().kind() == Estimand.Kind.FLOW
                ? quarter.firstDay() + " to " + quarter.lastDay()
                : row.estimand().window(),
            row.estimand().kind() == Estimand.Kind.FLOW
                ? Headline.Nature.FLOW
                : Headline.Nature.STOCK),
        observed,
        answer,
        hidden
            ? null
            : row.verdict()
                .lowerBound()
                .map(
                    b ->
                        new Headline.LowerBound(
                            Outward.lower(b.lowerLimit()),
                            String.format(
                                Locale.ROOT,
                                "%s, lower end of its %.0f %% interval",
                                b.method(),
                                100 * b.level())))
                .orElse(null),
        new Headline.Trust(
            answer.isEstimated() ? Status.PROVISIONAL : Status.REFUSED,
            grade(row, answer),
            row.verdict().warnings(),
            synthetic));
  }

  /** The gates of a headline, as published. */
  static List<GateRow> gates(EstimateRow row) {
    List<GateRow> gates = new ArrayList<>();
    for (Gate gate : row.verdict().gates()) {
      gates.add(new GateRow(row.key(), gate.id(), gate.passed(), GateSentences.of(gate)));
    }
    return gates;
  }

  static Interval rounded(double lower, double upper, double level, String kind) {
    return new Interval(Outward.lower(lower), Outward.upper(upper), level, kind);
  }

  /** {@code E2} of {@code E2.KH.2023Q1}. */
  static String code(EstimateRow row) {
    return row.key().substring(0, row.key().indexOf('.'));
  }

  /** {@code KH} of {@code E2.KH.2023Q1}. */
  static String place(EstimateRow row) {
    return row.key().substring(row.key().indexOf('.') + 1, row.key().lastIndexOf('.'));
  }

  /**
   * What the records show of just what the headline counts; null where they do not count it, such
   * as money, or people held on one day.
   */
  static @Nullable Disclosed observed(EstimateRow row, Protected counts) {
    return Set.of("E2", "E4").contains(code(row)) ? recorded(row, counts) : null;
  }

  /**
   * The records a headline rests on: a cell of the protected tables, or the sum of the places of a
   * total. Where it is withheld, so is the estimate.
   */
  private static @Nullable Disclosed recorded(EstimateRow row, Protected counts) {
    String place = place(row);
    return switch (code(row)) {
      case "E1", "E2" ->
          place.equals("ALL")
              ? total(row, counts, "people", "destination")
              : counts.at(CellId.of("people", "quarter", row.quarter(), "destination", place));
      case "E4", "E4o", "E4c" ->
          place.equals("ALL")
              ? total(row, counts, "sites", "country")
              : counts.at(PublishedCells.sites(row.quarter(), place));
      default -> null;
    };
  }

  private static Disclosed total(
      EstimateRow row, Protected counts, String measure, String dimension) {
    for (String part : row.estimand().place().split(", *", -1)) {
      Disclosed cell = counts.at(CellId.of(measure, "quarter", row.quarter(), dimension, part));
      if (cell instanceof Disclosed.Withheld) {
        return Disclosed.withheld();
      }
    }
    return Disclosed.exact(row.verdict().observed());
  }

  /**
   * How far to lean on it alone. C is one method whose gates all passed without a warning; D
   * everything else. {@link Comparisons} raises C to B or lowers it to D; A needs methods whose
   * assumptions were themselves tested, which this road does not have.
   */
  private static String grade(EstimateRow row, Headline.Answer answer) {
    return answer.isEstimated()
            && row.verdict().warnings().isEmpty()
            && row.verdict().gates().stream().allMatch(Gate::passed)
            && !code(row).equals("E5")
        ? "C"
        : "D";
  }

  private static Headline.Answer answer(EstimateRow row, boolean hidden) {
    String method = row.verdict().estimate().map(Estimate::method).orElse(tried(row));
    if (hidden) {
      return new Headline.Refused(
          "too few are recorded there for any number to be published safely", method);
    }
    if (row.verdict().estimate().isEmpty()) {
      return new Headline.Refused(refusal(row), method);
    }
    Estimate e = row.verdict().estimate().get();
    return new Headline.Estimated(
        Outward.value(e.value()),
        rounded(
            e.interval().lower(), e.interval().upper(), e.interval().level(), e.interval().kind()),
        method);
  }

  private static String refusal(EstimateRow row) {
    return row.verdict().gates().stream()
        .filter(g -> !g.passed())
        .findFirst()
        .map(GateSentences::of)
        .orElseThrow(
            () -> new IllegalStateException("A refusal has a gate that failed: " + row.key()));
  }

  private static String tried(EstimateRow row) {
    return switch (code(row)) {
      case "E1" -> StillHeld.METHOD;
      case "E4o", "E4c" -> "robust-design";
      case "E5" -> "headcount-take";
      default -> LogLinear.AVERAGE;
    };
  }
}
