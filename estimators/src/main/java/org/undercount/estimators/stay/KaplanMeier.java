package org.undercount.estimators.stay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * The share S(t) still held after t days, Ŝ(t) = Π over ends u ≤ t of (1 − d(u)/r(u)), with d ends
 * among r still held and under observation just before. Greenwood's variance Ŝ² Σ d/(r(r − d));
 * intervals on the scale log(−log S), which stay within 0 and 1 (Kalbfleisch and Prentice 1980).
 *
 * <p>Kaplan and Meier (1958), JASA 53; left truncation: Lynden-Bell (1971). Assumes that who drops
 * out of sight is held no longer and no shorter than others; people freed because they had been
 * held long and never seen before make Ŝ too high.
 */
public final class KaplanMeier {

  private static final double EVEN = 1e-9;

  private final List<Step> steps;
  private final double longest;
  private final boolean longestEnded;

  private KaplanMeier(List<Step> steps, double longest, boolean longestEnded) {
    this.steps = steps;
    this.longest = longest;
    this.longestEnded = longestEnded;
  }

  /**
   * Where the curve falls.
   *
   * @param days t
   * @param held r(t), under observation just before
   * @param ends d(t)
   * @param share Ŝ(t)
   * @param error Greenwood's standard error
   */
  public record Step(double days, long held, long ends, double share, double error) {}

  /** Of at least one stay. */
  public static KaplanMeier of(List<Stay> stays) {
    if (stays.isEmpty()) {
      throw new IllegalArgumentException("At least one stay is needed, got none");
    }
    SortedMap<Double, long[]> changes = new TreeMap<>(); // ends, leaves the risk set, enters it
    for (Stay s : stays) {
      long[] at = changes.computeIfAbsent(s.days(), t -> new long[3]);
      at[0] += s.ended() ? 1 : 0;
      at[1]++;
      changes.computeIfAbsent(s.entered(), t -> new long[3])[2]++;
    }
    List<Step> steps = new ArrayList<>();
    long held = 0;
    double share = 1;
    double greenwood = 0;
    for (Map.Entry<Double, long[]> e : changes.entrySet()) {
      long ends = e.getValue()[0];
      if (ends > 0) {
        share *= (double) (held - ends) / (double) held;
        greenwood += (double) ends / ((double) held * (double) (held - ends));
        double error = share == 0 ? 0 : share * Math.sqrt(greenwood);
        steps.add(new Step(e.getKey(), held, ends, share, error));
      }
      held += e.getValue()[2] - e.getValue()[1]; // who enters at t is not at risk at t
    }
    double longest = changes.lastKey();
    return new KaplanMeier(
        List.copyOf(steps), longest, !steps.isEmpty() && steps.get(steps.size() - 1).share() == 0);
  }

  /** Every fall, in order of time. */
  public List<Step> steps() {
    return steps;
  }

  /** Stays seen to end. */
  public long ends() {
    return steps.stream().mapToLong(Step::ends).sum();
  }

  /** The longest time seen. */
  public double longest() {
    return longest;
  }

  /** Whether the curve comes down to 0, so that the mean is known without a model. */
  public boolean complete() {
    return longestEnded;
  }

  /** Days at which the curve reached 0 before the last stay was seen; a sign of too few at risk. */
  public boolean diedEarly() {
    return steps.stream().anyMatch(s -> s.share() == 0 && s.days() < longest);
  }

  /** Ŝ(t). */
  public double share(double days) {
    double share = 1;
    for (Step s : steps) {
      if (s.days() <= days) {
        share = s.share();
      }
    }
    return share;
  }

  /**
   * The interval of S(t) on the scale log(−log S). Where Ŝ is 1 or 0 that has no width, and the
   * exact limits of r out of r or none out of r still held take its place (Clopper and Pearson
   * 1934).
   */
  public Interval interval(double days, double level) {
    int at = -1;
    for (int i = 0; i < steps.size() && steps.get(i).days() <= days; i++) {
      at = i;
    }
    return interval(at, level);
  }

  /** After a fall, -1 before the first. */
  private Interval interval(int step, double level) {
    double tail = (1 - level) / 2;
    if (step < 0) {
      long held = steps.isEmpty() ? 1 : steps.get(0).held();
      return new Interval(Math.pow(tail, 1.0 / (double) held), 1, level, "exact");
    }
    Step s = steps.get(step);
    if (s.share() == 0) {
      double before = interval(step - 1, level).upper();
      double upper = -Math.expm1(Math.log(tail) / (double) s.held());
      return new Interval(0, Math.min(before, upper), level, "exact");
    }
    double spread =
        LogNormal.normalQuantile(level) * s.error() / (s.share() * -Math.log(s.share()));
    return new Interval(
        Math.pow(s.share(), Math.exp(spread)),
        Math.pow(s.share(), Math.exp(-spread)),
        level,
        "log-log");
  }

  /**
   * The time by which a share 1 − p has left, +∞ where the curve does not come down to p. Where it
   * runs level at p, halfway to the next fall, as for the median of an even number.
   */
  public double timeTo(double p) {
    for (int i = 0; i < steps.size(); i++) {
      double share = steps.get(i).share();
      if (share < p - EVEN) {
        return steps.get(i).days();
      }
      if (share <= p + EVEN) {
        return i + 1 < steps.size()
            ? (steps.get(i).days() + steps.get(i + 1).days()) / 2
            : steps.get(i).days();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Ends of the interval of the median: where the interval of S first reaches one half at its lower
   * and at its upper end, +∞ where it does not; the lower is 0 where too few were seen to rule that
   * out (Brookmeyer and Crowley 1982, with log-log limits).
   */
  public List<Double> medianLimits(double level) {
    double lower = interval(-1, level).lower() <= 0.5 ? 0 : Double.POSITIVE_INFINITY;
    double upper = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps.size(); i++) {
      Interval at = interval(i, level);
      if (at.lower() <= 0.5 + EVEN && lower == Double.POSITIVE_INFINITY) {
        lower = steps.get(i).days();
      }
      if (at.upper() <= 0.5 + EVEN && upper == Double.POSITIVE_INFINITY) {
        upper = steps.get(i).days();
      }
    }
    return List.of(lower, upper);
  }

  /** A mean and its standard error. */
  public record Mean(double days, double error) {}

  /**
   * The mean of min(T, longest), ∫Ŝ, with the variance Σ A(u)² d/(r(r − d)), A(u) the area under
   * the curve from u on (Klein and Moeschberger 2003, section 4.5). It is the mean stay where the
   * curve is {@link #complete}.
   */
  public Mean restrictedMean() {
    double[] area = new double[steps.size() + 1]; // from step i on
    for (int i = steps.size() - 1; i >= 0; i--) {
      double until = i + 1 < steps.size() ? steps.get(i + 1).days() : longest;
      area[i] = area[i + 1] + steps.get(i).share() * (until - steps.get(i).days());
    }
    double mean = steps.isEmpty() ? longest : steps.get(0).days() + area[0];
    double variance = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      if (s.held() > s.ends()) {
        variance +=
            area[i]
                * area[i]
                * (double) s.ends()
                / ((double) s.held() * (double) (s.held() - s.ends()));
      }
    }
    return new Mean(mean, Math.sqrt(variance));
  }
}
