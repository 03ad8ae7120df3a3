package org.undercount.jobs.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.jobs.estimate.MethodRow;

/**
 * Comparisons of methods as they may be published, and what they say of a headline. A headline that
 * is withheld, or refused because too few were seen, has none: what another method says of so few
 * would give them away.
 */
final class Comparisons {

  private static final String DISAGREE =
      "methods that rest on other evidence disagree with one another by more than may be pooled: see"
          + " the envelope";
  private static final Set<String> TOO_FEW = Set.of("table-is-usable", "enough-overlap");

  private final List<MethodRow> rows;
  private final long leastPeople;

  /**
   * Of a quarter.
   *
   * @param leastPeople a method that rests on fewer people, but some, is withheld
   */
  Comparisons(List<MethodRow> rows, long leastPeople) {
    this.rows = List.copyOf(rows);
    this.leastPeople = leastPeople;
  }

  /**
   * The headline with what the comparison says of it: C becomes B where independent families agree;
   * any grade becomes D, with a warning, where they do not.
   */
  Headline judged(Headline alone) {
    Headline.Trust trust = alone.trust();
    String grade = trust.grade();
    List<String> warnings = new ArrayList<>(trust.warnings());
    for (MethodRow row : of(alone)) {
      if (row.role() == MethodRow.Role.POOLED && grade.equals("C")) {
        grade = "B";
      } else if (row.role() == MethodRow.Role.ENVELOPE && alone.answer().isEstimated()) {
        grade = "D";
        warnings.add(DISAGREE);
      }
    }
    return new Headline(
        alone.definition(),
        alone.observed(),
        alone.answer(),
        alone.lowerBound(),
        new Headline.Trust(trust.status(), grade, warnings, trust.synthetic()));
  }

  /** Lines of the headlines that may have some, in their order. */
  List<ComparedRow> of(List<Headline> headlines) {
    List<ComparedRow> published = new ArrayList<>();
    for (Headline headline : headlines) {
      of(headline).forEach(row -> published.add(published(row)));
    }
    return published;
  }

  /** Of one headline; none if any line of it rests on few, since the others would tell of it. */
  private List<MethodRow> of(Headline headline) {
    List<MethodRow> mine = rows.stream().filter(r -> r.key().equals(headline.key())).toList();
    return headline.observed() instanceof Disclosed.Withheld
            || mine.stream().anyMatch(this::isSmall)
        ? List.of()
        : mine;
  }

  private boolean isSmall(MethodRow row) {
    long observed = row.source().observed();
    MethodRow.Reason reason = row.reason();
    boolean few = observed > 0 && observed < leastPeople;
    boolean refused =
        row.role() == MethodRow.Role.HEADLINE && reason != null && TOO_FEW.contains(reason.gate());
    return few || refused;
  }

  private static ComparedRow published(MethodRow row) {
    MethodRow.Span span = row.span();
    MethodRow.Reason reason = row.reason();
    Double value = span == null ? null : span.value();
    return new ComparedRow(
        row.key(),
        ComparedRow.Role.valueOf(row.role().name()),
        new ComparedRow.Method(row.source().id(), row.source().method(), row.source().family()),
        value == null ? null : (Double) Outward.value(value),
        span == null ? null : interval(span),
        hundredths(row.inconsistency()),
        reason == null ? "" : GateSentences.of(reason.gate()));
  }

  private static Interval interval(MethodRow.Span span) {
    return Headlines.rounded(span.lower(), span.upper(), span.level(), "rounded outward");
  }

  private static @Nullable Double hundredths(@Nullable Double share) {
    return share == null ? null : (Double) (Math.rint(100 * Objects.requireNonNull(share)) / 100);
  }
}
