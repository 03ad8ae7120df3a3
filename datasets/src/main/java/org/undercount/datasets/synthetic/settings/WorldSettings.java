package org.undercount.datasets.synthetic.settings;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;

/**
 * What makes one synthetic region: the same settings give the same bytes, whoever writes the parts.
 *
 * @param seedValue value of the seed all draws derive from
 * @param scale multiplies people, centres, adverts, losses and transfers; above 0, at most 1000
 * @param firstYear year of the first quarter delivered
 * @param firstNumber number of the first quarter delivered, 1 to 4
 * @param quarters how many consecutive quarters are delivered, 1 to 40
 */
public record WorldSettings(
    long seedValue, double scale, int firstYear, int firstNumber, int quarters)
    implements Serializable {

  /** Days simulated before the first quarter, so that it starts with people already held. */
  public static final int BURN_IN_DAYS = 420;

  private static final double LARGEST_SCALE = 1_000;
  private static final int MOST_QUARTERS = 40;
  private static final double SCALE_PER_SHARD = 2;

  public WorldSettings {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "A scale is above 0 and at most " + (int) LARGEST_SCALE + ", got " + scale);
    }
    if (quarters < 1 || quarters > MOST_QUARTERS) {
      throw new IllegalArgumentException(
          "A world has 1 to " + MOST_QUARTERS + " quarters, got " + quarters);
    }
    new Quarter(firstYear, firstNumber);
  }

  public WorldSettings(Seed seed, double scale, Quarter firstQuarter, int quarters) {
    this(seed.value(), scale, firstQuarter.year(), firstQuarter.number(), quarters);
  }

  public Seed seed() {
    return Seed.of(seedValue);
  }

  public Quarter firstQuarter() {
    return new Quarter(firstYear, firstNumber);
  }

  /** The quarters delivered, in order. */
  public List<Quarter> delivered() {
    return IntStream.range(0, quarters).mapToObj(firstQuarter()::plus).toList();
  }

  public LocalDate firstDay() {
    return firstQuarter().firstDay();
  }

  /** First day simulated. */
  public LocalDate burnInDay() {
    return firstDay().minusDays(BURN_IN_DAYS);
  }

  public LocalDate lastDay() {
    return firstQuarter().plus(quarters - 1).lastDay();
  }

  /** Into how many independent parts each kind of record is cut; depends on the scale alone. */
  public int shards() {
    return (int) Math.max(1, Math.ceil(scale / SCALE_PER_SHARD));
  }

  /** The share of {@code total} items that falls to a shard: from (inclusive), to (exclusive). */
  public IntStream items(int shard, int total) {
    long from = (long) total * shard / shards();
    long to = (long) total * (shard + 1) / shards();
    return IntStream.range((int) from, (int) to);
  }

  /** A count at scale 1 brought to this scale, at least {@code least}. */
  public int scaled(double atScaleOne, int least) {
    return (int) Math.max(least, Math.round(atScaleOne * scale));
  }
}
