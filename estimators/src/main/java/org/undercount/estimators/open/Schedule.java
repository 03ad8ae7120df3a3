package org.undercount.estimators.open;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When units were looked for. Between occasions they may come and go; between the looks of one
 * occasion nobody does (Pollock 1982).
 *
 * @param looks at each occasion, at least 1
 * @param intervals time between occasions, in the unit in which survival is meant; one fewer than
 *     occasions
 */
public record Schedule(List<Integer> looks, List<Double> intervals) {

  public Schedule {
    looks = List.copyOf(looks);
    intervals = List.copyOf(intervals);
    if (looks.size() < 2) {
      throw new IllegalArgumentException("At least 2 occasions are needed, got " + looks.size());
    }
    if (looks.stream().anyMatch(n -> n < 1)) {
      throw new IllegalArgumentException("Every occasion needs a look, got looks " + looks);
    }
    if (intervals.size() != looks.size() - 1 || intervals.stream().anyMatch(i -> !(i > 0))) {
      throw new IllegalArgumentException(
          "Expected "
              + (looks.size() - 1)
              + " intervals above 0 between "
              + looks.size()
              + " occasions, got "
              + intervals);
    }
  }

  /** One look at each occasion, one unit of time between them. */
  public static Schedule even(int occasions) {
    return ofLooks(Collections.nCopies(occasions, 1));
  }

  /** One unit of time between occasions. */
  public static Schedule ofLooks(List<Integer> looks) {
    return new Schedule(looks, Collections.nCopies(Math.max(0, looks.size() - 1), 1.0));
  }

  public int occasions() {
    return looks.size();
  }

  /** Looks at all occasions together. */
  public int allLooks() {
    return looks.stream().mapToInt(n -> n).sum();
  }

  /** Index of an occasion's first look. */
  int firstLook(int occasion) {
    return looks.subList(0, occasion).stream().mapToInt(n -> n).sum();
  }

  boolean single() {
    return allLooks() == occasions();
  }

  /** Number of the occasion of each look, from 1. */
  List<Integer> occasionOfLook() {
    return IntStream.range(0, occasions())
        .boxed()
        .flatMap(t -> Collections.nCopies(looks.get(t), t + 1).stream())
        .toList();
  }

  /** φ^Δ of the interval after an occasion. */
  double survival(int interval, double perUnit) {
    double length = intervals.get(interval);
    return length == 1 ? perUnit : Math.pow(perUnit, length);
  }

  /** dφ^Δ/dφ. */
  double survivalSlope(int interval, double perUnit) {
    double length = intervals.get(interval);
    return length == 1 ? 1 : length * Math.pow(perUnit, length - 1);
  }
}
