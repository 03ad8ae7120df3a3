package org.undercount.estimators.simulation;

import java.util.List;
import java.util.SortedMap;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * People who are caught alike, each independently of the others.
 *
 * @param people how many
 * @param chances of being on each list, in [0, 1]; 0: the list cannot see them
 * @param onSecondIfOnFirst chance of being on the second list for those on the first; equal to the
 *     second chance where the two do not depend on each other
 */
record Group(int people, List<Double> chances, double onSecondIfOnFirst) {

  static Group independent(int people, List<Double> chances) {
    return new Group(people, chances, chances.get(1));
  }

  Group {
    chances = List.copyOf(chances);
    if (people < 0 || chances.stream().anyMatch(c -> !(c >= 0 && c <= 1))) {
      throw new IllegalArgumentException(
          "A group needs people >= 0 and chances in [0, 1], got " + people + " and " + chances);
    }
  }

  /** Adds everyone seen to the counts by pattern. */
  void draw(UniformRandomProvider random, SortedMap<Integer, Long> counts) {
    for (int person = 0; person < people; person++) {
      int pattern = 0;
      for (int i = 0; i < chances.size(); i++) {
        double chance = i == 1 && (pattern & 1) != 0 ? onSecondIfOnFirst : chances.get(i);
        pattern |= random.nextDouble() < chance ? 1 << i : 0;
      }
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
  }
}
