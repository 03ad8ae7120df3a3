package org.undercount.estimators.open;

import java.util.Arrays;
import java.util.List;

/**
 * What became of a unit given what was seen of it, at the estimated parameters. A unit that was not
 * released is neither there nor leaving after it was last seen.
 *
 * @param present P(there at an occasion | history), one per occasion
 * @param entered P(came between two occasions | history), one per interval
 * @param left P(left for good between two occasions | history), one per interval
 */
public record Fate(List<Double> present, List<Double> entered, List<Double> left) {

  public Fate {
    present = List.copyOf(present);
    entered = List.copyOf(entered);
    left = List.copyOf(left);
    if (entered.size() + 1 != present.size() || left.size() + 1 != present.size()) {
      throw new IllegalArgumentException(
          "Occasions have one interval fewer between them, got "
              + present.size()
              + " occasions, "
              + entered.size()
              + " intervals of entry and "
              + left.size()
              + " of leaving");
    }
  }

  /** Of the chances of {@link Numbers}. */
  static Fate of(double[] chances) {
    List<Double> all = Arrays.stream(chances).boxed().toList();
    int occasions = (all.size() + 1) / 3;
    return new Fate(
        all.subList(1, 1 + occasions),
        all.subList(1 + occasions, 2 * occasions),
        all.subList(2 * occasions, all.size()));
  }
}
