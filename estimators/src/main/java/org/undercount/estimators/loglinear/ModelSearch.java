package org.undercount.estimators.loglinear;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/** Fits candidates and ranks them, or searches where there are too many to fit. */
final class ModelSearch {

  /** Most lists a stepwise search is run on. */
  static final int STEPWISE_UP_TO = 12;

  private static final int BLOCK = 512; // models per task: the result does not depend on it

  private ModelSearch() {}

  static List<RankedModel> among(
      OverlapTable table, List<HierarchicalModel> candidates, Criterion criterion) {
    Fit[] fits = new Fit[candidates.size()];
    int blocks = (fits.length + BLOCK - 1) / BLOCK;
    IntStream range = IntStream.range(0, blocks);
    (blocks > 1 ? range.parallel() : range)
        .forEach(
            block -> {
              int from = block * BLOCK;
              int to = Math.min(fits.length, from + BLOCK);
              ModelFitter fitter = ModelFitter.forModels(table, candidates.subList(from, to));
              for (int i = from; i < to; i++) {
                fits[i] = fitter.fit(candidates.get(i));
              }
            });
    return ranked(table, candidates, Arrays.asList(fits), criterion);
  }

  /**
   * From independence, but for lists known to feed one another, adds or removes the two-list
   * interaction that lowers the criterion most until none does. Every model fitted on the way is
   * ranked.
   */
  static List<RankedModel> stepwise(OverlapTable table, Criterion criterion) {
    int k = table.lists().size();
    if (k > STEPWISE_UP_TO) {
      throw new IllegalArgumentException(
          "the search over models covers up to "
              + STEPWISE_UP_TO
              + " lists, the table has "
              + k
              + ": name one model, or leave out or merge lists");
    }
    List<Integer> pairs = ModelSpace.pairs(k);
    ModelFitter fitter = new ModelFitter(table, 1 + k + pairs.size());
    Map<HierarchicalModel, Fit> tried = new LinkedHashMap<>();
    HierarchicalModel current = HierarchicalModel.of(k, List.copyOf(table.referrals()));
    double currentScore = score(tried.computeIfAbsent(current, fitter::fit), table, criterion);
    while (true) {
      HierarchicalModel best = current;
      double bestScore = currentScore;
      for (int pair : pairs) {
        if (table.referrals().contains(pair)) {
          continue;
        }
        HierarchicalModel next =
            current.generators().contains(pair) ? current.without(pair) : current.with(pair);
        double nextScore = score(tried.computeIfAbsent(next, fitter::fit), table, criterion);
        if (nextScore < bestScore - 1e-9) {
          best = next;
          bestScore = nextScore;
        }
      }
      if (best.equals(current)) {
        return ranked(table, List.copyOf(tried.keySet()), List.copyOf(tried.values()), criterion);
      }
      current = best;
      currentScore = bestScore;
    }
  }

  private static double score(Fit fit, OverlapTable table, Criterion criterion) {
    return fit instanceof Fit.Converged c ? criterion.of(c, table) : Double.POSITIVE_INFINITY;
  }

  private static List<RankedModel> ranked(
      OverlapTable table, List<HierarchicalModel> models, List<Fit> fits, Criterion criterion) {
    return RankedModel.bestFirst(
        models, fits, fits.stream().map(f -> score(f, table, criterion)).toList());
  }
}
