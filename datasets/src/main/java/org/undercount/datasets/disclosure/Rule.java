package org.undercount.datasets.disclosure;

/**
 * The rule of release: a count from 1 up to, not including, the threshold of its unit is withheld,
 * and whatever is withheld must stay uncertain by at least {@code leastWidth} counts to a reader
 * who adds and subtracts everything published. Zeros are printed: a zero says that nobody was
 * recorded. The attacker is assumed to know that counts are not negative, not why a cell is
 * withheld.
 *
 * <p>Thresholds follow CTDC's k = 11 and the ONS threshold for people, three contributors for sites
 * and advertisements.
 *
 * @param people smallest count of people printed
 * @param sites smallest count of sites printed
 * @param adverts smallest count of adverts or families of adverts printed
 * @param leastWidth smallest allowed difference between the attacker's bounds
 */
public record Rule(long people, long sites, long adverts, double leastWidth) {

  public static final Rule DEFAULT = new Rule(10, 3, 3, 3);

  public Rule {
    if (people < 2 || sites < 2 || adverts < 2 || !(leastWidth >= 1)) {
      throw new IllegalArgumentException(
          "Thresholds must be at least 2 and the least width at least 1, got people="
              + people
              + ", sites="
              + sites
              + ", adverts="
              + adverts
              + ", leastWidth="
              + leastWidth);
    }
  }

  /** The smallest count of a unit that may be printed, zero apart. */
  public long threshold(CountedUnit unit) {
    return switch (unit) {
      case PEOPLE -> people;
      case SITES -> sites;
      case ADVERTS -> adverts;
    };
  }

  boolean isSmall(CountedUnit unit, long count) {
    return count > 0 && count < threshold(unit);
  }
}
