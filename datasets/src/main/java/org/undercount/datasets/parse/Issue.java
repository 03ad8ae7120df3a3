package org.undercount.datasets.parse;

/**
 * What is wrong with one value; never the value itself.
 *
 * @param column the interpreted column; empty for the row as a whole
 * @param code what is wrong
 */
public record Issue(String column, IssueCode code) {

  /** As printed, e.g. {@code birth_date:unreadable-date}. */
  @Override
  public String toString() {
    return column.isEmpty() ? code.word() : column + ":" + code.word();
  }
}
