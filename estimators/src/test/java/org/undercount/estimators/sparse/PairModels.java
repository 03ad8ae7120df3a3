package org.undercount.estimators.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.MaximumLikelihood;

/** Models of main effects and given pairs, fitted to one table. */
record PairModels(OverlapTable table) {

  Fit fit(List<Integer> pairs) {
    HierarchicalModel model = HierarchicalModel.of(lists(), pairs);
    return new Candidates.One(model).ranked(table, Criterion.AIC).get(0).fit();
  }

  List<Integer> allPairs() {
    List<Integer> pairs = new ArrayList<>();
    for (int i = 0; i < lists(); i++) {
      for (int j = i + 1; j < lists(); j++) {
        pairs.add(1 << i | 1 << j);
      }
    }
    return pairs;
  }

  /** Fitted counts by pattern. */
  double[] means(List<Integer> pairs) {
    boolean[] active = new boolean[1 << lists()];
    List<Integer> terms = new ArrayList<>();
    for (int c = 1; c < active.length; c++) {
      int cell = c;
      active[c] = pairs.stream().noneMatch(p -> (cell & p) == p && table.onAll(p) == 0);
    }
    for (int i = 0; i < lists(); i++) {
      terms.add(1 << i);
    }
    pairs.stream().filter(p -> table.onAll(p) > 0).forEach(terms::add);
    terms.add(0);
    int[] masks = terms.stream().mapToInt(Integer::intValue).toArray();
    MaximumLikelihood likelihood = new MaximumLikelihood(lists(), masks.length);
    assertThat(likelihood.fit(new Resampling(table).observedCounts(), active, masks, masks.length))
        .isEqualTo(MaximumLikelihood.Outcome.FOUND);
    double[] mean = new double[active.length];
    for (int c = 1; c < mean.length; c++) {
      mean[c] = likelihood.mean(c);
    }
    return mean;
  }

  /** Cells that no pair at −∞ removes. */
  int cellsOutside(List<Integer> pairs) {
    int cells = 0;
    for (int c = 1; c < 1 << lists(); c++) {
      int cell = c;
      cells += pairs.stream().anyMatch(p -> (cell & p) == p && table.onAll(p) == 0) ? 0 : 1;
    }
    return cells;
  }

  private int lists() {
    return table.lists().size();
  }
}
