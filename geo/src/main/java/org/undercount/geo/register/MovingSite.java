package org.undercount.geo.register;

import java.time.LocalDate;
import java.util.Set;
import org.undercount.datasets.key.CountryCode;

/**
 * A site as relocation looks at it, over one interval.
 *
 * @param id the register's identifier
 * @param country the country it is counted in
 * @param operatorIds who runs it, in whatever form tells operators apart; empty where not known
 * @param closing that it closed in the interval, dated by its last evidence of activity
 * @param opening that it opened in the interval, dated by its first evidence of activity
 */
public record MovingSite(
    String id, CountryCode country, Set<String> operatorIds, Change closing, Change opening) {

  public MovingSite {
    operatorIds = Set.copyOf(operatorIds);
  }

  /**
   * Something that may have happened to a site.
   *
   * @param probability that it happened in the interval, in [0, 1]
   * @param day the day of evidence it is dated by
   */
  public record Change(double probability, LocalDate day) {

    public Change {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("A probability is in [0, 1], got " + probability);
      }
    }
  }
}
