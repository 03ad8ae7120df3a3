package org.undercount.jobs.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

class DenseReferenceTest {

  @TempDir private Path folder;

  /** The yardstick measures the same work: 113 models of Kosovo, fitted twice. */
  @Test
  void fitsWhatTheSubsetSumsFit() throws IOException {
    OverlapTable table = PublishedTable.KOSOVO.table(folder);
    List<RankedModel> models =
        LogLinear.estimate(
                table,
                new LogLinear.Request(
                    new Candidates.All(), Criterion.AIC, IntervalKind.WALD, 0.95, false))
            .models();
    DenseReference dense = new DenseReference(table);
    int compared = 0;
    for (RankedModel model : models) {
      if (model.fit() instanceof Fit.Converged fit) {
        assertThat(table.observed() + dense.unseen(model.model()))
            .isCloseTo(fit.population(), Percentage.withPercentage(1e-4));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }
}
