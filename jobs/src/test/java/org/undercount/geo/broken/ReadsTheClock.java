package org.undercount.geo.broken;

import java.time.Instant;

/** Breaks a rule on purpose. */
public final class ReadsTheClock {
  private ReadsTheClock() {}

  @SuppressWarnings("JavaTimeDefaultTimeZone")
  static Instant now() {
    return Instant.now();
  }
}
