package org.undercount.datasets.disclosure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts that may be printed, and the audit that says so.
 *
 * @param cells every cell of every table
 * @param audit what the attacker could do
 */
public record Protected(SortedMap<CellId, Disclosed> cells, Audit audit) {

  public Protected {
    cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
  }

  /** What to print for a cell; a cell no table has is a zero that was not printed. */
  public Disclosed at(CellId cell) {
    Disclosed printed = cells.get(cell);
    return printed == null ? Disclosed.exact(0) : printed;
  }
}
