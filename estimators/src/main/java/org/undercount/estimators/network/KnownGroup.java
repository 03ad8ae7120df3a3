package org.undercount.estimators.network;

/**
 * A group whose size is known from elsewhere.
 *
 * @param name as in the table
 * @param size people, at least 1
 */
public record KnownGroup(String name, long size) {

  public KnownGroup {
    if (size < 1) {
      throw new IllegalArgumentException(
          "A known group must have at least 1 person, got " + name + "=" + size);
    }
  }
}
