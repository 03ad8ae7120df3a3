package org.undercount.datasets.parse;

import org.jspecify.annotations.Nullable;

/** Ends the interpretation of a row whose required column is unusable; never leaves the package. */
final class MissingColumn extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String column;

  private MissingColumn(String column) {
    super(column, null, false, false);
    this.column = column;
  }

  /** The value, which must be there. */
  static <T> T require(String column, @Nullable T value) {
    if (value == null) {
      throw new MissingColumn(column);
    }
    return value;
  }

  /** Why the value is not there: what was wrong with its text, or that there was none. */
  Issue issue(Fields fields) {
    return fields.issues().stream()
        .filter(i -> i.column().equals(column))
        .findFirst()
        .orElseGet(() -> new Issue(column, IssueCode.MISSING_REQUIRED));
  }
}
