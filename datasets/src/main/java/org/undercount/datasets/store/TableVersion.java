package org.undercount.datasets.store;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a table: which part folders it consists of.
 *
 * @param table its name
 * @param number 0 for a table nothing was written to yet
 * @param parts by name, e.g. {@code 2023Q1} or {@code 2023Q1/hotline}
 */
public record TableVersion(String table, long number, SortedMap<String, Part> parts) {

  public TableVersion {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /**
   * One immutable part.
   *
   * @param key identity of the work that wrote it: equal keys, equal content
   * @param folder its folder below the table's
   * @param rows rows in it
   * @param files SHA-256 of each file, by its path in the folder
   */
  public record Part(String key, String folder, long rows, SortedMap<String, String> files) {

    public Part {
      @Nullable SortedMap<String, String> given = files;
      files =
          Collections.unmodifiableSortedMap(given == null ? new TreeMap<>() : new TreeMap<>(given));
    }
  }

  /** The parts of one quarter: the part named by it, or those below it. */
  public SortedMap<String, Part> of(String quarter) {
    SortedMap<String, Part> found = new TreeMap<>();
    parts.forEach(
        (name, part) -> {
          if (name.equals(quarter) || name.startsWith(quarter + "/")) {
            found.put(name, part);
          }
        });
    return found;
  }

  /** The parts of a quarter and of every earlier one; quarters sort as their texts do. */
  public SortedMap<String, Part> upTo(String quarter) {
    SortedMap<String, Part> found = new TreeMap<>(parts.headMap(quarter));
    found.putAll(of(quarter));
    return found;
  }
}
