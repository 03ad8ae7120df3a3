package org.undercount.jobs.road;

import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.Seed;

/**
 * What a run may be set to, beyond its inputs.
 *
 * @param seed of everything random
 * @param level of intervals, in (0, 1)
 * @param draws joint draws per headline
 * @param minimumCell smallest count of people that may be published
 */
public record RoadSettings(Seed seed, double level, int draws, int minimumCell) {

  /** Draws of a headline when the workspace does not say. */
  public static final int DRAWS = 10_000;

  public RoadSettings {
    if (!(level >= 0.5 && level <= 0.999)) {
      throw new IllegalArgumentException("Level must lie in 0.5 to 0.999, got " + level);
    }
    if (draws < DRAWS) {
      throw new IllegalArgumentException(
          "Joint draws must be at least " + DRAWS + ", got " + draws);
    }
    if (minimumCell < 1) {
      throw new IllegalArgumentException(
          "The smallest published count must be at least 1, got " + minimumCell);
    }
  }

  /** As inputs of a stage whose numbers depend on them. */
  SortedMap<String, String> forEstimates() {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("setting seed", Long.toString(seed.value()));
    inputs.put("setting level", Double.toString(level));
    inputs.put("setting draws", Integer.toString(draws));
    return inputs;
  }
}
