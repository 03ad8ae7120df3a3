package org.undercount.estimators.closed;

import com.fasterxml.jackson.databind.JsonNode;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;

/** What other programs make of capture frequencies. */
record FrequencyResults(CaptureFrequencies seen, GoldenComparison golden) {

  void check(JsonNode result) {
    JsonNode values = result.path("results");
    String id = result.get("id").asText();
    String t = result.path("settings").path("t").asText();
    CaptureFrequencies counted =
        t.equals("18")
            ? new CaptureFrequencies(seen.units(), new CaptureFrequencies.Counted(18))
            : seen;
    switch (result.get("function").asText()) {
      case "closedp.0" -> golden.byFrequency(counted, id, values.get("models"));
      case "closedpCI.0" -> {
        if (id.endsWith(".Normal")) {
          golden.normal(
              id,
              (double) seen.observed(),
              NormalDifferences.MH_NORMAL.fit(counted),
              CaptureModel.M0.fit(counted),
              values.get("results").iterator().next());
          return;
        }
        golden.byFrequency(counted, id, values.get("results"));
        golden.profilesByFrequency(counted, id, values.get("CI"));
      }
      case "chao1984" -> {
        ChaoBound chao = ChaoBound.ofCounts(seen.units(), false);
        species(id, chao.value(), chao.standardError(), chao.interval(0.95), values, 0);
      }
      case "ChaoLee1992" -> {
        for (FrequencyCoverage form : FrequencyCoverage.values()) {
          CountsOnly c = form.estimate(seen);
          species(
              id + " " + form,
              c.value(),
              c.standardError(),
              c.interval(0.95),
              values,
              form.ordinal());
        }
      }
      case "estimatePopsize" -> single(id, values);
      default -> golden.holds(false, "unknown function of " + id);
    }
  }

  /** SPECIES prints whole numbers for everything but the error. */
  private void species(
      String label, double value, double error, Interval interval, JsonNode values, int place) {
    JsonNode population = values.get("Nhat");
    JsonNode errors = values.get("SE");
    golden.within(label, value, at(population, place), 0.51);
    double se = at(errors, place);
    golden.within(label + " SE", error, se, GoldenComparison.SIX_DIGITS * se);
    int count = population.isArray() ? population.size() : 1;
    golden.within(label + " lower", interval.lower(), values.get("CI").get(place).asDouble(), 1.01);
    golden.within(
        label + " upper", interval.upper(), values.get("CI").get(count + place).asDouble(), 1.01);
  }

  private static double at(JsonNode node, int place) {
    return node.isArray() ? node.get(place).asDouble() : node.asDouble();
  }

  private void single(String id, JsonNode values) {
    double population = 0;
    double error = 0;
    switch (id.substring(0, id.indexOf('.'))) {
      case "chao" -> {
        ChaoBound chao = ChaoBound.ofCounts(seen.units(), false);
        population = chao.value();
        error = singleRcapturesErrorOfChao();
      }
      case "zelterman" -> {
        CountsOnly zelterman = CountsOnly.zelterman(seen);
        population = zelterman.value();
        error = zelterman.standardError();
      }
      default -> {
        ZeroTruncated model =
            id.startsWith("ztp")
                ? ZeroTruncated.POISSON
                : id.startsWith("ztg") ? ZeroTruncated.GEOMETRIC : ZeroTruncated.NEGATIVE_BINOMIAL;
        if (!(model.fit(seen) instanceof Fit.Converged c)) {
          // The reference did not converge either and prints 5e14.
          golden.holds(
              values.get("N").asDouble() > 1e14, id + " has no estimate: " + model.fit(seen));
          return;
        }
        population = c.population();
        error = c.standardError();
        golden.same(id + " AIC", c.aic(), values.get("AIC"));
        golden.same(id + " BIC", c.bic(), values.get("BIC"));
      }
    }
    // The negative binomial's optimiser stops early; its likelihood, above, is the arbiter.
    double digits = id.startsWith("ztnegbin") ? 2e-5 : GoldenComparison.SIX_DIGITS;
    golden.close(id + " N", population, values.get("N"), digits);
    golden.close(id + " var", error * error, values.get("var"), digits * 2);
    Interval interval = LogNormal.interval(seen.observed(), population, error, 0.95);
    JsonNode theirs = values.get("CI").get("logNormal");
    golden.close(id + " lower", interval.lower(), theirs.get("lowerBound"), digits);
    golden.close(id + " upper", interval.upper(), theirs.get("upperBound"), digits * 2);
  }

  /** Its variance takes those seen once or twice as a Poisson share of all; Chao's (1987) not. */
  private double singleRcapturesErrorOfChao() {
    double f1 = (double) seen.seen(1);
    double f2 = (double) seen.seen(2);
    double rate = 2 * f2 / f1;
    double seldom = rate + rate * rate / 2;
    double slope = (f1 + f2) * (rate + rate * rate) / (seldom * seldom);
    return Math.sqrt(
        slope * slope * (1 / f1 + 1 / f2)
            + (f1 + f2) * (1 - Math.exp(-rate) * seldom) * Math.pow(1 + 1 / seldom, 2));
  }
}
