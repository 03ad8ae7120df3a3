package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import org.undercount.datasets.synthetic.centres.Centre;

/**
 * Days held in one centre.
 *
 * @param centre the centre
 * @param from first day held there
 * @param until first day no longer held there
 * @param sold true if the person was sold into this centre from another
 */
record Stay(Centre centre, LocalDate from, LocalDate until, boolean sold) {

  Stay {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "A stay lasts at least one day, got from " + from + " until " + until);
    }
  }

  /** Days held there from first to last, both included. */
  long daysWithin(LocalDate first, LocalDate last) {
    long start = Math.max(from.toEpochDay(), first.toEpochDay());
    long end = Math.min(until.toEpochDay(), last.toEpochDay() + 1);
    return Math.max(0, end - start);
  }
}
