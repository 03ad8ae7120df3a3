package org.undercount.jobs.estimate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Auto;

/**
 * One table to estimate: what the lists saw in one country under one linkage.
 *
 * @param level of the interval
 */
public record Stratum(ListCounts counts, double level) implements Serializable {

  /** On those not known from bulk events; refused where the counts make no table. */
  Verdict verdict() {
    List<String> problems = counts.problems();
    if (!problems.isEmpty()) {
      return new Verdict(
          counts.singles(),
          Optional.empty(),
          Optional.empty(),
          List.of(new Gate("table-is-usable", false, String.join("; ", problems))),
          List.of(),
          Map.of());
    }
    return Auto.estimate(counts.table(), level).verdict();
  }
}
