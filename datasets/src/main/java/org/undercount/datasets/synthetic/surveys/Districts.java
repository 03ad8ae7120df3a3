package org.undercount.datasets.synthetic.surveys;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * The invented districts at home whose households are called, and who knows whom there. An adult
 * knows a lognormal number of people, {@value #ACQUAINTANCES} on average; a person held is known by
 * {@value #DEGREE_RATIO} times as many, of whom a share of {@value #TRANSMISSION} knows where the
 * person is. The districts grow with the scale, so that people held stay as rare among them.
 */
public final class Districts {

  static final double ACQUAINTANCES = 150;

  /** People a person held is known by, over people anybody is known by. */
  static final double DEGREE_RATIO = 0.8;

  /** Share of those who know a person held who know that the person is held. */
  static final double TRANSMISSION = 0.55;

  private static final double SPREAD = 0.5; // of the logarithm of the number known
  private static final double ADULTS_AT_SCALE_ONE = 400_000;

  /** Members per 10,000 adults. */
  private static final Map<String, Integer> GROUPS =
      Map.of(
          "bus_drivers", 50,
          "midwives", 35,
          "newly_married", 120,
          "nurses", 60,
          "postmen", 40,
          "tailors", 75,
          "teachers", 95,
          "twins", 85);

  private final long adults;

  public Districts(WorldSettings settings) {
    this.adults = settings.scaled(ADULTS_AT_SCALE_ONE, 1000);
  }

  long adults() {
    return adults;
  }

  /** Groups of known size, sorted by name. */
  SortedMap<String, Long> groups() {
    TreeMap<String, Long> sizes = new TreeMap<>();
    GROUPS.forEach((name, share) -> sizes.put(name, adults * share / 10_000));
    return sizes;
  }

  /** People an adult knows. */
  static double acquaintances(Draw draw) {
    return draw.logNormal(StrictMath.log(ACQUAINTANCES) - SPREAD * SPREAD / 2, SPREAD);
  }

  /** People who know of a person held that the person is held. */
  static int aware(Draw draw) {
    return draw.poisson(DEGREE_RATIO * TRANSMISSION * acquaintances(draw));
  }
}
