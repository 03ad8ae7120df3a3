package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.TrendPoint;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;

/**
 * Sentences about headlines. A sentence claims a difference only when two 95 % intervals do not
 * meet, which is stricter than a test of the difference; a refusal is said as plainly as a number.
 */
final class Findings {

  private final Page.Source source;

  Findings(Page.Source source) {
    this.source = source;
  }

  List<Headline> headlines() {
    return source.bundle().tables().estimates().headlines();
  }

  /** Form for the headline's unit. */
  static NumberForm form(Headline headline) {
    return NumberForm.ofUnit(headline.definition().unit());
  }

  Html number(Headline headline, String column) {
    int row = headlines().indexOf(headline);
    NumberForm form = column.equals("level") ? NumberForm.PERCENT : form(headline);
    return source.cells().number("headlines", row, column, form);
  }

  /** One list item: what is estimated, or why nothing is. */
  Html sentence(Headline headline) {
    List<Html> parts = new ArrayList<>();
    parts.add(el("strong", Words.capital(headline.definition().place()) + ": "));
    boolean money = headline.definition().unit().equals("US dollars");
    String unit = money ? "" : " " + headline.definition().unit();
    Headline.Refused refused = headline.refusal();
    if (refused == null) {
      parts.add(Html.text("an estimated "));
      parts.add(number(headline, "value"));
      parts.add(Html.text(unit + " ("));
      parts.add(number(headline, "level"));
      parts.add(Html.text(" interval "));
      parts.add(number(headline, "lower"));
      parts.add(Html.text(" to "));
      parts.add(number(headline, "upper"));
      parts.add(Html.text(")."));
    } else {
      parts.add(
          Html.text("no estimate is published, because " + Words.small(refused.reason()) + "."));
      if (headline.lowerBound() != null) {
        parts.add(Html.text(" At least "));
        parts.add(number(headline, "lower_bound"));
        parts.add(
            Html.text(unit + " (" + Objects.requireNonNull(headline.lowerBound()).method() + ")."));
      }
    }
    Disclosed observed = headline.observed();
    if (observed != null) {
      parts.add(Html.text(" The records hold "));
      parts.add(number(headline, "observed"));
      parts.add(Html.text("."));
    }
    parts.add(change(headline));
    return Html.all(parts);
  }

  /** How the headline compares with the quarter before, said only as far as the intervals allow. */
  Html change(Headline headline) {
    TrendPoint now = point(headline.definition(), 0);
    TrendPoint before = point(headline.definition(), -1);
    if (now == null || before == null) {
      return Html.none();
    }
    TrendPoint.Bands a = before.bands();
    TrendPoint.Bands b = now.bands();
    if (a == null || b == null) {
      return Html.none();
    }
    int row = source.bundle().tables().estimates().trend().indexOf(before);
    Html earlier = source.cells().number("trend", row, "value", form(headline));
    boolean apart =
        new Interval(a.lower95(), a.upper95(), 0.95, "trend")
            .isApartFrom(new Interval(b.lower95(), b.upper95(), 0.95, "trend"));
    String quarter = Words.quarter(Quarter.parse(before.quarter()));
    return apart
        ? Html.all(
            b.value() > a.value() ? " Up from " : " Down from ",
            earlier,
            " in " + quarter + "; the intervals do not meet.")
        : Html.all(
            " It was ",
            earlier,
            " in " + quarter + "; the intervals overlap, so no change is claimed.");
  }

  /** The sentence under the title; its strength follows the interval's lower end. */
  String lead() {
    return headlines().stream()
        .filter(h -> h.estimate() != null && h.observed() != null)
        .filter(h -> !Objects.requireNonNull(h.observed()).isWithheld())
        .findFirst()
        .map(Findings::lead)
        .orElse("What was recorded, what can be estimated from it, and what cannot");
  }

  private static String lead(Headline h) {
    double lower = Objects.requireNonNull(h.estimate()).interval().lower();
    double recorded =
        Objects.requireNonNull(Objects.requireNonNull(h.observed()).value()).doubleValue();
    String what = h.definition().estimand().toLowerCase(Locale.ENGLISH);
    String where = h.definition().place();
    if (lower > 2 * recorded) {
      return "Records hold fewer than half of the " + what + " in " + where;
    }
    if (lower > recorded) {
      return "There are more " + what + " in " + where + " than records show";
    }
    return "Records may hold most of the " + what + " in " + where;
  }

  private @Nullable TrendPoint point(Headline.Definition definition, int quarters) {
    String quarter = Quarter.parse(definition.quarter()).plus(quarters).toString();
    return source.bundle().tables().estimates().trend().stream()
        .filter(
            p ->
                p.code().equals(definition.code())
                    && p.place().equals(definition.placeCode())
                    && p.quarter().equals(quarter))
        .findFirst()
        .orElse(null);
  }
}
