package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.List;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;

/**
 * Conditions on a table before any model is tried. They do not check what counts cannot show:
 * linkage errors, lists that feed one another, a population that moved.
 */
public final class Gates {

  /**
   * Least number of units on two or more lists. Robson and Regier (1964): with 7 in the overlap the
   * bias of the two-list estimator is below 2 % at 95 % confidence.
   */
  public static final long LEAST_OVERLAP = 7;

  private Gates() {}

  /** Two lists cannot show their own dependence; three can. */
  public static Gate threeLists(OverlapTable table) {
    int k = table.lists().size();
    return new Gate(
        "three-lists",
        k >= 3,
        "at least 3 lists are needed to see dependence between lists, there are " + k);
  }

  /**
   * For methods whose prior or formula gives every pattern a chance: a gate that failed where some
   * pattern cannot occur, nothing where all can.
   */
  public static List<Gate> everyPatternPossible(OverlapTable table) {
    return table.impossible().isEmpty()
        ? List.of()
        : List.of(
            new Gate(
                "every-pattern-possible",
                false,
                "this method has no place for patterns that cannot occur, there are "
                    + table.impossible().size()
                    + "; loglinear, sparse and latent-class leave them out"));
  }

  /**
   * For two lists taken as independent: a gate that failed where one is known to feed the other.
   */
  public static List<Gate> independentByDeclaration(OverlapTable table) {
    return table.referrals().isEmpty()
        ? List.of()
        : List.of(
            new Gate(
                "independent-by-declaration",
                false,
                "two lists are counted as independent, and one of "
                    + table.namedReferrals()
                    + " is declared to feed the other: a third list is needed"));
  }

  /** Enough units on several lists, every list meets another, and no list holds everyone. */
  public static Gate enoughOverlap(OverlapTable table) {
    long shared = table.observed() - table.captureCounts().get(0);
    List<String> alone = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    int k = table.lists().size();
    for (int i = 0; i < k; i++) {
      long met = 0;
      for (int j = 0; j < k; j++) {
        long both = i == j ? 0 : table.onAll(1 << i | 1 << j);
        met += both;
        if (j > i) {
          pairs.add(table.named(1 << i | 1 << j) + " " + both);
        }
      }
      if (met == 0) {
        alone.add(table.lists().get(i));
      }
    }
    List<String> full = table.listsHoldingEveryone();
    String detail =
        "at least "
            + LEAST_OVERLAP
            + " units on two or more lists are needed, there are "
            + shared
            + " of "
            + table.observed()
            + "; by pair: "
            + String.join(", ", pairs)
            + (alone.isEmpty() ? "" : "; these lists meet no other: " + String.join(", ", alone))
            + (full.isEmpty()
                ? ""
                : "; these lists hold everyone, so nothing shows what they miss: "
                    + String.join(", ", full));
    return new Gate(
        "enough-overlap", shared >= LEAST_OVERLAP && alone.isEmpty() && full.isEmpty(), detail);
  }
}
