package org.undercount.datasets.disclosure;

import java.util.Map;

/**
 * What an earlier release printed. A count that an earlier release printed exactly, and that has
 * not changed, is known to the attacker; one that was revised since is another count.
 *
 * @param release its name
 * @param cells what it printed
 */
public record Earlier(String release, Map<CellId, Disclosed> cells) {

  public Earlier {
    cells = Map.copyOf(cells);
  }
}
