package org.undercount.estimators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What exactly a number is a number of. Two numbers may be compared, pooled or drawn on one axis
 * only when all five parts agree, or when an explicit bridge turned one into the other.
 *
 * @param unit e.g. {@code people}, {@code centres}, {@code USD}
 * @param population whom or what, e.g. {@code takings of centres}, {@code losses of residents}
 * @param place e.g. {@code Cambodia}
 * @param window e.g. {@code 2023Q1}
 * @param kind a stock at a time or a flow over the window
 */
public record Estimand(String unit, String population, String place, String window, Kind kind) {

  /** Stock or flow. */
  public enum Kind {
    STOCK,
    FLOW
  }

  public Estimand {
    for (String part : List.of(unit, population, place, window)) {
      if (part.isBlank()) {
        throw new IllegalArgumentException(
            "An estimand must state unit, population, place and window, got a blank in "
                + List.of(unit, population, place, window));
      }
    }
  }

  /** Why the two may not be compared; empty when they may. */
  public Optional<String> obstacleTo(Estimand other) {
    List<String> differences = new ArrayList<>();
    difference("unit", unit, other.unit).ifPresent(differences::add);
    difference("population", population, other.population).ifPresent(differences::add);
    difference("place", place, other.place).ifPresent(differences::add);
    difference("window", window, other.window).ifPresent(differences::add);
    difference("kind", kind.name(), other.kind.name()).ifPresent(differences::add);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "different estimands, a bridge is needed to compare them: "
                + String.join(", ", differences));
  }

  /** Stops a comparison that means nothing. */
  public void requireComparable(Estimand other) {
    obstacleTo(other)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  private static Optional<String> difference(String part, String here, String there) {
    return here.equals(there)
        ? Optional.empty()
        : Optional.of(part + " '" + here + "' and '" + there + "'");
  }
}
