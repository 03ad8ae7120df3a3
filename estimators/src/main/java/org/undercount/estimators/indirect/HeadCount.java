package org.undercount.estimators.indirect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Draws;
import org.undercount.estimators.revenue.Quantity;

/**
 * People by floor area, N = Σ footprint × floors × efficiency × residential share × occupancy ÷ m²
 * per person over buildings, each factor a {@link Quantity}, by joint Monte Carlo (JCGM 101).
 *
 * <p>A factor given for a building is drawn for it alone; one given for all is systematic: with
 * correlation 1 every building has the same draw, so that it does not average out over many
 * buildings; below 1 a Gaussian copula lets buildings differ around the common draw. Assumes that
 * the buildings are in use and that the factors hold for their kind. Offices counted as dormitories
 * and buildings not finished make the number too high, sleeping in shifts too low.
 */
public final class HeadCount {

  /** As on the command line and in the cards. */
  public static final String METHOD = "headcount";

  /** The column of all sites together. */
  public static final String TOTAL = "total";

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final Map<FloorFactor, Common> common = new EnumMap<>(FloorFactor.class);
  private final UniformRandomProvider random;
  private final ZigguratSampler.NormalizedGaussian normal;
  private final int size;

  private HeadCount(Map<FloorFactor, Shared> shared, int size, long seed) {
    this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.size = size;
    shared.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> common.put(e.getKey(), new Common(e.getValue(), size, normal)));
  }

  /**
   * Buildings of one kind.
   *
   * @param site place they are counted for
   * @param number how many stand there, each drawn apart
   * @param own factors known for this kind
   */
  public record Building(String site, int number, Map<FloorFactor, Quantity> own) {

    public Building {
      own = Map.copyOf(own);
      if (number < 1) {
        throw new IllegalArgumentException("There must be at least 1 building, got " + number);
      }
      own.forEach(HeadCount::require);
    }
  }

  /**
   * A factor for all buildings.
   *
   * @param correlation between buildings, in [0, 1]; 1 is one and the same draw
   */
  public record Shared(Quantity quantity, double correlation) {

    public Shared {
      if (!(correlation >= 0 && correlation <= 1)) {
        throw new IllegalArgumentException("Correlation must lie in [0, 1], got " + correlation);
      }
    }
  }

  /** Joint draws, a column per site in the order of names and {@value #TOTAL}. */
  public static Draws draws(
      List<Building> buildings, Map<FloorFactor, Shared> shared, int size, long seed) {
    shared.forEach((factor, s) -> require(factor, s.quantity()));
    for (Building building : buildings) {
      for (FloorFactor factor : FloorFactor.values()) {
        if (!building.own().containsKey(factor) && !shared.containsKey(factor)) {
          throw new IllegalArgumentException(
              "Every factor must be given for a building or for all, missing " + factor.word());
        }
      }
    }
    HeadCount count = new HeadCount(shared, size, seed);
    Map<String, double[]> sites = new TreeMap<>();
    for (Building building : buildings) {
      count.add(building, sites.computeIfAbsent(building.site(), s -> new double[size]));
    }
    if (sites.isEmpty() || sites.containsKey(TOTAL)) {
      throw new IllegalArgumentException(
          "There must be a building, and no site called " + TOTAL + ", got " + sites.keySet());
    }
    return Draws.ofColumns(new LinkedHashMap<>(sites)).withSum(TOTAL);
  }

  /** A factor of all buildings with its common deviates, one per draw. */
  private static final class Common {
    private final Tabulated table;
    private final double correlation;
    private final double[] deviates;
    private final double[] values;

    private Common(Shared shared, int size, ZigguratSampler.NormalizedGaussian normal) {
      table = Tabulated.of(shared.quantity());
      correlation = table.constant() ? 1 : shared.correlation();
      deviates = new double[size];
      values = new double[size];
      for (int i = 0; i < size; i++) {
        deviates[i] = normal.sample();
        values[i] = table.quantile(NORMAL.cumulativeProbability(deviates[i]));
      }
    }
  }

  private void add(Building building, double[] people) {
    double[] product = new double[size];
    Arrays.fill(product, 1);
    List<Varying> varying = new ArrayList<>();
    for (FloorFactor factor : FloorFactor.values()) {
      boolean divides = factor == FloorFactor.SQUARE_METRES_PER_PERSON;
      Quantity own = building.own().get(factor);
      Common all = common.get(factor);
      if (own != null) {
        Tabulated table = Tabulated.coarse(own);
        if (table.constant()) {
          multiply(product, i -> table.quantile(0.5), divides);
        } else {
          varying.add(new Varying(table, Optional.empty(), divides));
        }
      } else if (all != null && all.correlation == 1) {
        multiply(product, i -> all.values[i], divides);
      } else if (all != null) {
        varying.add(new Varying(all.table, Optional.of(all), divides));
      }
    }
    for (int i = 0; i < size; i++) {
      people[i] += product[i] * (varying.isEmpty() ? building.number() : sum(building, varying, i));
    }
  }

  /** A factor that differs between buildings. */
  private record Varying(Tabulated table, Optional<Common> around, boolean divides) {}

  private double sum(Building building, List<Varying> varying, int draw) {
    double sum = 0;
    for (int b = 0; b < building.number(); b++) {
      double one = 1;
      for (Varying v : varying) {
        double value = v.table().quantile(probability(v, draw));
        one = v.divides() ? one / value : one * value;
      }
      sum += one;
    }
    return sum;
  }

  private double probability(Varying v, int draw) {
    if (v.around().isEmpty()) {
      return random.nextDouble();
    }
    Common all = v.around().get();
    return NORMAL.cumulativeProbability(
        Math.sqrt(all.correlation) * all.deviates[draw]
            + Math.sqrt(1 - all.correlation) * normal.sample());
  }

  private interface Column {
    double at(int draw);
  }

  private static void multiply(double[] product, Column column, boolean divides) {
    for (int i = 0; i < product.length; i++) {
      product[i] = divides ? product[i] / column.at(i) : product[i] * column.at(i);
    }
  }

  private static void require(FloorFactor factor, Quantity quantity) {
    factor
        .problem(quantity)
        .ifPresent(
            p -> {
              throw new IllegalArgumentException(p);
            });
  }
}
