package org.undercount.datasets.parse;

import java.util.Locale;

/** Why a value or a row could not be used. */
public enum IssueCode {
  /** A column without which the row means nothing is empty. */
  MISSING_REQUIRED,
  /** Not a day in the form the contract names. */
  UNREADABLE_DATE,
  /** A year of two digits, which could be in either century or era. */
  AMBIGUOUS_DATE,
  /** Not a number. */
  UNREADABLE_NUMBER,
  /** Not one of the words or codes the column may hold. */
  UNKNOWN_CODE,
  /** A value no such thing can have. */
  OUT_OF_RANGE,
  /** More or fewer fields than the header. */
  WRONG_COLUMN_COUNT,
  /** Not a row of the format at all. */
  MALFORMED_ROW,
  /** The very same row again in one file of a source that reports each person once. */
  DUPLICATE_ROW;

  /** As printed, e.g. {@code unreadable-date}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
