package org.undercount.estimators.open;

import java.util.List;
import org.undercount.estimators.open.HistoryFit.Occasion;

/**
 * Who was there, came and left: numbers that really were, not their expectation.
 *
 * @param stock units there at each occasion
 * @param entrants units there that were not at the occasion before, from the second occasion on
 * @param losses units there at the occasion before and gone, from the second occasion on
 * @param fates of each history, in the order in which they were given; {@code present}, {@code
 *     entered} and {@code left} sum to the numbers of those seen
 */
public record Turnover(
    List<Occasion> stock, List<Occasion> entrants, List<Occasion> losses, List<Fate> fates) {

  /** Where the model does not know. */
  static final Turnover UNKNOWN = new Turnover(List.of(), List.of(), List.of(), List.of());

  public Turnover {
    stock = List.copyOf(stock);
    entrants = List.copyOf(entrants);
    losses = List.copyOf(losses);
    fates = List.copyOf(fates);
  }
}
