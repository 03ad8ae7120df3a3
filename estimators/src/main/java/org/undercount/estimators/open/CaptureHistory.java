package org.undercount.estimators.open;

import java.util.List;

/**
 * What was seen of units that share a history and covariates.
 *
 * @param events one per look: 0 not seen, k seen in state k (1 where there is one state), −1 seen
 *     in a state that was not told
 * @param group index of the units' covariates
 * @param count how many units
 * @param lost not released after they were last seen
 */
public record CaptureHistory(List<Integer> events, int group, long count, boolean lost) {

  /** Seen, but not in which state. */
  public static final int UNKNOWN_STATE = -1;

  public CaptureHistory {
    events = List.copyOf(events);
    if (count < 1) {
      throw new IllegalArgumentException("A history must be of at least one unit, got " + count);
    }
    if (events.stream().allMatch(e -> e == 0)) {
      throw new IllegalArgumentException(
          "A history must see its unit at least once, got zeros at all "
              + events.size()
              + " looks");
    }
  }

  /** Index of the first look at which the units were seen. */
  public int first() {
    int t = 0;
    while (events.get(t) == 0) {
      t++;
    }
    return t;
  }

  /** Index of the last look at which the units were seen. */
  public int last() {
    int t = events.size() - 1;
    while (events.get(t) == 0) {
      t--;
    }
    return t;
  }

  public boolean seen(int look) {
    return events.get(look) != 0;
  }
}
