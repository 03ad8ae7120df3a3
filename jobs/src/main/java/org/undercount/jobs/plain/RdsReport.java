package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.network.RespondentDriven;

/** The answer of {@code rds}. */
public record RdsReport(
    String outcome, int respondents, RespondentDriven.Request request, Verdict verdict) {

  public static RdsReport of(RecruitmentFile.Contents file, RespondentDriven.Request request) {
    int respondents = file.sample().size();
    if (request.population().isPresent() && request.population().getAsLong() < respondents) {
      throw new UnusableInputException(
          Problem.in(
              "--population",
              "expected at least the "
                  + respondents
                  + " respondents, found "
                  + request.population().getAsLong()));
    }
    return new RdsReport(
        file.outcome(), respondents, request, RespondentDriven.estimate(file.sample(), request));
  }

  /** The document without its run time. */
  public ObjectNode document() {
    ObjectNode document =
        EstimateDocument.of(
            "share of the population with " + outcome, request.method().word(), verdict);
    document.put("observed", respondents);
    document.put("unit", "share");
    if (request.population().isPresent()) {
      long population = request.population().getAsLong();
      document.put("population", population);
      verdict
          .estimate()
          .ifPresent(
              e ->
                  document
                      .putObject("people")
                      .put("value", population * e.value())
                      .put("lower", population * e.interval().lower())
                      .put("upper", population * e.interval().upper()));
    }
    document.put("seed", request.seed());
    return document;
  }

  /** The same for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    Map<String, String> facts = verdict.diagnostics();
    line(
        text,
        "Observed",
        String.format(
            Locale.ROOT,
            "%,d respondents, %s seeds, %s waves; %s with %s",
            respondents,
            facts.get("seeds"),
            facts.get("waves"),
            facts.get("withOutcome"),
            outcome));
    line(text, "Estimate", verdict.estimate().map(this::share).orElse("refused"));
    Optional<Estimate> estimate = verdict.estimate();
    if (estimate.isPresent() && request.population().isPresent()) {
      double population = request.population().getAsLong();
      line(
          text,
          "People",
          String.format(
              Locale.ROOT,
              "%,.0f   (%,.0f to %,.0f) of %,.0f",
              population * estimate.get().value(),
              population * estimate.get().interval().lower(),
              population * estimate.get().interval().upper(),
              population));
    }
    line(
        text,
        "Recruits",
        String.format(
            Locale.ROOT,
            "of those with it %s with, %s without; of those without %s with, %s without%s",
            facts.get("recruitsWithToWith"),
            facts.get("recruitsWithToWithout"),
            facts.get("recruitsWithoutToWith"),
            facts.get("recruitsWithoutToWithout"),
            facts.containsKey("recruitmentHomophily")
                ? "; homophily "
                    + String.format(
                        Locale.ROOT,
                        "%.2f",
                        Double.parseDouble(facts.getOrDefault("recruitmentHomophily", "1")))
                : ""));
    add(text, verdict);
    return text.toString();
  }

  private String share(Estimate estimate) {
    return String.format(
        Locale.ROOT,
        "%.4f   (%.4f to %.4f, %s %% %s)",
        estimate.value(),
        estimate.interval().lower(),
        estimate.interval().upper(),
        MseText.percent(estimate.interval().level()),
        estimate.interval().kind());
  }

  /** Gates and warnings. */
  static void add(StringBuilder text, Verdict verdict) {
    for (Gate gate : verdict.gates()) {
      line(text, gate.passed() ? "Gate passed" : "Gate FAILED", gate.id() + ": " + gate.detail());
    }
    verdict.warnings().forEach(w -> line(text, "Warning", w));
  }

  static void line(StringBuilder text, String label, String value) {
    text.append(String.format(Locale.ROOT, "%-13s%s\n", label, value));
  }
}
