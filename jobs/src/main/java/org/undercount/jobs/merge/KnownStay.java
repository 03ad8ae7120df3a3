package org.undercount.jobs.merge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.undercount.datasets.key.Quarter;

/**
 * How far a person's stay is known within a quarter.
 *
 * @param ended whether the person is said to have left by the quarter's last day; someone who was
 *     recorded and is not said to have left was still held on the day of the record
 * @param days the days that matter, empty without an arrival or where they contradict each other
 */
record KnownStay(boolean ended, Optional<Days> days) {

  /** Who arrived longer ago has a wrong day of arrival. */
  private static final int LONGEST_DAYS = 3 * 366;

  /**
   * Days counted from arrival, which is day 0.
   *
   * @param entered first day held within the quarter
   * @param until last day held if the stay ended, otherwise a day on which the person was still
   *     held
   * @param horizon the quarter's last day
   */
  record Days(int entered, int until, int horizon) {}

  /**
   * From what reports say.
   *
   * @param arrived first day held
   * @param left last day held, empty if nobody says the person left
   * @param recorded latest day on which a source recorded the person
   */
  static KnownStay of(
      Optional<LocalDate> arrived,
      Optional<LocalDate> left,
      Optional<LocalDate> recorded,
      Quarter quarter) {
    boolean ended = left.filter(l -> !l.isAfter(quarter.lastDay())).isPresent();
    Optional<LocalDate> known = left.isPresent() ? left : recorded;
    return new KnownStay(ended, arrived.flatMap(a -> known.flatMap(k -> days(a, k, quarter))));
  }

  private static Optional<Days> days(LocalDate arrived, LocalDate known, Quarter quarter) {
    LocalDate first = arrived.isAfter(quarter.firstDay()) ? arrived : quarter.firstDay();
    LocalDate last = known.isBefore(quarter.lastDay()) ? known : quarter.lastDay();
    int horizon = days(arrived, quarter.lastDay());
    return last.isBefore(first) || horizon > LONGEST_DAYS
        ? Optional.empty()
        : Optional.of(new Days(days(arrived, first), days(arrived, last), horizon));
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }
}
