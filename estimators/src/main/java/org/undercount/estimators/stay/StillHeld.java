package org.undercount.estimators.stay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Gate;

/**
 * The share of those held at any time in a period who are still held on its last day: what turns a
 * flow into a stock. Of people seen to leave it is known; of a person last known to be held on day
 * u of the stay it is S(horizon)/S(u), with S from the hazards of everybody followed, constant
 * within a week of the stay,
 *
 * <p>h(w) = ends in week w / days held and followed in week w, S(t) = Π (1 − h) over days before t
 *
 * <p>for stays entered late and followed in part (Lynden-Bell 1971; Friedman 1982, piecewise
 * exponential models; days alone would have so few followed that the curve falls to 0). The share
 * is the mean over the people; its error is that of drawing them again, each with a Poisson number
 * of copies.
 *
 * <p>Assumes that the day a person was last known to be held says nothing of when the stay ends,
 * and that lists find those who leave within the period as often as those who stay.
 */
public final class StillHeld {

  /** As in the cards. */
  public static final String METHOD = "flow-still-held";

  /** Stays that must have been seen to end. */
  public static final long FEWEST_ENDS = 10;

  private final double share;
  private final double[] replicates;
  private final long people;
  private final long ends;

  private StillHeld(double share, double[] replicates, long people, long ends) {
    this.share = share;
    this.replicates = replicates;
    this.people = people;
    this.ends = ends;
  }

  /**
   * The share among people followed.
   *
   * @param people at least one
   * @param replicates how often they are drawn again, at least 1
   */
  public static StillHeld of(List<Followed> people, int replicates, long seed) {
    if (people.isEmpty() || replicates < 1) {
      throw new IllegalArgumentException(
          "A share needs people followed and at least one replicate, got "
              + people.size()
              + " and "
              + replicates);
    }
    double[] weights = people.stream().mapToDouble(f -> (double) f.count()).toArray();
    Hazards hazards = new Hazards(people);
    double share = hazards.share(weights);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    List<SharedStateDiscreteSampler> copies =
        people.stream().map(f -> PoissonSampler.of(random, (double) f.count())).toList();
    double[] again = new double[replicates];
    double[] drawn = new double[weights.length];
    for (int r = 0; r < replicates; r++) {
      double all = 0;
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = copies.get(i).sample();
        all += drawn[i];
      }
      again[r] = all > 0 ? hazards.share(drawn) : share;
    }
    return new StillHeld(
        share,
        again,
        people.stream().mapToLong(Followed::count).sum(),
        people.stream().filter(Followed::ended).mapToLong(Followed::count).sum());
  }

  /** The share, from 0 to 1. */
  public double share() {
    return share;
  }

  /** The share in a replicate; numbers beyond the last begin anew. */
  public double replicate(int number) {
    return replicates[number % replicates.length];
  }

  /** Whether enough stays were seen to end to know how long they last. */
  public Gate endsSeen() {
    return new Gate(
        "ends-seen",
        ends >= FEWEST_ENDS,
        "of "
            + people
            + " people followed, "
            + ends
            + " were seen to leave; at least "
            + FEWEST_ENDS
            + " are needed");
  }

  /** For the diagnostics of an estimate. */
  public Map<String, String> facts() {
    return Map.of(
        "share still held", String.format(Locale.ROOT, "%.4f", share),
        "people followed", Long.toString(people),
        "seen to leave", Long.toString(ends));
  }

  /** Weekly hazards, with what is followed laid out once. */
  private static final class Hazards {
    private static final int DAYS = 7;

    private final List<Followed> people;
    private final double[] held;
    private final double[] ends;
    private final double[] cumulative;

    Hazards(List<Followed> people) {
      this.people = people;
      int days = people.stream().mapToInt(Followed::horizon).max().orElseThrow() + 2;
      this.held = new double[days];
      this.ends = new double[days];
      this.cumulative = new double[days];
    }

    double share(double[] weights) {
      Arrays.fill(held, 0);
      Arrays.fill(ends, 0);
      for (int i = 0; i < weights.length; i++) {
        Followed f = people.get(i);
        held[f.entered()] += weights[i];
        // Who is censored on a day was held on it: of the day's end nothing is known.
        held[f.ended() ? f.until() + 1 : f.until()] -= weights[i];
        ends[f.until()] += f.ended() ? weights[i] : 0;
      }
      double atRisk = 0;
      for (int week = 0; week < cumulative.length - 1; week += DAYS) {
        double left = 0;
        double days = 0;
        int end = Math.min(week + DAYS, cumulative.length - 1);
        for (int u = week; u < end; u++) {
          atRisk += held[u];
          days += atRisk;
          left += ends[u];
        }
        // Where everybody left on the only day followed, one more is taken to have stayed.
        double hazard = left == 0 ? 0 : Math.min(left / days, days / (days + 1));
        for (int u = week; u < end; u++) {
          cumulative[u + 1] = cumulative[u] - Math.log1p(-hazard);
        }
      }
      double all = 0;
      double still = 0;
      for (int i = 0; i < weights.length; i++) {
        Followed f = people.get(i);
        all += weights[i];
        still += weights[i] * chance(f);
      }
      return still / all;
    }

    private double chance(Followed f) {
      if (f.ended()) {
        return f.until() == f.horizon() ? 1 : 0;
      }
      return Math.exp(cumulative[f.until()] - cumulative[f.horizon()]);
    }
  }
}
