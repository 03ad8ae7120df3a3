package org.undercount.datasets.release;

/** How settled a published number is; words as in the revision policy. */
public enum Status {
  /** First estimate; late reports will move it. */
  PROVISIONAL,
  /** Re-estimated with later reports. */
  REVISED,
  /** Only a correction can move it. */
  FINAL,
  /** A gate refused to publish an estimate; the reason and a lower bound stand in its place. */
  REFUSED;

  /** As printed in a table. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Status of(String word) {
    for (Status status : values()) {
      if (status.word().equals(word)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "A status is provisional, revised, final or refused, got \"" + word + "\"");
  }
}
