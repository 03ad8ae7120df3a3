package org.undercount.jobs.plain;

import java.util.Locale;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.stay.LogRank;
import org.undercount.estimators.stay.StayFit;

/** The answer of {@code stays} for people. */
final class StaysText {

  private StaysText() {}

  static void add(StringBuilder text, StaysReport.Answer answer, double level, String indent) {
    Verdict verdict = answer.verdict();
    line(
        text,
        indent,
        "Stays",
        answer.stays() + ", " + verdict.diagnostics().get("ended") + " ended");
    line(
        text,
        indent,
        "Median stay",
        verdict.estimate().map(e -> words(e) + " days").orElse("refused"));
    verdict
        .lowerBound()
        .ifPresent(
            b ->
                line(
                    text,
                    indent,
                    "Lower bound",
                    days(b.value()) + " days (at least " + days(b.lowerLimit()) + ")"));
    line(
        text,
        indent,
        "Mean stay",
        answer.mean().estimate().map(e -> words(e) + " days; ").orElse("none; ")
            + answer.mean().reason());
    answer.stock().ifPresent(e -> line(text, indent, "Stock", e.inWords() + " people"));
    answer.transfers().ifPresent(t -> line(text, indent, "Transfers", words(t.mean()) + " each"));
    for (Gate gate : verdict.gates()) {
      line(
          text,
          indent,
          gate.passed() ? "Gate passed" : "Gate FAILED",
          gate.id() + ": " + gate.detail());
    }
    verdict.warnings().forEach(w -> line(text, indent, "Warning", w));
    for (StayFit.Attempt a : answer.attempts()) {
      line(
          text,
          indent,
          a.model().word(),
          a.fit()
              .map(
                  f ->
                      String.format(
                          Locale.ROOT,
                          "AIC %.2f, AICc %s, median %s, mean %s",
                          f.aic(),
                          f.aicc().isPresent()
                              ? String.format(Locale.ROOT, "%.2f", f.aicc().getAsDouble())
                              : "none",
                          f.median(level).map(StaysText::words).orElse("none"),
                          f.mean(level).map(StaysText::words).orElse("none")))
              .orElse(a.status()));
    }
  }

  /** Whether the groups leave alike. */
  static void add(StringBuilder text, LogRank test) {
    line(
        text,
        "",
        "Log-rank",
        String.format(
            Locale.ROOT,
            "χ² %.2f on %d, p = %.4f if all groups leave alike",
            test.statistic(),
            test.degreesOfFreedom(),
            test.probability()));
  }

  private static void line(StringBuilder text, String indent, String label, String value) {
    text.append(indent).append(String.format(Locale.ROOT, "%-17s%s\n", label, value));
  }

  private static String words(Estimate e) {
    Interval i = e.interval();
    return Double.isFinite(i.upper())
        ? days(e.value()) + " (" + days(i.lower()) + " to " + days(i.upper()) + ")"
        : days(e.value()) + " (" + days(i.lower()) + " or more)";
  }

  static String days(double days) {
    return String.format(Locale.ROOT, days < 10 ? "%.2f" : "%,.1f", days);
  }
}
