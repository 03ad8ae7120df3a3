package org.undercount.estimators.sparse;

import org.undercount.estimators.golden.GoldenCheck;
import org.undercount.estimators.golden.GoldenEntry;
import org.undercount.estimators.loglinear.SharedTables;

/** SparseMSE 2.0.1. */
public final class SparseGolden implements GoldenCheck {

  @Override
  public Outcome check(GoldenEntry entry) {
    SparseComparison comparison = new SparseComparison(SharedTables.table(entry.dataset()));
    comparison.compare(entry.result());
    return new Outcome(comparison.asserted(), comparison.wrong(), comparison.notCovered());
  }
}
