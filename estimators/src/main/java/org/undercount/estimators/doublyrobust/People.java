package org.undercount.estimators.doublyrobust;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undercount.estimators.OverlapTable;

/**
 * People with the lists they are on and what is known of them. Their order carries no meaning.
 *
 * @param lists names of the lists; bit i of a pattern is list i
 * @param patterns one per person, none of them 0
 * @param covariates at least one, each with one value per person
 */
public record People(List<String> lists, List<Integer> patterns, List<Covariate> covariates) {

  public People {
    lists = List.copyOf(lists);
    patterns = List.copyOf(patterns);
    covariates = List.copyOf(covariates);
    if (covariates.isEmpty()) {
      throw new IllegalArgumentException(
          "At least one covariate is needed, got none: without any the estimate is Lincoln and"
              + " Petersen's");
    }
    for (Covariate covariate : covariates) {
      if (covariate.size() != patterns.size()) {
        throw new IllegalArgumentException(
            "Covariate "
                + covariate.name()
                + " must have one value per person, got "
                + covariate.size()
                + " for "
                + patterns.size());
      }
    }
  }

  /** The people counted by pattern. */
  public OverlapTable table() {
    Map<Integer, Long> counts = new TreeMap<>();
    patterns.forEach(p -> counts.merge(p, 1L, Long::sum));
    return OverlapTable.of(lists, counts);
  }
}
