package org.undercount.estimators.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.estimators.Interval;
import org.undercount.estimators.TwoPieceLogNormal;

/**
 * How the reported pool of methods does on the known sizes.
 *
 * @param tested lists whose size some method estimated
 * @param held of them, whose size lay in the pooled interval
 * @param typicalError median of estimate over size, or its inverse where below 1
 */
record InternalConsistency(int tested, int held, double typicalError) {

  /** The method of a list seen by two others: it is shown, and says nothing of the pool. */
  static final String TWO_LISTS = "chapman";

  /** By the pool's weights, shared among the methods that estimated each size. */
  static InternalConsistency of(
      List<KnownSize> known, List<String> methods, List<Double> weights, double level) {
    List<Double> errors = new ArrayList<>();
    int held = 0;
    for (KnownSize size : known) {
      Optional<Pool> pool = pool(size, methods, weights);
      if (pool.isPresent()) {
        Interval interval = pool.get().interval(size.seen(), level, "stacked");
        held += interval.contains((double) size.size()) ? 1 : 0;
        double ratio = pool.get().value(size.seen()) / (double) size.size();
        errors.add(Math.max(ratio, 1 / ratio));
      }
    }
    return new InternalConsistency(errors.size(), held, median(errors));
  }

  private static Optional<Pool> pool(KnownSize size, List<String> methods, List<Double> weights) {
    List<TwoPieceLogNormal> opinions = new ArrayList<>();
    List<Double> mine = new ArrayList<>();
    for (Attempt attempt : size.attempts()) {
      Optional<TwoPieceLogNormal> unseen = attempt.unseen();
      int at = methods.indexOf(attempt.method());
      if (unseen.isPresent() && at >= 0) {
        opinions.add(unseen.get());
        mine.add(weights.get(at));
      }
    }
    double total = mine.stream().mapToDouble(Double::doubleValue).sum();
    return opinions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pool(opinions, mine.stream().map(w -> w / total).toList()));
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 1;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  /** Not when most sizes are missed and the typical miss is large. */
  boolean believable() {
    return tested == 0 || 2 * held >= tested || typicalError <= Assessor.WORST_ERROR;
  }

  String sentence() {
    return tested == 0
        ? "of no list could the known size be estimated from three others: not tested"
        : String.format(
            Locale.ROOT,
            "the sizes of %d lists were estimated from the other lists: the interval held %d of"
                + " them, the typical error is %.0f %%%s",
            tested,
            held,
            100 * (typicalError - 1),
            believable() ? "" : "; these methods do not tell even what is known");
  }
}
