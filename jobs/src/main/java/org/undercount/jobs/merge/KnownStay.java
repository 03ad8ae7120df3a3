package org.undercount.jobs.merge;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.undercount.datasets.key.Quarter;

/**
 * How far a person's stay is known within a quarter, in days from arrival, which is day 0.
 *
 * @param entered first day held within the quarter
 * @param until last day held if it ended within the quarter, otherwise a day on which the person
 *     was still held
 * @param ended whether it ended within the quarter
 * @param horizon the quarter's last day
 */
record KnownStay(int entered, int until, boolean ended, int horizon) {

  /**
   * From what reports say. Someone who was recorded and is not said to have left was still held
   * that day.
   *
   * @param arrived first day held
   * @param left last day held, empty if nobody says the person left
   * @param recorded latest day on which a source recorded the person
   * @return empty without an arrival, or where the days contradict each other or the quarter
   */
  static Optional<KnownStay> of(
      Optional<LocalDate> arrived,
      Optional<LocalDate> left,
      Optional<LocalDate> recorded,
      Quarter quarter) {
    Optional<LocalDate> known = left.isPresent() ? left : recorded;
    if (arrived.isEmpty() || known.isEmpty()) {
      return Optional.empty();
    }
    LocalDate first = later(arrived.get(), quarter.firstDay());
    LocalDate last = earlier(known.get(), quarter.lastDay());
    if (last.isBefore(first)) {
      return Optional.empty();
    }
    boolean ended = left.isPresent() && !left.get().isAfter(quarter.lastDay());
    return Optional.of(
        new KnownStay(
            days(arrived.get(), first),
            days(arrived.get(), last),
            ended,
            days(arrived.get(), quarter.lastDay())));
  }

  private static int days(LocalDate from, LocalDate to) {
    return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
