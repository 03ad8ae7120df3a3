package org.undercount.jobs.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercount.datasets.disclosure.Protected;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.datasets.release.Status;
import org.undercount.datasets.release.TrendPoint;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.jobs.estimate.EstimateRow;

/**
 * The quarterly series: what the release before this quarter printed, and this quarter's points.
 */
final class TrendPoints {

  private TrendPoints() {}

  static List<TrendPoint> of(
      List<EstimateRow> rows,
      Draws draws,
      Protected counts,
      boolean synthetic,
      Optional<ReleaseBundle> before) {
    List<TrendPoint> points = new ArrayList<>();
    before.ifPresent(b -> points.addAll(b.tables().estimates().trend()));
    for (EstimateRow row : rows) {
      Headline headline = Headlines.of(row, counts, synthetic);
      TrendPoint.Bands bands = headline.answer().isEstimated() ? bands(row, draws, headline) : null;
      points.add(
          new TrendPoint(
              headline.definition().code(),
              headline.definition().placeCode(),
              row.quarter(),
              headline.observed(),
              bands,
              bands == null ? Status.REFUSED : Status.PROVISIONAL));
    }
    return points;
  }

  /** The headline's interval, and inside it the middle half of its draws. */
  private static TrendPoint.Bands bands(EstimateRow row, Draws draws, Headline headline) {
    Headline.Estimated published = (Headline.Estimated) headline.answer();
    Estimate exact = row.verdict().estimate().orElseThrow();
    String column = row.key().substring(0, row.key().lastIndexOf('.'));
    double lower = published.interval().lower();
    double upper = published.interval().upper();
    double value = published.value();
    double lower50 = Outward.lower(Math.min(draws.quantile(column, 0.25), exact.value()));
    double upper50 = Outward.upper(Math.max(draws.quantile(column, 0.75), exact.value()));
    return new TrendPoint.Bands(
        value,
        Math.min(value, Math.max(lower, lower50)),
        Math.max(value, Math.min(upper, upper50)),
        lower,
        upper);
  }
}
