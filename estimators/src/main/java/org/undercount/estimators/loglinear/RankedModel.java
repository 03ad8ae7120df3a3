package org.undercount.estimators.loglinear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.undercount.estimators.Fit;

/**
 * One candidate with its fit.
 *
 * @param weight exp(−Δ/2) of the criterion, normalised over the candidates that converged; 0 for
 *     the others; in a Bayesian average the posterior probability
 */
public record RankedModel(HierarchicalModel model, Fit fit, double weight) {

  /**
   * Models in order of their criterion, the least first; those without come last.
   *
   * @param scores the criterion of each model; infinite where it has none
   */
  public static List<RankedModel> bestFirst(
      List<HierarchicalModel> models, List<Fit> fits, List<Double> scores) {
    double least = scores.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double total = 0;
    for (double score : scores) {
      total += score == Double.POSITIVE_INFINITY ? 0 : Math.exp((least - score) / 2);
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, models.size()).boxed().toList());
    order.sort( // stable: simpler models first on ties; a fit without a criterion before no fit
        Comparator.<Integer>comparingDouble(scores::get)
            .thenComparing(i -> !(fits.get(i) instanceof Fit.Converged)));
    List<RankedModel> ranked = new ArrayList<>(models.size());
    for (int i : order) {
      double score = scores.get(i);
      double weight = score == Double.POSITIVE_INFINITY ? 0 : Math.exp((least - score) / 2) / total;
      ranked.add(new RankedModel(models.get(i), fits.get(i), weight));
    }
    return ranked;
  }
}
