package org.undercount.estimators.indirect;

import java.util.Arrays;
import java.util.Optional;
import org.undercount.estimators.revenue.Quantity;

/** What the head count of a building is made of; the last divides, the others multiply. */
public enum FloorFactor {
  /** Ground a building covers, in m². */
  FOOTPRINT("footprint_m2"),
  /** Storeys in use above ground. */
  FLOORS("floors"),
  /** Share of the floor area that is rooms, not walls, stairs and corridors. */
  EFFICIENCY("efficiency"),
  /** Share of the rooms that people sleep in. */
  RESIDENTIAL_SHARE("residential_share"),
  /** Share of these that is occupied. */
  OCCUPANCY("occupancy"),
  /** Sleeping area per person, in m². */
  SQUARE_METRES_PER_PERSON("m2_per_person");

  private static final double EDGE = 1e-6;

  private final String word;

  FloorFactor(String word) {
    this.word = word;
  }

  /** As a column or in a file. */
  public String word() {
    return word;
  }

  public static Optional<FloorFactor> find(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  boolean share() {
    return this == EFFICIENCY || this == RESIDENTIAL_SHARE || this == OCCUPANCY;
  }

  /** What is wrong with a quantity in this place: a share beyond 1, an area of 0. */
  public Optional<String> problem(Quantity quantity) {
    if (share()) {
      return shareProblem(word, quantity);
    }
    double least = quantity.quantile(EDGE);
    return least > 0
        ? Optional.empty()
        : Optional.of("expected " + word + " above 0, found " + quantity.described());
  }

  static Optional<String> shareProblem(String what, Quantity quantity) {
    return quantity.quantile(EDGE) >= 0 && quantity.quantile(1 - EDGE) <= 1
        ? Optional.empty()
        : Optional.of("expected " + what + " within 0 to 1, found " + quantity.described());
  }
}
