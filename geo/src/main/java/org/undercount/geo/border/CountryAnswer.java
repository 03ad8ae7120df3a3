package org.undercount.geo.border;

import java.util.List;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/** Which country a position is in, or why that cannot be said. */
public sealed interface CountryAnswer
    permits CountryAnswer.Inside, CountryAnswer.Ambiguous, CountryAnswer.None {

  /** The country whose territory holds the position itself, whatever the doubt; empty at sea. */
  Optional<CountryCode> country();

  /** Every country the position may be in, the most likely first. */
  List<CountryCode> candidates();

  /** True where more than one country is possible. */
  boolean isAmbiguous();

  /** Inside one country, further from the next one than the stated uncertainty. */
  record Inside(CountryCode at) implements CountryAnswer {

    @Override
    public Optional<CountryCode> country() {
      return Optional.of(at);
    }

    @Override
    public List<CountryCode> candidates() {
      return List.of(at);
    }

    @Override
    public boolean isAmbiguous() {
      return false;
    }
  }

  /**
   * Several countries are possible: their territories overlap here, or the border is nearer than
   * the stated uncertainty.
   *
   * @param candidates at least two, the one holding the position first, then by distance
   */
  record Ambiguous(List<CountryCode> candidates) implements CountryAnswer {

    public Ambiguous {
      candidates = List.copyOf(candidates);
      if (candidates.size() < 2) {
        throw new IllegalArgumentException(
            "An ambiguous answer has at least two candidates, got " + candidates);
      }
    }

    @Override
    public Optional<CountryCode> country() {
      return Optional.of(candidates.get(0));
    }

    @Override
    public boolean isAmbiguous() {
      return true;
    }
  }

  /** In no country's territory: beyond the territorial seas. */
  record None() implements CountryAnswer {

    @Override
    public Optional<CountryCode> country() {
      return Optional.empty();
    }

    @Override
    public List<CountryCode> candidates() {
      return List.of();
    }

    @Override
    public boolean isAmbiguous() {
      return false;
    }
  }
}
