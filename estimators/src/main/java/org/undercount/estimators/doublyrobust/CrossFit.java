package org.undercount.estimators.doublyrobust;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Cross-fitting for one pair of lists: what is learnt of a person's lists is learnt from people in
 * other folds. Folds hold the same number, give or take one, of the people on neither of the two
 * lists, on one of them and on both.
 *
 * <p>The learner is the one under which the lists of the people left out are likeliest (van der
 * Laan and Dudoit 2003, the discrete super learner); the folds are those of the estimate. Choosing
 * one of a handful of learners so adds less than the folds themselves.
 */
final class CrossFit {

  /** q₁₂ is taken as at least this part of its average over the people seen. */
  static final double FLOOR = 0.05;

  private final Profiles profiles;
  private final int[] on; // by place in the order of profiles
  private final int[] present; // classes somebody is in, BOTH last
  private final int folds;
  private final Map<Learner, MultinomialRidge> starts = new HashMap<>(); // from everybody

  /**
   * One pair.
   *
   * @param patterns of the people, in the order of the input
   */
  CrossFit(Profiles profiles, List<Integer> patterns, int first, int second, int folds) {
    this.profiles = profiles;
    this.folds = folds;
    on =
        IntStream.range(0, profiles.people())
            .map(
                place -> {
                  int pattern = patterns.get(profiles.person(place));
                  return (pattern >> first & 1) * OneStep.FIRST
                      + (pattern >> second & 1) * OneStep.SECOND;
                })
            .toArray();
    present =
        IntStream.range(0, OneStep.CLASSES)
            .filter(c -> Arrays.stream(on).anyMatch(o -> o == c))
            .toArray();
  }

  /** The outcome of one division into folds under one learner. */
  record Result(Learner learner, double likelihood, OneStep.Summary summary) {}

  /** The learner that tells best, over one division into folds; the simpler one where equal. */
  Learner best(List<Learner> learners, long seed) {
    int[] fold = divided(seed);
    Result best = fitted(learners.get(0), fold);
    for (Learner learner : learners.subList(1, learners.size())) {
      Result result = fitted(learner, fold);
      best = result.likelihood() > best.likelihood() ? result : best;
    }
    return best.learner();
  }

  Result estimate(Learner learner, long seed) {
    return fitted(learner, divided(seed));
  }

  /** The fold of every place. */
  private int[] divided(long seed) {
    int[] fold = new int[on.length];
    for (int c : present) {
      int[] places = IntStream.range(0, on.length).filter(i -> on[i] == c).toArray();
      // The same seed for each class: exchanging the two lists exchanges two classes, no more.
      ArraySampler.shuffle(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), places);
      for (int i = 0; i < places.length; i++) {
        fold[places[i]] = i % folds;
      }
    }
    return fold;
  }

  private Result fitted(Learner learner, int[] fold) {
    int classes = present.length;
    int[][] counts = new int[folds][profiles.count() * classes];
    int[] all = new int[profiles.count() * classes];
    int[] column = new int[OneStep.CLASSES];
    Arrays.setAll(column, c -> Math.max(0, Arrays.binarySearch(present, c)));
    for (int i = 0; i < on.length; i++) {
      int cell = profiles.profile(i) * classes + column[on[i]];
      counts[fold[i]][cell]++;
      all[cell]++;
    }
    MultinomialRidge start =
        starts.computeIfAbsent(
            learner, l -> MultinomialRidge.fit(l.rows(), all, classes, l.ridge()));
    List<MultinomialRidge> models =
        folds == 1
            ? List.of(start)
            : IntStream.range(0, folds)
                .parallel()
                .mapToObj(
                    f -> start.refit(learner.rows(), without(all, counts[f]), learner.ridge()))
                .toList();
    return tallied(learner, counts, models);
  }

  private static int[] without(int[] all, int[] gone) {
    int[] left = new int[all.length];
    Arrays.setAll(left, i -> all[i] - gone[i]);
    return left;
  }

  private Result tallied(Learner learner, int[][] counts, List<MultinomialRidge> models) {
    int classes = present.length;
    long both = Arrays.stream(on).filter(c -> c == OneStep.BOTH).count();
    OneStep step = new OneStep(on.length, FLOOR * (double) both / on.length);
    double likelihood = 0;
    double[] p = new double[classes];
    double[] shares = new double[OneStep.CLASSES];
    for (int f = 0; f < folds; f++) {
      for (int profile = 0; profile < profiles.count(); profile++) {
        boolean seen = false;
        for (int c = 0; c < classes; c++) {
          int people = counts[f][profile * classes + c];
          if (people > 0 && !seen) {
            seen = true;
            models.get(f).at(learner.rows()[profile], p);
            for (int k = 0; k < classes; k++) {
              shares[present[k]] = p[k];
            }
          }
          if (people > 0) {
            likelihood += people * Math.log(Math.max(p[c], Double.MIN_NORMAL));
            step.add(shares, present[c], people);
          }
        }
      }
    }
    return new Result(learner, likelihood, step.summary());
  }
}
