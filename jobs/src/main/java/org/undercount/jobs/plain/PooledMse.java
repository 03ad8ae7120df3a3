package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.strata.PartialPooling;

/** Lets the strata of a report borrow strength from one another. */
final class PooledMse {

  private PooledMse() {}

  /**
   * The report with pooled strata and the total of these.
   *
   * @param strata as read, which know who was captured together
   */
  static MseReport report(MseReport alone, List<OverlapFile.Stratum> strata, MseRequest request) {
    Map<Map<String, String>, Long> bulk =
        strata.stream()
            .collect(
                Collectors.toMap(OverlapFile.Stratum::labels, s -> s.declared().bulk().people()));
    List<MseReport.Part> parts = alone.strata();
    PartialPooling.Pooled pooled =
        PartialPooling.of(
            parts.stream()
                .map(
                    p -> {
                      Verdict verdict = p.result().verdict();
                      return new PartialPooling.Stratum(
                          p.name(),
                          verdict,
                          verdict.observed() - bulk.getOrDefault(p.labels(), 0L));
                    })
                .toList(),
            request.level(),
            StrataTotal.DRAWS,
            request.seed());
    List<MseReport.Part> together = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      MseReport.Part part = parts.get(i);
      together.add(
          new MseReport.Part(
              part.labels(),
              part.lists(),
              new LogLinear.Result(pooled.verdicts().get(i), part.result().models()),
              part.described(),
              part.assessment()));
    }
    Verdict total =
        pooled
            .draws()
            .map(
                draws ->
                    StrataTotal.of(
                            parts.stream().map(MseReport.Part::name).toList(),
                            pooled.verdicts(),
                            request.level(),
                            () -> draws)
                        .warned(alone.total().warnings()))
            .orElseGet(
                () ->
                    alone
                        .total()
                        .warned(
                            "not pooled: at least "
                                + PartialPooling.LEAST_STRATA
                                + " strata with an estimate of their own are needed, there are "
                                + parts.stream()
                                    .filter(p -> p.result().verdict().estimate().isPresent())
                                    .count()));
    return new MseReport(together, total, request, alone.together());
  }
}
