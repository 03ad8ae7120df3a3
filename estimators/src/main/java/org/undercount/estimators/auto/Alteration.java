package org.undercount.estimators.auto;

import java.util.ArrayList;
import java.util.List;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * The estimate had the lists been others (Whitehead, Jackson, Balch and Francis 2019).
 *
 * @param change in words: {@code without police}, {@code police and ngo merged}
 * @param verdict by the average over log-linear models; two lists: Chapman's
 */
public record Alteration(String change, Verdict verdict) {

  /** Most lists for which every pair is merged once. */
  static final int MERGED_UP_TO = 6;

  /** Each list left out, then each pair merged. */
  static List<Alteration> of(OverlapTable table, double level) {
    List<String> lists = table.lists();
    int k = lists.size();
    List<Alteration> all = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      all.add(
          new Alteration(
              "without " + lists.get(i), Auto.estimate(table.without(i), level).verdict()));
    }
    for (int i = 0; i < k && k <= MERGED_UP_TO; i++) {
      for (int j = i + 1; j < k; j++) {
        all.add(
            new Alteration(
                lists.get(i) + " and " + lists.get(j) + " merged",
                Auto.estimate(table.merged(i, j), level).verdict()));
      }
    }
    return all;
  }
}
