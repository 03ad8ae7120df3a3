package org.undercount.jobs.estimate;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.undercount.estimators.OverlapTable;

/**
 * What the lists saw in one country: how many units on each combination of lists, and how many are
 * known from bulk events alone.
 *
 * @param lists names of the lists, in the order of the patterns' digits
 * @param patterns units by pattern, such as {@code 101}; never all zero
 * @param known units captured in a bulk event, set apart from the patterns
 */
public record ListCounts(List<String> lists, Map<String, Long> patterns, long known)
    implements Serializable {

  public ListCounts {
    lists = List.copyOf(lists);
    patterns = new TreeMap<>(patterns);
    if (known < 0) {
      throw new IllegalArgumentException("Known units cannot be negative, got " + known);
    }
    for (String pattern : patterns.keySet()) {
      if (pattern.length() != lists.size() || pattern.indexOf('1') < 0) {
        throw new IllegalArgumentException(
            "A pattern needs one digit per list and at least one 1, got "
                + pattern
                + " for "
                + lists);
      }
    }
  }

  /** Units seen by a list, those known from bulk events alone left out. */
  long singles() {
    return patterns.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Why no table can be made of these counts, as sentences; empty when one can. */
  List<String> problems() {
    return OverlapTable.problems(lists, byMask(), Set.of());
  }

  /** The table the estimators take: the first list is the lowest bit. */
  OverlapTable table() {
    return OverlapTable.of(lists, byMask());
  }

  private Map<Integer, Long> byMask() {
    Map<Integer, Long> counts = new TreeMap<>();
    patterns.forEach(
        (pattern, count) -> {
          int mask = 0;
          for (int i = 0; i < pattern.length(); i++) {
            mask |= pattern.charAt(i) == '1' ? 1 << i : 0;
          }
          counts.put(mask, count);
        });
    return counts;
  }
}
