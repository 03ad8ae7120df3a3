package org.undercount.estimators.open;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.golden.ComparedValues;
import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;

/** marked, openCR, R2ucare and Rcapture's openp and robustd. */
public final class OpenPopulationGolden implements GoldenCheck {

  private static final double LIKELIHOOD = 1e-5;
  private static final double ESTIMATE = 2e-4; // the references' optimisers stop early
  private static final Pattern MARKED =
      Pattern.compile("(?:CJS|JS)\\.Phi\\(~(\\w+)\\)p\\(~(\\w+)\\)(?:pent\\(~(\\w+)\\))?");

  private final ComparedValues values = new ComparedValues();

  @Override
  public Outcome check(GoldenEntry entry) {
    return new OpenPopulationGolden().checked(entry);
  }

  private Outcome checked(GoldenEntry entry) {
    JsonNode reference = entry.result().get("results");
    switch (entry.peer()) {
      case "marked" -> marked(entry, reference);
      case "openCR" -> openCr(entry, reference);
      case "R2ucare" -> fitTest(entry, reference);
      default -> rcapture(entry, reference);
    }
    return values.outcome();
  }

  private void marked(GoldenEntry entry, JsonNode reference) {
    if (entry.id().startsWith("hmmMSCJS")) {
      multistate(entry, reference);
      return;
    }
    Matcher model = MARKED.matcher(entry.id());
    values.holds(model.matches(), "unknown model " + entry.id());
    CaptureHistories data =
        SharedHistories.read(entry.dataset(), entry.id().contains("sex") ? "sex" : "", List.of());
    HistoryModel ours =
        model.group(3) == null
            ? new HistoryModel.Cjs(formula(model.group(1)), formula(model.group(2)))
            : new HistoryModel.Popan(
                formula(model.group(1)), formula(model.group(2)), formula(model.group(3)));
    HistoryFit fit = fit(ours, data);
    double better = -2 * fit.summary().logLikelihood();
    double theirs = reference.get("neg2lnl").asDouble();
    values.holds(
        better <= theirs + LIKELIHOOD * theirs, "−2 log L " + better + " is above " + theirs);
    if (Math.abs(better - theirs) > LIKELIHOOD * theirs) {
      values.leave("estimates of a maximum that the reference did not reach");
      return;
    }
    for (String name : List.of("Phi", "p")) {
      reals(fit, name.toLowerCase(Locale.ROOT), reference.get("reals").get(name));
    }
    if (reference.has("Nsuper")) {
      population(fit, reference.get("Nsuper").asDouble());
    }
  }

  private void population(HistoryFit fit, double theirs) {
    if (fit.headline().isPresent()) {
      values.same("superpopulation", fit.headline().get().value(), theirs, ESTIMATE);
    } else {
      values.leave("a superpopulation that the data do not tell: refused");
    }
  }

  private void reals(HistoryFit fit, String name, JsonNode reals) {
    JsonNode times = reals.path("time");
    JsonNode groups = reals.path("sex");
    JsonNode estimates = reals.get("estimate");
    if (!estimates.isArray()) {
      real(fit, name, estimates.asDouble(), reals.path("se").asDouble());
      return;
    }
    for (int i = 0; i < estimates.size(); i++) {
      String inside =
          times.isArray()
              ? times.get(i).asText()
              : groups.isArray() ? "sex=" + groups.get(i).asText() : "";
      real(
          fit,
          inside.isEmpty() ? name : name + "[" + inside + "]",
          estimates.get(i).asDouble(),
          reals.get("se").get(i).asDouble());
    }
  }

  /** One parameter where both say that the data tell it. */
  private void real(HistoryFit fit, String name, double value, double standardError) {
    Optional<ParameterEstimate> ours =
        fit.parameters().stream().filter(p -> p.name().equals(name)).findFirst();
    if (ours.isEmpty()) {
      values.holds(false, "no parameter " + name);
    } else if (ours.get().quantity() instanceof Quantity.Identified told
        && standardError < 0.3
        && standardError > 1e-3) {
      values.same(name, told.value(), value, 2 * ESTIMATE);
      values.same(name + " s.e.", told.standardError(), standardError, 2e-3);
    } else {
      values.leave("parameters at the edge or not told by the data");
    }
  }

