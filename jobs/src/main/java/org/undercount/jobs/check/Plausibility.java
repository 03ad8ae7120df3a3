package org.undercount.jobs.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.PersonReport;

/**
 * Facts about a person that contradict one another or the quarter: an age outside 5 to 90, a day
 * after the quarter, leaving before arriving, being reported before arriving. Values left out
 * contradict nothing.
 */
final class Plausibility {

  private static final int YOUNGEST = 5;
  private static final int OLDEST = 90;

  private Plausibility() {}

  /** What contradicts, by short name. */
  static List<String> contradictions(PersonReport person, Quarter quarter) {
    List<String> found = new ArrayList<>();
    @Nullable LocalDate reported = person.detection().reportedOn();
    @Nullable LocalDate arrived = person.journey().arrivedOn();
    @Nullable LocalDate left = person.journey().leftOn();
    @Nullable Long birthYear = person.profile().birthYear();
    int year = reported == null ? quarter.year() : reported.getYear();
    if (birthYear != null && (year - birthYear < YOUNGEST || year - birthYear > OLDEST)) {
      found.add("age");
    }
    if (after(reported, quarter.lastDay())
        || after(arrived, quarter.lastDay())
        || after(left, quarter.lastDay())) {
      found.add("after-quarter");
    }
    if (arrived != null && after(arrived, left)) {
      found.add("left-before-arrival");
    }
    if (arrived != null && after(arrived, reported)) {
      found.add("reported-before-arrival");
    }
    return found;
  }

  private static boolean after(@Nullable LocalDate day, @Nullable LocalDate other) {
    return day != null && other != null && day.isAfter(other);
  }
}
