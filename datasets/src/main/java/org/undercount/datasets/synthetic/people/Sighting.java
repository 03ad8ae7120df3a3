package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;

/**
 * One person as one agency comes to know them in one quarter, before anybody writes it down.
 *
 * @param person the person
 * @param quarter the quarter
 * @param stay the last stay that reaches into the quarter
 * @param reportedOn day the agency records the person
 * @param bulkEvent label of the bulk release, null if none
 * @param referredFrom agency that sent the person, null if none
 */
record Sighting(
    Person person,
    Quarter quarter,
    Stay stay,
    LocalDate reportedOn,
    @Nullable String bulkEvent,
    @Nullable String referredFrom) {

  String destination() {
    return stay.centre().country();
  }

  LocalDate arrivedOn() {
    return person.captivity().firstDay();
  }

  /** Last day held, if that lies before the day of the record. */
  Optional<LocalDate> leftOn() {
    LocalDate last = person.captivity().lastDay();
    return last.isBefore(reportedOn) || (bulkEvent != null && last.equals(reportedOn))
        ? Optional.of(last)
        : Optional.empty();
  }

  long timesSold() {
    return person.captivity().timesSoldBy(reportedOn);
  }

  /** Countries passed through before the destination: on the way in, then where held before. */
  List<String> transit() {
    List<String> transit = new ArrayList<>(person.offer().transit());
    for (String country : person.captivity().countriesBefore(stay)) {
      if (!transit.contains(country)) {
        transit.add(country);
      }
    }
    transit.remove(destination());
    return List.copyOf(transit);
  }
}
