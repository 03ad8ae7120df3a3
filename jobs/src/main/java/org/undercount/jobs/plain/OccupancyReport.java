package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.occupancy.OccupancyFit;
import org.undercount.estimators.occupancy.OccupancyModel;

/**
 * What {@code occupancy} answers.
 *
 * @param sites surveyed
 */
public record OccupancyReport(int sites, OccupancyFit fit) {

  private static final String ESTIMAND = "active sites of those surveyed, last season";

  public ObjectNode document(long seed) {
    ObjectNode document = EstimateDocument.plain(ESTIMAND, OccupancyModel.METHOD, fit.headline());
    document.put("observed", fit.observed());
    document.putNull("lowerBound");
    ParameterNodes.gates(document, fit.gates(), fit.warnings());
    ParameterNodes.add(document, "parameters", fit.parameters());
    ParameterNodes.add(document, "coefficients", fit.coefficients());
    document.put("logLikelihood", fit.summary().logLikelihood());
    document.put("aic", fit.summary().aic());
    document
        .putObject("diagnostics")
        .put("sites", sites)
        .put("coefficients", fit.summary().coefficients())
        .put("rank", fit.summary().rank());
    ArrayNode seasons = document.putArray("seasons");
    for (OccupancyFit.Season season : fit.seasons()) {
      ObjectNode node = seasons.addObject().put("season", season.name());
      put(node, "active", season.active());
      put(node, "opened", season.opened());
      put(node, "closed", season.closed());
    }
    document.put("seed", seed);
    return document;
  }

  private static void put(ObjectNode node, String name, Optional<Estimate> estimate) {
    node.set(name, estimate.map(EstimateDocument::estimate).orElse(null));
  }

  /** The same for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(
        text, "%,d sites surveyed, %,d with a detection in the last season", sites, fit.observed());
    if (fit.headline().isPresent()) {
      line(
          text,
          "Active  %s   %s",
          fit.headline().get().inWords(),
          fit.headline().get().interval().kind());
    } else {
      line(text, "Refused: no number of active sites");
      fit.gates().stream()
          .filter(g -> !g.passed())
          .map(Gate::detail)
          .forEach(d -> line(text, "  %s", d));
    }
    fit.warnings().forEach(w -> line(text, "Warning: %s", w));
    text.append('\n');
    ParameterNodes.add(text, fit.parameters());
    if (fit.seasons().size() > 1) {
      line(text, "\n  %-12s %-22s %-22s %s", "season", "active", "opened since", "closed since");
      for (OccupancyFit.Season s : fit.seasons()) {
        line(
            text,
            "  %-12s %-22s %-22s %s",
            s.name(),
            words(s.active()),
            words(s.opened()),
            words(s.closed()));
      }
    }
    line(
        text,
        "\nlog-likelihood %.4f, %d coefficients of which the data tell %d, AIC %.2f",
        fit.summary().logLikelihood(),
        fit.summary().coefficients(),
        fit.summary().rank(),
        fit.summary().aic());
    return text.toString();
  }

  private static String words(Optional<Estimate> estimate) {
    return estimate.map(Estimate::inWords).orElse("");
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
