package org.undercount.geo.register;

import java.util.List;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.CountryAnswer;

/** What comes of setting the country a source states beside the country its position is in. */
public sealed interface Agreement
    permits Agreement.Agrees,
        Agreement.Differs,
        Agreement.Ambiguous,
        Agreement.NotStated,
        Agreement.NotComputed {

  /** The word tables print. */
  String flag();

  /** Why, for a reader; blank where the flag says all. */
  String reason();

  /** The country that holds the position, where one was computed. */
  Optional<CountryCode> computed();

  /** Compares a stated country with an answer that already counts the position's precision. */
  static Agreement of(CountryCode stated, CountryAnswer answer) {
    Optional<CountryCode> computed = answer.country();
    if (computed.isEmpty()) {
      return new NotComputed("the position is in no country's territory");
    }
    List<CountryCode> others =
        answer.candidates().stream().filter(c -> !c.equals(computed.get())).toList();
    if (stated.isUnknown()) {
      return new NotStated(computed.get(), others);
    }
    if (computed.get().equals(stated)) {
      return new Agrees(stated, others);
    }
    return answer.candidates().contains(stated)
        ? new Ambiguous(stated, computed.get(), others)
        : new Differs(stated, computed.get());
  }

  /** The words for other countries within the stated precision. */
  private static String within(List<CountryCode> others) {
    return others.isEmpty()
        ? ""
        : "also within the stated precision: "
            + String.join(", ", others.stream().map(CountryCode::alpha2).toList());
  }

  /** Both say the same; other countries may be within the stated precision. */
  record Agrees(CountryCode at, List<CountryCode> others) implements Agreement {

    public Agrees {
      others = List.copyOf(others);
    }

    @Override
    public String flag() {
      return "agree";
    }

    @Override
    public String reason() {
      return within(others);
    }

    @Override
    public Optional<CountryCode> computed() {
      return Optional.of(at);
    }
  }

  /** They contradict one another by more than the precision allows. */
  record Differs(CountryCode stated, CountryCode at) implements Agreement {

    @Override
    public String flag() {
      return "differs";
    }

    @Override
    public String reason() {
      return "stated " + stated + ", the position is in " + at;
    }

    @Override
    public Optional<CountryCode> computed() {
      return Optional.of(at);
    }
  }

  /** They differ, but the stated country is within the precision of the position. */
  record Ambiguous(CountryCode stated, CountryCode at, List<CountryCode> others)
      implements Agreement {

    public Ambiguous {
      others = List.copyOf(others);
    }

    @Override
    public String flag() {
      return "ambiguous";
    }

    @Override
    public String reason() {
      return within(others);
    }

    @Override
    public Optional<CountryCode> computed() {
      return Optional.of(at);
    }
  }

  /** No country was stated. */
  record NotStated(CountryCode at, List<CountryCode> others) implements Agreement {

    public NotStated {
      others = List.copyOf(others);
    }

    @Override
    public String flag() {
      return "not stated";
    }

    @Override
    public String reason() {
      return within(others);
    }

    @Override
    public Optional<CountryCode> computed() {
      return Optional.of(at);
    }
  }

  /** There is no position, or none a country may be computed from. */
  record NotComputed(String reason) implements Agreement {

    @Override
    public String flag() {
      return "not computed";
    }

    @Override
    public Optional<CountryCode> computed() {
      return Optional.empty();
    }
  }
}
