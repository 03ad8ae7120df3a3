package org.undercount.jobs.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names of places as published: the short English names of Unicode CLDR, for codes such as {@code
 * KH}.
 */
final class Places {

  private Places() {}

  /** One code, or several joined by a comma, in words. */
  static String named(String codes) {
    return Arrays.stream(codes.split(", *", -1))
        .map(c -> c.equals("ZZ") ? "unknown" : new Locale.Builder().setRegion(c).build())
        .map(
            p ->
                p instanceof Locale l
                    ? l.getDisplayCountry(Locale.ENGLISH).replaceAll(" \\(.*\\)", "")
                    : p.toString())
        .collect(Collectors.joining(", "));
  }
}
