package org.undercount.estimators.open;

import java.util.List;
import java.util.stream.IntStream;
import org.undercount.estimators.Gate;
import org.undercount.estimators.closed.Gates;
import org.undercount.estimators.likelihood.FitGates;

/** Conditions on histories and on what was fitted to them. */
final class HistoryGates {

  private HistoryGates() {}

  /** Units must come back: survival and detection are told by nothing else. */
  static Gate seenAgain(CaptureHistories data) {
    long again =
        data.histories().stream()
            .mapToLong(h -> h.count() * (h.events().stream().filter(e -> e != 0).count() - 1))
            .sum();
    return new Gate(
        "seen-again",
        again >= Gates.LEAST_OVERLAP,
        "at least "
            + Gates.LEAST_OVERLAP
            + " sightings of units seen before are needed, there are "
            + again);
  }

  /** An occasion at which nobody was seen is more likely one that was not watched. */
  static Gate everyOccasionWatched(CaptureHistories data) {
    List<Integer> empty =
        IntStream.range(0, data.occasions())
            .filter(t -> data.observedAt(t) == 0)
            .map(t -> t + 1)
            .boxed()
            .toList();
    return new Gate(
        "every-occasion-watched",
        empty.isEmpty(),
        empty.isEmpty()
            ? "units were seen at all " + data.occasions() + " occasions"
            : "nobody was seen at occasions "
                + empty
                + ": if nobody looked, leave them out and give the time between the others as"
                + " intervals");
  }

  /** No more coefficients than units and different histories can tell. */
  static Gate enoughHistories(CaptureHistories data, int coefficients) {
    long different =
        data.histories().stream().map(h -> List.of(h.events(), h.group())).distinct().count();
    return new Gate(
        "enough-histories",
        coefficients <= different,
        "no more coefficients than different histories can be told: "
            + coefficients
            + " coefficients, "
            + different
            + " histories");
  }

  static Gate told(String what, boolean told) {
    return FitGates.told(
        what, told, "take phi or p constant, or look several times at each occasion");
  }
}
