package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.network.Recovery;
import org.undercount.estimators.network.ScaleUp;
import org.undercount.estimators.network.ScaleUpSurvey;
import org.undercount.estimators.network.Visibility;

/**
 * The answer of {@code scale-up}.
 *
 * @param parts one per hidden population
 * @param recoveries known groups from one another
 */
public record ScaleUpReport(
    ScaleUp.Request request, long population, List<Part> parts, List<Recovery> recoveries) {

  public ScaleUpReport {
    parts = List.copyOf(parts);
    recoveries = List.copyOf(recoveries);
  }

  /** One hidden population. */
  public record Part(String hidden, Verdict verdict) {}

  /**
   * The answer.
   *
   * @param surveys by hidden population, at least one
   * @param visible a sample of the hidden population, for the generalised method
   */
  public static ScaleUpReport of(
      Map<String, ScaleUpSurvey> surveys, List<Visibility> visible, ScaleUp.Request request) {
    List<Part> parts = new ArrayList<>();
    surveys.forEach(
        (name, survey) -> parts.add(new Part(name, ScaleUp.estimate(survey, visible, request))));
    ScaleUpSurvey first = surveys.values().iterator().next();
    return new ScaleUpReport(
        request, first.population(), parts, ScaleUp.recoveries(first, request.method()));
  }

  public boolean refused() {
    return parts.stream().anyMatch(p -> p.verdict().estimate().isEmpty());
  }

  /** The document without its run time: of the first hidden population, with the others in it. */
  public ObjectNode document() {
    ObjectNode document = document(parts.get(0));
    if (parts.size() > 1) {
      ArrayNode all = document.putArray("estimates");
      parts.forEach(p -> all.add(document(p)));
    }
    ArrayNode known = document.putArray("knownGroups");
    for (Recovery recovery : recoveries) {
      known
          .addObject()
          .put("name", recovery.group().name())
          .put("size", recovery.group().size())
          .put("estimate", recovery.estimate())
          .put("ratio", recovery.ratio());
    }
    document.put("population", population);
    document.put("seed", request.seed());
    return document;
  }

  private ObjectNode document(Part part) {
    ObjectNode document =
        EstimateDocument.of("size of " + part.hidden(), request.method().word(), part.verdict());
    document.put("unit", "people");
    return document;
  }

  /** The same for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      Map<String, String> facts = part.verdict().diagnostics();
      RdsReport.line(
          text,
          "Observed",
          facts.get("respondents")
              + " respondents, "
              + facts.get("reporters")
              + " know somebody in "
              + part.hidden());
      Optional<Estimate> estimate = part.verdict().estimate();
      RdsReport.line(
          text,
          "Estimate",
          estimate
              .map(
                  e ->
                      e.inWords().replace(")", "")
                          + ", "
                          + MseText.percent(e.interval().level())
                          + " % "
                          + e.interval().kind()
                          + ")")
              .orElse("refused"));
      RdsReport.add(text, part.verdict());
    }
    if (!recoveries.isEmpty()) {
      text.append("\nknown group                    size  from the others\n");
      for (Recovery recovery : recoveries) {
        text.append(
            String.format(
                Locale.ROOT,
                "%-22s %,12d %,16.0f\n",
                recovery.group().name(),
                recovery.group().size(),
                recovery.estimate()));
      }
    }
    return text.toString();
  }
}
