package org.undercount.datasets.synthetic.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.undercount.datasets.key.Seed;

/**
 * A stream of draws from one seed. Uses {@code StrictMath}, so that a draw is the same number on
 * every machine.
 */
public final class Draw {

  private final SplittableRandom random;

  public Draw(Seed seed) {
    this.random = new SplittableRandom(seed.value());
  }

  /** Uniform on [0, 1). */
  public double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform between two numbers. */
  public double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** A whole number from 0 to {@code bound - 1}. */
  public int below(int bound) {
    return (int) (uniform() * bound);
  }

  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Box and Muller (1958). */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** Lognormal with the mean and standard deviation of the logarithm. */
  public double logNormal(double meanLog, double sdLog) {
    return StrictMath.exp(meanLog + sdLog * gaussian());
  }

  /** Exponential with the given mean. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }

  /** Poisson: arrivals of unit rate within a time of the mean. */
  public int poisson(double mean) {
    int arrivals = -1;
    for (double time = 0; time <= mean; time += exponential(1)) {
      arrivals++;
    }
    return arrivals;
  }

  /** Rounds up or down at random so that the expectation is the number itself. */
  public int rounded(double expected) {
    int floor = (int) StrictMath.floor(expected);
    return floor + (chance(expected - floor) ? 1 : 0);
  }

  public <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Index drawn with probability proportional to its weight. */
  public int weighted(List<Double> weights) {
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    double u = uniform() * total;
    for (int i = 0; i < weights.size() - 1; i++) {
      u -= weights.get(i);
      if (u < 0) {
        return i;
      }
    }
    return weights.size() - 1;
  }

  /** A day between two days, both possible. */
  public LocalDate day(LocalDate first, LocalDate last) {
    return first.plusDays(below((int) (last.toEpochDay() - first.toEpochDay()) + 1));
  }

  /** As many decimal digits as asked for. */
  public String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + below(10)));
    }
    return digits.toString();
  }

  /** Letters and digits, none easily mistaken. */
  public String token(int length) {
    String alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
      token.append(alphabet.charAt(below(alphabet.length())));
    }
    return token.toString();
  }

  /** A seed for a stream of its own, independent of what this stream draws next. */
  public Seed fork() {
    return Seed.of(random.nextLong());
  }
}
