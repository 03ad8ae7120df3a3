package org.undercount.jobs.plain;

import java.util.List;

/**
 * What is known of the lists of a file beside the counts.
 *
 * @param blind lists that cannot see part of the population
 * @param impossible patterns that cannot occur, one digit per list
 */
public record Declarations(List<BlindList> blind, List<String> impossible) {

  /** Nothing is known. */
  public static final Declarations NONE = new Declarations(List.of(), List.of());

  public Declarations {
    blind = List.copyOf(blind);
    impossible = List.copyOf(impossible);
  }

  /**
   * What of it holds in one stratum.
   *
   * @param blind the lists that cannot see it, in column order
   * @param impossible patterns that cannot occur, bit i for list column i
   */
  public record Here(List<String> blind, List<Integer> impossible) {

    /** Nothing. */
    public static final Here NOTHING = new Here(List.of(), List.of());

    public Here {
      blind = List.copyOf(blind);
      impossible = List.copyOf(impossible);
    }
  }
}
