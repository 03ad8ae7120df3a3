package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.estimators.Gate;
import org.undercount.estimators.open.FitTests;
import org.undercount.estimators.open.HistoryFit;

/**
 * What {@code histories} answers.
 *
 * @param method of the command line
 * @param fit with or without a headline
 * @param tests of fit; empty where the histories are of another kind
 */
public record HistoryReport(String method, HistoryFit fit, Optional<FitTests> tests) {

  public ObjectNode document(long seed) {
    ObjectNode document = EstimateDocument.plain(fit.estimand(), method, fit.headline());
    document.put("observed", fit.observed());
    document.putNull("lowerBound");
    ParameterNodes.gates(document, fit.gates(), fit.warnings());
    ParameterNodes.add(document, "parameters", fit.parameters());
    ParameterNodes.add(document, "coefficients", fit.coefficients());
    document.put("logLikelihood", fit.summary().logLikelihood());
    document.put("aic", fit.summary().aic());
    ObjectNode diagnostics = document.putObject("diagnostics");
    diagnostics.put("coefficients", fit.summary().coefficients());
    diagnostics.put("rank", fit.summary().rank());
    diagnostics.put("conditionalLogLikelihood", fit.conditional());
    tests.ifPresent(t -> tests(diagnostics.putObject("fitTests"), t));
    occasions(document, "stock", fit.stock());
    occasions(document, "entrants", fit.entrants());
    occasions(document, "losses", fit.losses());
    document.put("seed", seed);
    return document;
  }

  private static void occasions(
      ObjectNode document, String name, List<HistoryFit.Occasion> occasions) {
    if (occasions.isEmpty()) {
      return;
    }
    ArrayNode nodes = document.putArray(name);
    for (HistoryFit.Occasion occasion : occasions) {
      nodes
          .addObject()
          .put("occasion", occasion.occasion())
          .set("estimate", occasion.estimate().map(EstimateDocument::estimate).orElse(null));
    }
  }

  private static void tests(ObjectNode node, FitTests tests) {
    test(node.putObject("overall"), tests.overall());
    test(node.putObject("test3sr"), tests.transience());
    test(node.putObject("test3sm"), tests.nextSeenOfOld());
    test(node.putObject("test2ct"), tests.trapDependence());
    test(node.putObject("test2cl"), tests.nextSeenOfMissed());
  }

  private static void test(ObjectNode node, FitTests.Test test) {
    node.put("statistic", test.statistic())
        .put("df", test.degreesOfFreedom())
        .put("p", test.probability());
    test.sign().ifPresent(s -> node.put("sign", s));
  }

  /** The same for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "%,d units seen", fit.observed());
    if (fit.headline().isPresent()) {
      var e = fit.headline().get();
      boolean whole = e.value() >= 10;
      line(
          text,
          whole ? "%s %,.0f   (%,.0f to %,.0f, %s %%, %s)" : "%s %.4f   (%.4f to %.4f, %s %%, %s)",
          fit.estimand(),
          e.value(),
          e.interval().lower(),
          e.interval().upper(),
          MseText.percent(e.interval().level()),
          e.interval().kind());
    } else {
      line(text, "Refused: no %s", fit.estimand());
      fit.gates().stream()
          .filter(g -> !g.passed())
          .map(Gate::detail)
          .forEach(d -> line(text, "  %s", d));
    }
    fit.warnings().forEach(w -> line(text, "Warning: %s", w));
    text.append('\n');
    ParameterNodes.add(text, fit.parameters());
    occasions(text, "there at", fit.stock());
    occasions(text, "new by", fit.entrants());
    occasions(text, "gone by", fit.losses());
    text.append('\n');
    line(
        text,
        "log-likelihood %.4f, %d coefficients of which the data tell %d, AIC %.2f",
        fit.summary().logLikelihood(),
        fit.summary().coefficients(),
        fit.summary().rank(),
        fit.summary().aic());
    tests.ifPresent(
        t ->
            line(
                text,
                "fit: χ² %.2f on %d, p = %.3f; new units (3.SR) p = %.3f, after being seen (2.CT)"
                    + " p = %.3f",
                t.overall().statistic(),
                t.overall().degreesOfFreedom(),
                t.overall().probability(),
                t.transience().probability(),
                t.trapDependence().probability()));
    return text.toString();
  }

  private static void occasions(
      StringBuilder text, String what, List<HistoryFit.Occasion> occasions) {
    for (HistoryFit.Occasion occasion : occasions) {
      line(
          text,
          "  %-27s %s",
          what + " occasion " + occasion.occasion(),
          occasion.estimate().map(e -> e.inWords()).orElse("not told by the data"));
    }
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
