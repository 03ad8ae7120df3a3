package org.undercount.jobs.link.secret;

import java.util.List;
import java.util.Optional;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * What all who encode must agree on beside the key.
 *
 * @param fields what is encoded; their kinds matter, neither names nor order do
 * @param bits length of a filter, a power of two from 256 to 16,384
 * @param salt position of the field whose value (of a date the year) every token is mixed with, so
 *     that a common name does not look alike in many filters; two records that differ in it share
 *     nothing any more
 * @param balanced whether half of the bits are the other half's opposite, in an order that only the
 *     key tells, so that every filter has the same number of bits set
 */
public record FilterSchema(List<Field> fields, int bits, Optional<Integer> salt, boolean balanced) {

  /** Length unless told otherwise. */
  public static final int DEFAULT_BITS = 1024;

  private static final int FEWEST_BITS = 256;
  private static final int MOST_BITS = 16_384;

  public FilterSchema {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("A filter stands for at least one column, got none");
    }
    if (fields.stream().anyMatch(f -> f.kind() == FieldKind.CLK)) {
      throw new IllegalArgumentException("A filter cannot stand for a column that holds filters");
    }
    if (Integer.bitCount(bits) != 1 || bits < FEWEST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "A filter has a power of two of bits, from 256 to 16384, got " + bits);
    }
  }

  /** Default length, neither salted nor balanced. */
  public static FilterSchema of(List<Field> fields) {
    return new FilterSchema(fields, DEFAULT_BITS, Optional.empty(), false);
  }
}
