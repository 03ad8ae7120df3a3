package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.OverlapTable;

/**
 * How many units were seen exactly k times, whichever lists or occasions that was: the data of
 * counts-only estimators.
 *
 * @param units element 0 is f₁, the units seen once; trailing zeros are legal
 * @param occasions how often a unit could have been seen
 */
public record CaptureFrequencies(List<Long> units, Occasions occasions) {

  /** How often a unit could be seen at most. */
  public sealed interface Occasions permits Counted, Unlimited {

    /** Log of the number of ways to be seen k times, up to a constant. */
    double logWays(int k);
  }

  /** On each of t occasions once: C(t, k) ways. */
  public record Counted(int t) implements Occasions {

    public Counted {
      if (t < 2) {
        throw new IllegalArgumentException("At least 2 occasions are needed, got " + t);
      }
    }

    @Override
    public double logWays(int k) {
      return CombinatoricsUtils.binomialCoefficientLog(t, k);
    }
  }

  /** At any time: 1/k!, the limit of many occasions. */
  public record Unlimited() implements Occasions {

    @Override
    public double logWays(int k) {
      return -LogGamma.value(k + 1.0);
    }
  }

  public CaptureFrequencies {
    units = List.copyOf(units);
    if (units.stream().anyMatch(f -> f < 0)) {
      throw new IllegalArgumentException("Frequencies must be >= 0, got " + units);
    }
    if (units.stream().allMatch(f -> f == 0)) {
      throw new IllegalArgumentException("Frequencies must count somebody, got " + units);
    }
    if (occasions instanceof Counted counted) {
      if (units.size() > counted.t()) {
        throw new IllegalArgumentException(
            "Nobody can be seen more often than there are occasions: occasions="
                + counted.t()
                + ", frequencies="
                + units);
      }
      List<Long> padded = new ArrayList<>(units);
      while (padded.size() < counted.t()) {
        padded.add(0L);
      }
      units = List.copyOf(padded);
    }
  }

  /** Seen at any time. */
  public static CaptureFrequencies unlimited(List<Long> units) {
    return new CaptureFrequencies(units, new Unlimited());
  }

  /** One occasion per list. */
  public static CaptureFrequencies of(OverlapTable table) {
    return new CaptureFrequencies(table.captureCounts(), new Counted(table.lists().size()));
  }

  /** Units seen exactly k times. */
  public long seen(int k) {
    return k <= units.size() ? units.get(k - 1) : 0;
  }

  /** Distinct units seen. */
  public long observed() {
    return units.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /** Sightings in all, Σ k fₖ. */
  public long sightings() {
    long sum = 0;
    for (int k = 1; k <= units.size(); k++) {
      sum = Math.addExact(sum, Math.multiplyExact((long) k, seen(k)));
    }
    return sum;
  }

  /** The most often that a unit was seen. */
  public int most() {
    int k = units.size();
    while (seen(k) == 0) {
      k--;
    }
    return k;
  }
}
