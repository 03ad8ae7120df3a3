package org.undercount.jobs.plain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Assessment;
import org.undercount.estimators.joint.JointLogLinear;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

/** The same answer for people. */
public final class MseText {

  /** Methods whose number is not that of the model named beside it. */
  private static final Set<String> OVER_MODELS =
      Set.of(LogLinear.AVERAGE, JointLogLinear.AVERAGE, Assessment.STACKED, Assessment.ENVELOPE);

  private MseText() {}

  public static String of(MseReport report, MseReport.Shown shown) {
    StringBuilder text = new StringBuilder();
    if (report.divided()) {
      for (MseReport.Part part : report.strata()) {
        text.append(part.name()).append('\n');
        verdict(text, part.result().verdict(), "  ", part.assessment().isPresent());
        part.assessment().ifPresent(a -> AssessmentText.add(text, a, "  "));
        describe(text, part, "  ", shown);
      }
      text.append("total\n");
      verdict(text, report.total(), "  ", false);
      report.together().ifPresent(t -> models(text, t.names(), t.models(), shown.top()));
    } else {
      MseReport.Part only = report.strata().get(0);
      verdict(text, report.total(), "", only.assessment().isPresent());
      only.assessment().ifPresent(a -> AssessmentText.add(text, a, ""));
      models(text, only.lists(), only.result().models(), shown.top());
      describe(text, only, "", shown);
    }
    return text.toString();
  }

  private static void describe(
      StringBuilder text, MseReport.Part part, String indent, MseReport.Shown shown) {
    if (shown.description()) {
      part.described().ifPresent(d -> DescriptionDocument.add(text, d, indent));
    }
  }

  private static void verdict(
      StringBuilder text, Verdict verdict, String indent, boolean pageFollows) {
    observed(text, verdict, indent);
    answer(text, verdict, indent, pageFollows);
  }

  static void observed(StringBuilder text, Verdict verdict, String indent) {
    line(text, indent, "Observed", number((double) verdict.observed()));
  }

  /** What is published of a verdict beside what was seen. */
  static void answer(StringBuilder text, Verdict verdict, String indent, boolean pageFollows) {
    if (verdict.estimate().isPresent()) {
      Estimate e = verdict.estimate().get();
      line(
          text,
          indent,
          "Estimate",
          number(e.value())
              + "   ("
              + number(e.interval().lower())
              + " to "
              + number(e.interval().upper())
              + ", "
              + percent(e.interval().level())
              + " % "
              + e.interval().kind()
              + ")");
    } else {
      line(text, indent, "Estimate", "refused");
    }
    verdict
        .lowerBound()
        .ifPresent(
            b ->
                line(
                    text,
                    indent,
                    "Lower bound",
                    number(b.value())
                        + "   (at least "
                        + number(b.lowerLimit())
                        + "; "
                        + b.method()
                        + ")"));
    boolean averaged = verdict.estimate().filter(e -> OVER_MODELS.contains(e.method())).isPresent();
    fact(text, indent, averaged ? "Best model" : "Model", verdict.diagnostics().get("model"));
    if (!pageFollows) {
      fact(text, indent, "Why", verdict.diagnostics().get("choice"));
    }
    for (Gate gate : verdict.gates()) {
      line(
          text,
          indent,
          gate.passed() ? "Gate passed" : "Gate FAILED",
          gate.id() + ": " + gate.detail());
    }
    verdict.warnings().forEach(w -> line(text, indent, "Warning", w));
  }

  private static void models(
      StringBuilder text, List<String> lists, List<RankedModel> models, int top) {
    if (models.isEmpty()) {
      return;
    }
    text.append(
        String.format(
            Locale.ROOT,
            "\n%12s %11s %9s %4s %9s %9s %6s  %s\n",
            "estimate",
            "std. error",
            "deviance",
            "df",
            "AIC",
            "BIC",
            "weight",
            "model"));
    for (RankedModel m : models.subList(0, Math.min(top, models.size()))) {
      String formula = m.model().formula(lists);
      if (m.fit() instanceof Fit.Converged c) {
        text.append(
            String.format(
                Locale.ROOT,
                "%12s %11s %9.2f %4d %9.2f %9.2f %6.3f  %s\n",
                number(c.population()),
                number(c.standardError()),
                c.deviance(),
                c.degreesOfFreedom(),
                c.aic(),
                c.bic(),
                m.weight(),
                formula));
      } else if (m.fit() instanceof Fit.Posterior p) {
        text.append(
            String.format(
                Locale.ROOT,
                "%12s %11s %41.3f  %s\n",
                number(p.population()),
                number(p.spread()),
                m.weight(),
                formula));
      } else {
        text.append(String.format(Locale.ROOT, "%12s %53s  %s\n", "-", m.fit().status(), formula));
      }
    }
    if (models.size() > top) {
      text.append(
          String.format(Locale.ROOT, "%12s and %d more (--top N)\n", "…", models.size() - top));
    }
  }

  private static void fact(
      StringBuilder text, String indent, String label, @Nullable String value) {
    if (value != null) {
      line(text, indent, label, value);
    }
  }

  private static void line(StringBuilder text, String indent, String label, String value) {
    text.append(indent).append(String.format(Locale.ROOT, "%-13s%s\n", label, value));
  }

  /** 0.95 as {@code 95}, 0.999 as {@code 99.9}. */
  static String percent(double level) {
    return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