  private void multistate(GoldenEntry entry, JsonNode reference) {
    CaptureHistories data = SharedHistories.read(entry.dataset(), "", List.of());
    boolean varied = entry.id().contains("S(~stratum)");
    HistoryFit fit =
        fit(
            new HistoryModel.States(
                varied ? Formula.parse("state") : Formula.CONSTANT,
                varied ? Formula.parse("time") : Formula.CONSTANT,
                HistoryModel.States.EVERY_MOVE),
            data);
    values.same(
        "−2 log L", -2 * fit.summary().logLikelihood(), reference.get("neg2lnl").asDouble(), 1e-7);
    JsonNode moves = reference.get("reals").get("Psi");
    for (int i = 0; i < moves.get("estimate").size(); i++) {
      String name =
          "psi["
              + moves.get("stratum").get(i).asText()
              + ">"
              + moves.get("tostratum").get(i).asText()
              + "]";
      values.same(name, value(fit, name), moves.get("estimate").get(i).asDouble(), 1e-3);
    }
    JsonNode survival = reference.get("reals").get("S");
    if (varied) {
      for (int i = 0; i < 3; i++) {
        String name = "S[" + survival.get("stratum").get(i).asText() + "]";
        values.same(name, value(fit, name), survival.get("estimate").get(i).asDouble(), 1e-4);
      }
    } else {
      values.same("S", value(fit, "S"), survival.get("estimate").asDouble(), ESTIMATE);
    }
  }

  private static double value(HistoryFit fit, String name) {
    return fit.parameters().stream()
        .filter(p -> p.name().equals(name))
        .map(p -> ((Quantity.Identified) p.quantity()).value())
        .findFirst()
        .orElse(Double.NaN);
  }

  private void openCr(GoldenEntry entry, JsonNode reference) {
    CaptureHistories data = SharedHistories.read(entry.dataset(), "", List.of());
    switch (entry.function()) {
      case "JS.counts", "JS.direct" -> jollySeber(data, reference);
      case "m.array" -> releases(data, reference);
      default -> openCrFit(entry, data, reference);
    }
  }

  private void openCrFit(GoldenEntry entry, CaptureHistories data, JsonNode reference) {
    String[] parts = entry.id().split("\\.", -1);
    Formula p = entry.id().contains(".pt.") ? formula("time") : Formula.CONSTANT;
    Formula phi = entry.id().contains(".phit") ? formula("time") : Formula.CONSTANT;
    String type = parts[0];
    boolean timed = entry.id().matches(".*\\.(b|f|l|g|N|BN)t");
    Formula rate = timed ? formula("time") : Formula.CONSTANT;
    HistoryModel ours =
        switch (type) {
          case "CJS" -> new HistoryModel.Cjs(phi, p);
          case "JSSAbCL", "JSSAb", "JSSAN", "JSSAB" -> new HistoryModel.Popan(phi, p, rate);
          case "JSSAfCL" -> new HistoryModel.Pradel(phi, p, Entry.RECRUITMENT, rate);
          case "Pradelg" -> new HistoryModel.Pradel(phi, p, Entry.SENIORITY, rate);
          // The same family of stocks, without the bound that growth sets to survival.
          default ->
              timed
                  ? new HistoryModel.Pradel(phi, p, Entry.RECRUITMENT, rate)
                  : new HistoryModel.Pradel(phi, p, Entry.LAMBDA, rate);
        };
    HistoryFit fit = fit(ours, data);
    boolean whole = List.of("JSSAb", "JSSAN", "JSSAB").contains(type);
    double n = (double) data.observed();
    // n is Poisson with its own mean at the maximum.
    double logLikelihood =
        fit.conditional() + (whole ? n * Math.log(n) - n - LogGamma.value(n + 1) : 0);
    double theirs = reference.get("logLik").asDouble();
    values.holds(
        logLikelihood >= theirs - LIKELIHOOD * Math.abs(theirs),
        "log L " + logLikelihood + " is below " + theirs);
    if (Math.abs(logLikelihood - theirs) > LIKELIHOOD * Math.abs(theirs)) {
      values.leave("estimates of a maximum that the reference did not reach");
      return;
    }
    if (ours instanceof HistoryModel.Popan) {
      values.leave("estimates with N Poisson: ours has N as a number");
      return;
    }
    for (String name : List.of("phi", "p")) {
      JsonNode real = reference.get("real").get(name);
      for (int i = 0; i < real.get("estimate").size(); i++) {
        JsonNode estimate = real.get("estimate").get(i);
        boolean time = (name.equals("p") ? p : phi) != Formula.CONSTANT;
        boolean first = name.equals("p") && i == 0 && type.equals("CJS");
        if (!estimate.isNumber() || first || (!time && i > 1)) {
          continue;
        }
        real(
            fit,
            time ? name + "[" + (i + 1) + "]" : name,
            estimate.asDouble(),
            real.get("SE.estimate").get(i).asDouble());
      }
    }
  }

