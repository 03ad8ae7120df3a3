package org.undercount.estimators.open;

import java.util.List;
import java.util.Map;
import org.undercount.estimators.likelihood.Variables;

/**
 * Histories over the same schedule.
 *
 * @param schedule when units were looked for
 * @param states names of the states a unit is seen in, one where place plays no part
 * @param groups covariates, a row per group
 * @param histories of units seen at least once
 */
public record CaptureHistories(
    Schedule schedule, List<String> states, Variables groups, List<CaptureHistory> histories) {

  public CaptureHistories {
    states = List.copyOf(states);
    histories = List.copyOf(histories);
    if (histories.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one history, got none");
    }
    for (CaptureHistory history : histories) {
      if (history.events().size() != schedule.allLooks()) {
        throw new IllegalArgumentException(
            "Every history must have "
                + schedule.allLooks()
                + " looks, got one with "
                + history.events().size());
      }
      if (history.group() < 0 || history.group() >= groups.rows()) {
        throw new IllegalArgumentException(
            "A history's group must be one of " + groups.rows() + ", got " + history.group());
      }
      for (int event : history.events()) {
        if (event < CaptureHistory.UNKNOWN_STATE || event > states.size()) {
          throw new IllegalArgumentException(
              "An event must be one of " + states.size() + " states, got " + event);
        }
      }
    }
  }

  /** Histories of one state and one group, one look at each occasion and equal intervals. */
  public static CaptureHistories plain(int occasions, List<CaptureHistory> histories) {
    return new CaptureHistories(
        Schedule.even(occasions), List.of("1"), new Variables(1, Map.of()), histories);
  }

  public int occasions() {
    return schedule.occasions();
  }

  /** Units seen at least once. */
  public long observed() {
    return histories.stream().mapToLong(CaptureHistory::count).sum();
  }

  /** Units of a group seen at least once. */
  long observed(int group) {
    return histories.stream()
        .filter(h -> h.group() == group)
        .mapToLong(CaptureHistory::count)
        .sum();
  }

  /** Units seen at an occasion. */
  long observedAt(int occasion) {
    int from = schedule.firstLook(occasion);
    int to = from + schedule.looks().get(occasion);
    return histories.stream()
        .filter(h -> h.events().subList(from, to).stream().anyMatch(e -> e != 0))
        .mapToLong(CaptureHistory::count)
        .sum();
  }
}
