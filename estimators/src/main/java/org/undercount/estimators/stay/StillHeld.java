package org.undercount.estimators.stay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
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
 * <p>People whose days are unknown or contradict each other are stood for by the others of whom the
 * same is said: that they left, or nothing.
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
   * People met in a period.
   *
   * @param dated those whose days are known
   * @param left others, said to have left within the period
   * @param open others, not said to have left
   */
  public record Sample(List<Followed> dated, long left, long open) {
    public Sample {
      dated = List.copyOf(dated);
      if (left < 0 || open < 0) {
        throw new IllegalArgumentException(
            "People cannot be fewer than 0, got left=" + left + ", open=" + open);
      }
    }

    /** Only people whose days are known. */
    public static Sample of(Followed... dated) {
      return new Sample(List.of(dated), 0, 0);
    }

    /** People whose days are not known. */
    public static Sample undated(boolean left, long count) {
      return new Sample(List.of(), left ? count : 0, left ? 0 : count);
    }

    /** Both together. */
    public Sample and(Sample other) {
      return new Sample(
          Stream.concat(dated.stream(), other.dated.stream()).toList(),
          left + other.left,
          open + other.open);
    }

    long people() {
      return left + open + dated.stream().mapToLong(Followed::count).sum();
    }

    long ends() {
      return dated.stream().filter(Followed::ended).mapToLong(Followed::count).sum();
    }
  }

  /**
   * The share among people met.
   *
   * @param people at least one with known days
   * @param replicates how often they are drawn again, at least 1
   */
  public static StillHeld of(Sample people, int replicates, long seed) {
    if (people.dated().isEmpty() || replicates < 1) {
      throw new IllegalArgumentException(
          "A share needs people followed and at least one replicate, got "
              + people.dated().size()
              + " and "
              + replicates);
    }
    double[] weights =
        Stream.concat(
                people.dated().stream().map(Followed::count),
                Stream.of(people.left(), people.open()))
            .mapToDouble(n -> (double) n)
            .toArray();
    Hazards hazards = new Hazards(people.dated());
    double share = hazards.share(weights);
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    List<DiscreteSampler> copies =
        Arrays.stream(weights).<DiscreteSampler>mapToObj(w -> copies(random, w)).toList();
    double[] again = new double[replicates];
    double[] drawn = new double[weights.length];
    for (int r = 0; r < replicates; r++) {
      Arrays.setAll(drawn, i -> copies.get(i).sample());
      double once = hazards.share(drawn);
      again[r] = Double.isNaN(once) ? share : once; // nobody was drawn
    }
    return new StillHeld(share, again, people.people(), people.ends());
  }

  private static DiscreteSampler copies(UniformRandomProvider random, double mean) {
    return mean > 0 ? PoissonSampler.of(random, mean) : () -> 0;
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
    private final double[] standing;
    private final double[] held;
    private final double[] ends;
    private final double[] cumulative;

    Hazards(List<Followed> people) {
      this.people = people;
      int days = people.stream().mapToInt(Followed::horizon).max().orElseThrow() + 2;
      this.standing = new double[people.size()];
      this.held = new double[days];
      this.ends = new double[days];
      this.cumulative = new double[days];
    }

    /**
     * The share.
     *
     * @param weights of the people with days, in their order, then of those who left and those not
     *     said to have left, without
     */
    double share(double[] weights) {
      int dated = people.size();
      double ended = 0;
      double open = 0;
      for (int i = 0; i < dated; i++) {
        ended += people.get(i).ended() ? weights[i] : 0;
        open += people.get(i).ended() ? 0 : weights[i];
      }
      double eachEnded = ended == 0 ? 0 : (ended + weights[dated]) / ended;
      double eachOpen = open == 0 ? 0 : (open + weights[dated + 1]) / open;
      for (int i = 0; i < dated; i++) {
        standing[i] = weights[i] * (people.get(i).ended() ? eachEnded : eachOpen);
      }
      follow();
      double all = 0;
      double still = 0;
      for (int i = 0; i < dated; i++) {
        all += standing[i];
        still += standing[i] * chance(people.get(i));
      }
      return still / all;
    }

    private double chance(Followed f) {
      if (f.ended()) {
        return f.until() == f.horizon() ? 1 : 0;
      }
      return Math.exp(cumulative[f.until()] - cumulative[f.horizon()]);
    }

    /** Cumulative hazards, from 0 days on. */
    private void follow() {
      Arrays.fill(held, 0);
      Arrays.fill(ends, 0);
      for (int i = 0; i < people.size(); i++) {
        Followed f = people.get(i);
        held[f.entered()] += standing[i];
        // Who is censored on a day was held on it: of the day's end nothing is known.
        held[f.ended() ? f.until() + 1 : f.until()] -= standing[i];
        ends[f.until()] += f.ended() ? standing[i] : 0;
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
        double hazard = left > 0 ? Math.min(left / days, days / (days + 1)) : 0;
        for (int u = week; u < end; u++) {
          cumulative[u + 1] = cumulative[u] - Math.log1p(-hazard);
        }
      }
    }
  }
}