  private void jollySeber(CaptureHistories data, JsonNode reference) {
    ReleaseCounts counts = ReleaseCounts.of(data);
    Map<String, List<Long>> letters =
        Map.of(
            "n", counts.seen(),
            "R", counts.released(),
            "m", counts.seenBefore(),
            "r", counts.seenLater(),
            "z", counts.seenAround());
    letters.forEach(
        (letter, ours) -> {
          for (int i = 0; i < ours.size(); i++) {
            values.same(
                letter + i, (double) ours.get(i), reference.get(letter).get(i).asDouble(), 0);
          }
        });
    if (!reference.has("phi")) {
      return;
    }
    JollySeber ours = JollySeber.of(data);
    for (int i = 0; i < data.occasions(); i++) {
      JollySeber.Occasion occasion = ours.occasions().get(i);
      figure("p" + i, occasion.detection(), reference, "p", "sep", i);
      figure("N" + i, occasion.stock(), reference, "N", "seN", i);
      figure("phi" + i, occasion.survival(), reference, "phi", "sephi", i);
      if (occasion.entrants().isPresent()) {
        values.same(
            "B" + i, occasion.entrants().getAsDouble(), reference.get("B").get(i).asDouble(), 1e-9);
      }
    }
    values.leave("standard errors of the entrants: not given");
  }

  private void figure(
      String what, JollySeber.Figure ours, JsonNode reference, String value, String error, int i) {
    values.holds(
        ours.value().isPresent() == reference.get(value).get(i).isNumber(),
        what + " is told by one alone");
    if (ours.value().isPresent()) {
      values.same(what, ours.value().getAsDouble(), reference.get(value).get(i).asDouble(), 1e-9);
      values.same(
          what + " s.e.",
          ours.standardError().orElse(Double.NaN),
          reference.get(error).get(i).asDouble(),
          1e-8);
    }
  }

  private void releases(CaptureHistories data, JsonNode reference) {
    ReleaseCounts counts = ReleaseCounts.of(data);
    for (int i = 0; i < data.occasions(); i++) {
      JsonNode row = reference.get("rows").get(i);
      values.same("released", (double) counts.released().get(i), row.get(0).asDouble(), 0);
      for (int j = i + 1; j < data.occasions(); j++) {
        values.same(
            "m" + i + j, (double) counts.nextSeen().get(i).get(j), row.get(j).asDouble(), 0);
      }
    }
  }

