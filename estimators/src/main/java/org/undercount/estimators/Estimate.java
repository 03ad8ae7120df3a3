package org.undercount.estimators;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A number with everything a reader needs to judge it; there is no bare point.
 *
 * @param value the point, in the estimand's unit
 * @param interval its interval, which contains the point
 * @param method the method's name as on the command line
 * @param diagnostics facts about the fit, by name, in the order given
 */
public record Estimate(
    double value, Interval interval, String method, Map<String, String> diagnostics)
    implements Serializable {

  public Estimate {
    if (!(Double.isFinite(value) && interval.contains(value))) {
      throw new IllegalArgumentException(
          "An estimate must be finite and inside its interval, got value="
              + value
              + ", interval=["
              + interval.lower()
              + ", "
              + interval.upper()
              + "]");
    }
    if (method.isBlank()) {
      throw new IllegalArgumentException("An estimate must name its method, got a blank");
    }
    diagnostics = ordered(diagnostics);
  }

  /** In whole units: {@code 1,065 (951 to 1,239)}. */
  public String inWords() {
    return String.format(
        Locale.ROOT, "%,.0f (%,.0f to %,.0f)", value, interval.lower(), interval.upper());
  }

  static Map<String, String> ordered(Map<String, String> facts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
