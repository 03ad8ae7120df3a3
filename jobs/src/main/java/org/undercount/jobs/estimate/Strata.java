package org.undercount.jobs.estimate;

import java.util.List;
import org.undercount.estimators.Verdict;

/**
 * Where strata are estimated. Each is estimated alone and from what it holds alone, so the numbers
 * are the same wherever that is.
 */
@FunctionalInterface
interface Strata {

  /** Verdicts in the order of the strata. */
  List<Verdict> verdicts(List<Stratum> strata);

  /** One after another in this thread. */
  static Strata here() {
    return strata -> strata.stream().map(Stratum::verdict).toList();
  }
}
