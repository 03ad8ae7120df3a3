package org.undercount.jobs.link.model;

/**
 * The levels of all fields of one pair packed into a long, four bits a field, so that pairs can be
 * counted by pattern and EM runs on a table whose size does not grow with the data.
 */
public final class Pattern {

  /** Sixteen fields of four bits. */
  public static final int MOST_FIELDS = 16;

  private static final long LEVEL = 0xf;

  private Pattern() {}

  /** The level of one field in a pattern. */
  public static int level(long pattern, int field) {
    return (int) ((pattern >>> (4 * field)) & LEVEL);
  }

  /** The pattern with another level of one field. */
  static long with(long pattern, int field, int level) {
    return (pattern & ~(LEVEL << (4 * field))) | ((long) level << (4 * field));
  }
}
