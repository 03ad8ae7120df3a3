package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.network.RecruitmentSample;
import org.undercount.estimators.network.SizePrior;
import org.undercount.estimators.network.SuccessiveSamplingSize;

/** The answer of {@code rds --population-size}. */
public record RdsSizeReport(SuccessiveSamplingSize.Request request, Verdict verdict) {

  public static RdsSizeReport of(RecruitmentSample sample, SuccessiveSamplingSize.Request request) {
    SizePrior prior = request.prior();
    if (prior instanceof SizePrior.Proportion beta && beta.median() <= sample.size()) {
      throw new UnusableInputException(
          Problem.in(
              "--prior-median",
              "expected more than the " + sample.size() + " respondents, found " + beta.median()));
    }
    if (prior.most() <= sample.size()) {
      throw new UnusableInputException(
          Problem.in(
              "--max-population",
              "expected more than the " + sample.size() + " respondents, found " + prior.most()));
    }
    return new RdsSizeReport(request, SuccessiveSamplingSize.estimate(sample, request));
  }

  /** The document without its run time. */
  public ObjectNode document() {
    ObjectNode document =
        EstimateDocument.of("population size", SuccessiveSamplingSize.METHOD, verdict);
    document.put("unit", "people");
    ObjectNode prior = document.putObject("prior");
    if (request.prior() instanceof SizePrior.Proportion beta) {
      prior.put("kind", "beta").put("median", beta.median());
    } else {
      prior.put("kind", "flat");
    }
    prior.put("most", request.prior().most());
    document.put("seed", request.seed());
    return document;
  }

  /** The same for people. */
  public String text() {
    StringBuilder text = new StringBuilder();
    RdsReport.line(
        text, "Observed", String.format(Locale.ROOT, "%,d respondents", verdict.observed()));
    RdsReport.line(
        text,
        "Estimate",
        verdict
            .estimate()
            .map(
                e ->
                    e.inWords()
                        + " people, "
                        + MseText.percent(e.interval().level())
                        + " % "
                        + e.interval().kind())
            .orElse("refused"));
    RdsReport.add(text, verdict);
    return text.toString();
  }
}
