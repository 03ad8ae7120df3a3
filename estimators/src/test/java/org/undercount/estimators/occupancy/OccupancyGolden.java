package org.undercount.estimators.occupancy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.golden.ComparedValues;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;

/**
 * unmarked on the crossbill data. 31 visits have no date there, and what the reference took for
 * them is not known: where the date plays a part the likelihood agrees to four digits.
 */
public final class OccupancyGolden implements GoldenCheck {

  private static final Map<String, OccupancyFormulas> MODELS =
      Map.of(
          "colext.null", formulas("1", "1", "1", "1"),
          "colext.year.p", formulas("1", "1", "1", "season - 1"),
          "colext.date", formulas("1", "1", "1", "date + date^2"),
          "colext.cov", formulas("ele + forest", "forest", "ele", "date + date^2"),
          "occu.2000.null", formulas("1", "1", "1", "1"),
          "occu.2000.cov", formulas("ele + forest", "1", "1", "date"));

  private static OccupancyFormulas formulas(String psi, String gamma, String epsilon, String p) {
    return OccupancyFormulas.exact(
        Formula.parse(psi), Formula.parse(gamma), Formula.parse(epsilon), Formula.parse(p));
  }

  @Override
  public Outcome check(GoldenEntry entry) {
    ComparedValues values = new ComparedValues();
    JsonNode reference = entry.result().get("results");
    List<String> seasons = entry.id().contains("2000") ? List.of("00") : Crossbills.YEARS;
    SurveyedSites data = Crossbills.read(seasons);
    if (entry.id().startsWith("occuRN")) {
      RoyleNichols model = new RoyleNichols(data, Formula.CONSTANT, Formula.CONSTANT, 50);
      Maximum maximum = Maximum.from(model, new double[2]);
      values.same("log L", -maximum.logLikelihood(), reference.get("negLogLike").asDouble(), 1e-7);
      values.same(
          "lambda",
          maximum.point()[0],
          reference.get("estimates").get("lam(Int)").asDouble(),
          2e-4);
      values.same(
          "r", maximum.point()[1], reference.get("estimates").get("p(Int)").asDouble(), 5e-4);
      return values.outcome();
    }
    OccupancyFormulas model = MODELS.get(entry.id());
    if (model == null) {
      values.holds(false, "unknown model " + entry.id());
      return values.outcome();
    }
    OccupancyFit fit = OccupancyModel.fit(data, model, 0.95, ParameterIntervals.Kind.WALD);
    boolean dated = model.detection().variables().contains("date");
    values.same(
        "log L",
        -fit.summary().logLikelihood(),
        reference.get("negLogLike").asDouble(),
        dated ? 1e-4 : 1e-5);
    Map<String, ParameterEstimate> ours = new HashMap<>();
    fit.coefficients().forEach(c -> ours.put(c.name(), c));
    for (Map.Entry<String, JsonNode> theirs : reference.get("estimates").properties()) {
      ParameterEstimate coefficient = ours.get(name(theirs.getKey()));
      if (coefficient == null || !(coefficient.quantity() instanceof Quantity.Identified told)) {
        values.holds(false, "no coefficient " + name(theirs.getKey()));
        continue;
      }
      double error = reference.get("SE").get(theirs.getKey()).asDouble();
      // within a hundredth of its standard error; dates that are not known move those of detection
      values.same(
          theirs.getKey(),
          told.value(),
          theirs.getValue().asDouble(),
          error * (dated ? 0.3 : 0.01));
      values.same(theirs.getKey() + " s.e.", told.standardError(), error, dated ? 2e-3 : 5e-4);
    }
    if (reference.has("smoothed_psi") && !dated) {
      JsonNode occupied = reference.get("smoothed_psi").get("occupied");
      for (int t = 0; t < occupied.size(); t++) {
        values.same(
            "active in season " + t,
            fit.seasons().get(t).active().orElseThrow().value() / data.sites(),
            occupied.get(t).asDouble(),
            2e-4);
      }
    }
    return values.outcome();
  }

  /** {@code col(forest)} is {@code colonisation:forest}. */
  private static String name(String theirs) {
    String inside = theirs.substring(theirs.indexOf('(') + 1, theirs.length() - 1);
    String parameter =
        switch (theirs.substring(0, theirs.indexOf('('))) {
          case "col" -> "colonisation";
          case "ext" -> "extinction";
          case "psi" -> "psi";
          default -> "p";
        };
    return parameter
        + ":"
        + (inside.equals("Int")
            ? "(intercept)"
            : inside.replace("I(date^2)", "date^2").replace("year", "season"));
  }
}
