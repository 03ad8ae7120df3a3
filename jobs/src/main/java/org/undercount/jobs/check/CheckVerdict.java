package org.undercount.jobs.check;

import java.util.Locale;

/** How a check ended. */
public enum CheckVerdict {
  PASS,
  WARN,
  /** Stops a run unless someone accepts it with a written reason. */
  FAIL,
  /** Failed, and accepted with a written reason. */
  ACCEPTED;

  /** As printed, e.g. {@code fail}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
