package org.undercount.jobs.plain;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the lists of a file beside the counts.
 *
 * @param blind lists that cannot see part of the population
 * @param impossible patterns that cannot occur, one digit per list
 * @param referrals lists that feed others
 * @param bulk column that names the event in which somebody was captured together with others
 */
public record Declarations(
    List<BlindList> blind,
    List<String> impossible,
    List<Referral> referrals,
    Optional<String> bulk) {

  /** Nothing is known. */
  public static final Declarations NONE =
      new Declarations(List.of(), List.of(), List.of(), Optional.empty());

  public Declarations {
    blind = List.copyOf(blind);
    impossible = List.copyOf(impossible);
    referrals = List.copyOf(referrals);
  }

  /**
   * What of it holds in one stratum.
   *
   * @param blind the lists that cannot see it, in column order
   * @param impossible patterns that cannot occur, bit i for list column i
   * @param referrals pairs of lists one of which feeds the other, as patterns of two lists
   * @param bulk those captured together, who are not in the counts
   */
  public record Here(
      List<String> blind, List<Integer> impossible, List<Integer> referrals, Bulk bulk) {

    public Here {
      blind = List.copyOf(blind);
      impossible = List.copyOf(impossible);
      referrals = List.copyOf(referrals);
    }

    Here with(Bulk captured) {
      return new Here(blind, impossible, referrals, captured);
    }
  }

  /** People captured together, and in how many events. */
  public record Bulk(long events, long people) {

    /** Nobody. */
    public static final Bulk NOBODY = new Bulk(0, 0);
  }
}
