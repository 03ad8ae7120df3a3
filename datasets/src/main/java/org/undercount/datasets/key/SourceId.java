package org.undercount.datasets.key;

import java.util.regex.Pattern;

/**
 * The short name of a source, as in its contract: small letters, digits, {@code -} and {@code _},
 * starting with a letter.
 *
 * @param value for example {@code embassy_id}
 */
public record SourceId(String value) implements Comparable<SourceId> {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{1,40}");

  public SourceId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A source name has 2 to 41 small letters, digits, - or _, and starts with a letter, got \""
              + value
              + "\"");
    }
  }

  public static SourceId of(String value) {
    return new SourceId(value);
  }

  @Override
  public int compareTo(SourceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
