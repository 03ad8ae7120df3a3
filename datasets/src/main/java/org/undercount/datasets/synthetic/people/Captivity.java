package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Raid;

/**
 * The whole time one person is held: stays one after another without a gap.
 *
 * @param stays in order, at least one
 * @param raid the bulk release that ended it, null if it ended otherwise
 */
record Captivity(List<Stay> stays, @Nullable Raid raid) {

  Captivity {
    stays = List.copyOf(stays);
    if (stays.isEmpty()) {
      throw new IllegalArgumentException("A captivity has at least one stay, got none");
    }
  }

  LocalDate firstDay() {
    return stays.get(0).from();
  }

  LocalDate lastDay() {
    return stays.get(stays.size() - 1).until().minusDays(1);
  }

  /**
   * The last stay that reaches into the quarter; its country is the person's destination of that
   * quarter, also when the person was held in another country earlier in it.
   */
  Optional<Stay> lastWithin(Quarter quarter) {
    for (int i = stays.size() - 1; i >= 0; i--) {
      if (stays.get(i).daysWithin(quarter.firstDay(), quarter.lastDay()) > 0) {
        return Optional.of(stays.get(i));
      }
    }
    return Optional.empty();
  }

  /** How often the person had been sold by that day. */
  long timesSoldBy(LocalDate day) {
    return stays.stream().filter(s -> s.sold() && !s.from().isAfter(day)).count();
  }

  /** Countries of the stays before the given one, without repeats next to each other. */
  List<String> countriesBefore(Stay stay) {
    return stays.subList(0, stays.indexOf(stay)).stream()
        .map(s -> s.centre().country())
        .filter(c -> !c.equals(stay.centre().country()))
        .distinct()
        .toList();
  }
}
