package org.undercount.datasets.schema;

/** Where a column may live and travel, from the most open to the most closed. */
public enum Sensitivity {
  /** May be published. */
  PUBLIC,
  /**
   * Coded facts about pseudonymous people, places or money: analytic zone, never published row by
   * row.
   */
  ANALYTIC,
  /**
   * Names, contacts, document numbers, free text, raw rows: sealed zone only, encrypted on disk.
   */
  SEALED
}
