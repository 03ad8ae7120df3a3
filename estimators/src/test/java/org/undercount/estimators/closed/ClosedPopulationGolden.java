package org.undercount.estimators.closed;

import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;

/** Rcapture, CARE1, SPECIES and singleRcapture: closed populations from lists or frequencies. */
public final class ClosedPopulationGolden implements GoldenCheck {

  @Override
  public Outcome check(GoldenEntry entry) {
    GoldenResults data = GoldenResults.of(entry.dataset());
    GoldenComparison golden = new GoldenComparison();
    if (data.isFrequencies()) {
      new FrequencyResults(data.frequencies(), golden).check(entry.result());
    } else {
      new ListResults(data.table(), golden).check(entry.result());
    }
    return new Outcome(golden.asserted(), golden.differences(), golden.leftOut());
  }
}
