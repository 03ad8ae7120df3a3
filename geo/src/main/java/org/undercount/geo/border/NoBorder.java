package org.undercount.geo.border;

import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/**
 * A position that has no border distance.
 *
 * @param reason why, for a reader
 */
public record NoBorder(String reason) implements NearestBorder {

  public NoBorder {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("A missing border needs a reason, got a blank one");
    }
  }

  /** Of a country that is an island, or several. */
  static NoBorder byLand(CountryCode country) {
    return new NoBorder(country + " has no land border");
  }

  /** Of the open sea. */
  static NoBorder outside() {
    return new NoBorder("in no country's territory");
  }

  @Override
  public Optional<BorderDistance> known() {
    return Optional.empty();
  }
}
