package org.undercount.jobs.plain;

import java.util.List;
import java.util.Locale;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.revenue.Agreement;
import org.undercount.estimators.revenue.RevenueModel;
import org.undercount.estimators.revenue.Sensitivity;

/** The same answer for people. */
public final class RevenueText {

  private RevenueText() {}

  public static String of(RevenueReport report) {
    StringBuilder text = new StringBuilder();
    RevenueModel model = report.file().model();
    add(text, "%s, in %s, %d draws\n", model.name(), model.unit(), report.draws().size());
    for (RevenueModel.Estimator estimator : model.estimators()) {
      Estimate estimate = report.estimates().get(estimator.id());
      if (estimate == null) {
        continue;
      }
      add(
          text,
          "\n%s  %s, %s, %s (%s)\n",
          estimator.id(),
          estimator.estimand().population(),
          estimator.estimand().place(),
          estimator.estimand().window(),
          estimator.kind());
      add(
          text,
          "  median %,.0f   (%,.0f to %,.0f, %s %%; Monte Carlo error of the median %,.0f)\n",
          estimate.value(),
          estimate.interval().lower(),
          estimate.interval().upper(),
          MseText.percent(estimate.interval().level()),
          report.draws().quantileError(estimator.id(), 0.5));
      for (Sensitivity s : report.sensitivities().getOrDefault(estimator.id(), List.of())) {
        add(
            text,
            "  %-24s share of variance %.2f alone, %.2f in all; %,.0f to %,.0f\n",
            s.input(),
            s.first(),
            s.total(),
            s.low(),
            s.high());
      }
    }
    text.append('\n');
    agreement(text, report.agreement());
    for (PublishedFigure figure : report.file().published()) {
      double computed = report.value(figure.estimator());
      add(
          text,
          "published %s %s (× %.0e): computed %s, %s   %s\n",
          figure.relation() == PublishedFigure.Relation.EQUAL ? "=" : ">=",
          figure.printed().toPlainString(),
          figure.scale(),
          figure.rounded(computed).toPlainString(),
          figure.agrees(computed) ? "agrees" : "DIFFERS",
          figure.source());
    }
    return text.toString();
  }

  private static void agreement(StringBuilder text, Agreement agreement) {
    if (agreement instanceof Agreement.Pooled pooled) {
      Estimate e = pooled.estimate();
      add(
          text,
          "Pooled %,.0f   (%,.0f to %,.0f)\n",
          e.value(),
          e.interval().lower(),
          e.interval().upper());
    } else if (agreement instanceof Agreement.Envelope envelope) {
      add(
          text,
          "Refused to pool: %s\nEnvelope %,.0f to %,.0f\n",
          RevenueReport.disagreement(envelope),
          envelope.lower(),
          envelope.upper());
    } else if (agreement instanceof Agreement.None none) {
      add(text, "Not pooled: %s\n", none.reason());
    }
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
  }
}