  private void fitTest(GoldenEntry entry, JsonNode reference) {
    FitTests tests = FitTests.of(SharedHistories.read(entry.dataset(), "", List.of()));
    if (entry.id().equals("overall_CJS")) {
      values.same("χ²", tests.overall().statistic(), reference.get("chi2").asDouble(), 2e-3);
      values.same(
          "df", tests.overall().degreesOfFreedom(), reference.get("degree_of_freedom").asInt(), 0);
      values.same("p", tests.overall().probability(), reference.get("p_value").asDouble(), 1e-3);
      return;
    }
    FitTests.Test ours =
        switch (entry.id()) {
          case "test2ct" -> tests.trapDependence();
          case "test2cl" -> tests.nextSeenOfMissed();
          case "test3sr" -> tests.transience();
          default -> tests.nextSeenOfOld();
        };
    JsonNode theirs = reference.get(entry.id());
    values.same("χ²", ours.statistic(), theirs.get("stat").asDouble(), 1e-3);
    values.same("df", ours.degreesOfFreedom(), theirs.get("df").asInt(), 0);
    values.same("p", ours.probability(), theirs.get("p_val").asDouble(), 1e-3);
    if (theirs.has("sign_test")) {
      values.same(
          "signed", ours.sign().orElse(Double.NaN), theirs.get("sign_test").asDouble(), 1e-3);
    }
    JsonNode components = reference.get("details").get("stat");
    for (int i = 0; i < components.size(); i++) {
      values.same(
          "component " + i,
          ours.components().get(i).statistic(),
          components.get(i).asDouble(),
          1e-3);
    }
  }

  /** The log-linear form of the same models: stock and survival at the maximum. */
  private void rcapture(GoldenEntry entry, JsonNode reference) {
    List<Integer> looks = new ArrayList<>();
    entry.result().get("settings").path("vt").forEach(v -> looks.add(v.asInt()));
    boolean robust = !looks.isEmpty();
    CaptureHistories data = SharedHistories.read(entry.dataset(), "", looks);
    boolean equal = entry.id().contains(".ep.");
    Formula p =
        equal
            ? Formula.CONSTANT
            : entry.id().equals("robustd.t.Mt") ? Formula.parse("time*look") : formula("time");
    HistoryFit fit =
        fit(new HistoryModel.Pradel(formula("time"), p, Entry.RECRUITMENT, formula("time")), data);
    boolean inside = true;
    for (String kind : List.of("survivals", "birth")) {
      for (Map.Entry<String, JsonNode> period : reference.get(kind).properties()) {
        double value = period.getValue().get("estimate").asDouble(0.5);
        inside &= value > 0 && (kind.equals("birth") || value < 1);
      }
    }
    if (!inside) {
      values.holds(true, "");
      values.leave("survival above 1 or births below 0, which our parameters cannot be");
      return;
    }
    int t = 0;
    for (Map.Entry<String, JsonNode> period : reference.get("survivals").properties()) {
      t++;
      if (period.getValue().get("estimate").isNumber()) {
        real(
            fit,
            "phi[" + t + "]",
            period.getValue().get("estimate").asDouble(),
            period.getValue().get("stderr").asDouble());
      }
    }
    t = 0;
    for (Map.Entry<String, JsonNode> period : reference.get("N").properties()) {
      JsonNode estimate = period.getValue().get("estimate");
      Optional<Estimate> ours = fit.stock().get(t++).estimate();
      if (estimate.isNumber() && ours.isPresent()) {
        values.same(period.getKey(), ours.get().value(), estimate.asDouble(), 1e-5);
        if (robust || equal) {
          values.same(
              period.getKey() + " s.e.",
              Double.parseDouble(ours.get().diagnostics().getOrDefault("standardError", "NaN")),
              period.getValue().get("stderr").asDouble(),
              0.05);
        }
      }
    }
    values.leave("deviance, trap effects and emigration of the log-linear form");
  }

  private static Formula formula(String word) {
    return word.equals("1") ? Formula.CONSTANT : Formula.parse(word);
  }

  private static HistoryFit fit(HistoryModel model, CaptureHistories data) {
    return model.fit(data, 0.95, ParameterIntervals.Kind.WALD);
  }
}
