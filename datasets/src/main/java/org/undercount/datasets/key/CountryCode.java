package org.undercount.datasets.key;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A country as an ISO 3166-1 alpha-2 code, or {@link #UNKNOWN} ({@code ZZ}), which is a category of
 * its own and never dropped.
 *
 * @param alpha2 two capital letters
 */
public record CountryCode(String alpha2) implements Comparable<CountryCode> {

  private static final Set<String> KNOWN =
      Stream.concat(Arrays.stream(java.util.Locale.getISOCountries()), Stream.of("ZZ", "XK"))
          .collect(Collectors.toUnmodifiableSet());

  /** Not stated, or not resolvable. */
  public static final CountryCode UNKNOWN = new CountryCode("ZZ");

  public CountryCode {
    if (!KNOWN.contains(alpha2)) {
      throw new IllegalArgumentException(
          "A country is an ISO 3166-1 alpha-2 code such as KH, or ZZ for unknown, got \""
              + alpha2
              + "\"");
    }
  }

  public static CountryCode of(String alpha2) {
    return new CountryCode(alpha2);
  }

  /** True if the text is a code this type accepts. */
  public static boolean isKnown(String alpha2) {
    return KNOWN.contains(alpha2);
  }

  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  @Override
  public int compareTo(CountryCode other) {
    return alpha2.compareTo(other.alpha2);
  }

  @Override
  public String toString() {
    return alpha2;
  }
}
