package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.CountInterval;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.Maximum.Quantity;

/**
 * The estimates of {@link Numbers} at the maximum. Their variance is that of the parameters and
 * that of the units' own fates given what was seen of them.
 *
 * <p>N and stock have log-normal intervals above those seen. Entrants and losses may be few or
 * none, where maximum likelihood has no error to give: their intervals are those of counts with the
 * mean and variance they have under {@link Softened}, as are those of N and stock at the edge.
 */
final class PopulationNumbers {

  /** As far as a start may lie out: beyond, probabilities are 0 or 1 to rounding. */
  private static final double FAR = 15;

  private static final double NONE = 1e-6;

  private final CaptureHistories data;
  private final String method;
  private final double level;
  private final List<Fate> fates;
  private final List<Optional<Estimate>> estimates;

  /**
   * Estimates.
   *
   * @param maximum of the likelihood
   * @param given the likelihood given that units were seen. What it does not tell is not told: the
   *     factorials of N alone would seem to
   * @param conditional its maximum
   * @param starts from which that was looked for
   */
  PopulationNumbers(
      CaptureHistories data,
      Superpopulation likelihood,
      Maximum maximum,
      Superpopulation given,
      Maximum conditional,
      List<double[]> starts,
      String method,
      double level) {
    this.data = data;
    this.method = method;
    this.level = level;
    this.fates = likelihood.chances(maximum.point()).stream().map(Fate::of).toList();
    List<Quantity> told = conditional.all(x -> Numbers.of(data, given, x).means());
    List<Quantity> found = maximum.all(x -> Numbers.of(data, likelihood, x).means());
    List<Double> own = Numbers.of(data, likelihood, maximum.point()).variance();
    Maximum softened = softened(given, conditional, starts);
    List<Quantity> spread = softened.all(x -> Numbers.of(data, given, x).means());
    List<Double> softOwn = Numbers.of(data, given, softened.point()).variance();
    List<Long> seen = seen(data);
    List<Optional<Estimate>> numbers = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      numbers.add(
          told.get(i) instanceof Quantity.NotIdentified
                  || found.get(i) instanceof Quantity.NotIdentified
                  || !(spread.get(i) instanceof Quantity.Identified count)
              ? Optional.empty()
              : Optional.of(
                  estimate(found.get(i), own.get(i), count, softOwn.get(i), (double) seen.get(i))));
    }
    this.estimates = numbers;
  }

  /** N. */
  Optional<Estimate> population() {
    return estimates.get(0);
  }

  Turnover turnover() {
    int occasions = data.occasions();
    return new Turnover(
        occasions(1, occasions, 1),
        occasions(1 + occasions, occasions - 1, 2),
        occasions(2 * occasions, occasions - 1, 2),
        fates);
  }

  private static Maximum softened(
      Superpopulation given, Maximum conditional, List<double[]> starts) {
    Softened softened = new Softened(given);
    double[] near = conditional.point();
    for (int i = 0; i < near.length; i++) {
      near[i] = Math.max(-FAR, Math.min(FAR, near[i]));
    }
    return Double.isFinite(softened.at(near, new double[near.length]))
        ? Maximum.from(softened, near)
        : Maximum.fromBestOf(softened, starts);
  }

  /** The least each number can be. */
  private static List<Long> seen(CaptureHistories data) {
    List<Long> seen = new ArrayList<>(List.of(data.observed()));
    IntStream.range(0, data.occasions()).forEach(t -> seen.add(data.observedAt(t)));
    seen.addAll(Collections.nCopies(Numbers.size(data.occasions()) - seen.size(), 0L));
    return seen;
  }

  /** A number of which some are seen, at the maximum, in the interval of a count. */
  private Estimate estimate(
      Quantity found,
      double ownVariance,
      Quantity.Identified softened,
      double softVariance,
      double seen) {
    double value =
        found instanceof Quantity.Identified inside
            ? inside.value()
            : ((Quantity.AtEdge) found).value();
    double point = Math.max(seen, value);
    double softError = Math.sqrt(Math.pow(softened.standardError(), 2) + softVariance);
    double lower = point;
    double upper = point;
    if (softened.value() - seen > NONE && softError > 0) {
      CountInterval more = new CountInterval(softened.value() - seen, softError * softError);
      lower = Math.min(point, seen + more.quantile(0.5 - level / 2));
      upper = Math.max(point, seen + more.quantile(0.5 + level / 2));
    }
    double error =
        found instanceof Quantity.Identified inside
            ? Math.sqrt(Math.pow(inside.standardError(), 2) + ownVariance)
            : softError;
    return new Estimate(
        point,
        new Interval(lower, upper, level, CountInterval.KIND),
        method,
        Map.of("standardError", Double.toString(error)));
  }

  private List<HistoryFit.Occasion> occasions(int from, int size, int firstOccasion) {
    return IntStream.range(0, size)
        .mapToObj(i -> new HistoryFit.Occasion(firstOccasion + i, estimates.get(from + i)))
        .toList();
  }
}
