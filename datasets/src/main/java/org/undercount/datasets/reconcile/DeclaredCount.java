package org.undercount.datasets.reconcile;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.microdata.DeclaredTotal;

/**
 * One line of a table of totals, in people.
 *
 * @param category what is counted
 * @param total people declared
 * @param men men declared
 * @param women women declared
 */
public record DeclaredCount(
    String category, OptionalLong total, OptionalLong men, OptionalLong women) {

  private static final Set<String> ALL =
      Set.of("all", "total", "grand total", "jumlah", "รวม", "ทั้งหมด", "合计", "总计", "tổng");

  /** A line as a source declared it. */
  public static DeclaredCount of(DeclaredTotal row) {
    return new DeclaredCount(
        row.category(), optional(row.total()), optional(row.men()), optional(row.women()));
  }

  /** True if the line is the sum of the others. */
  public boolean isSum() {
    return ALL.contains(category.strip().toLowerCase(Locale.ROOT));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
