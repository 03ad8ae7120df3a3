package org.undercount.estimators;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Tables drawn from populations whose size is known. */
public final class SimulatedTables {

  private final UniformRandomProvider random;

  public SimulatedTables(long seed) {
    random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
  }

  /**
   * Independent lists given the person.
   *
   * @param chances of being on each list
   * @param hardShare share of people whose odds are a quarter of the others'
   */
  public OverlapTable independent(int population, List<Double> chances, double hardShare) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < population; person++) {
      double odds = random.nextDouble() < hardShare ? 0.25 : 1;
      int pattern = 0;
      for (int i = 0; i < chances.size(); i++) {
        double o = odds * chances.get(i) / (1 - chances.get(i));
        if (random.nextDouble() < o / (1 + o)) {
          pattern |= 1 << i;
        }
      }
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(
        IntStream.range(0, chances.size()).mapToObj(i -> "L" + (i + 1)).toList(), counts);
  }

  /** As independent, but who is on the first list is on the second with this chance instead. */
  public OverlapTable dependent(int population, List<Double> chances, double chanceIfOnFirst) {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < population; person++) {
      int pattern = 0;
      for (int i = 0; i < chances.size(); i++) {
        double chance = i == 1 && (pattern & 1) != 0 ? chanceIfOnFirst : chances.get(i);
        if (random.nextDouble() < chance) {
          pattern |= 1 << i;
        }
      }
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(
        IntStream.range(0, chances.size()).mapToObj(i -> "L" + (i + 1)).toList(), counts);
  }
}
