package org.undercount.estimators.auto;

import java.util.List;
import java.util.Optional;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.RankedModel;
import org.undercount.estimators.sparse.Sparse;

/**
 * What a careful statistician would lay on the table beside one number: every method that fits the
 * data, what other lists would have changed, how well sizes that are known were told, whether the
 * intervals cover under the fitted model; and in words, what is reported, why, and what would
 * overturn it.
 *
 * @param verdict what is reported
 * @param models log-linear models, best first
 * @param attempts each method on the table
 * @param weights of the methods in the pool, in the order of attempts; 0 for those refused
 * @param alterations the estimate had the lists been others
 * @param known sizes that are known, estimated
 * @param coverage under the fitted model; empty where nothing is reported
 * @param explanation sentences, one page
 */
public record Assessment(
    Verdict verdict,
    List<RankedModel> models,
    List<Attempt> attempts,
    List<Double> weights,
    List<Alteration> alterations,
    List<KnownSize> known,
    Optional<CoverageUnderFit> coverage,
    List<String> explanation) {

  /** The method of the weighted pool of methods. */
  public static final String STACKED = "stacked";

  /** The method of the range over methods that contradict each other. */
  public static final String ENVELOPE = "envelope";

  /**
   * What the methods need.
   *
   * @param bootstrap replicates of the sparse method
   * @param draws kept by the latent-class method
   * @param seed of everything random
   */
  public record Request(double level, int bootstrap, int draws, long seed) {

    /** With the usual effort. */
    public static Request usual(double level, long seed) {
      return new Request(level, Sparse.USUAL_REPLICATES, LatentClass.Request.DEFAULT_DRAWS, seed);
    }
  }

  public Assessment {
    models = List.copyOf(models);
    attempts = List.copyOf(attempts);
    weights = List.copyOf(weights);
    alterations = List.copyOf(alterations);
    known = List.copyOf(known);
    explanation = List.copyOf(explanation);
    if (attempts.size() != weights.size()) {
      throw new IllegalArgumentException(
          "Every attempt needs a weight, got "
              + attempts.size()
              + " attempts and "
              + weights.size()
              + " weights");
    }
  }

  /** Nothing but a verdict, where no second opinion can be had. */
  static Assessment bare(Verdict verdict, List<RankedModel> models, String why) {
    return new Assessment(
        verdict,
        models,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(why));
  }
}
