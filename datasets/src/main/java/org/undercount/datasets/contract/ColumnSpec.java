package org.undercount.datasets.contract;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one interpreted column comes from and how it is written.
 *
 * @param name the interpreted column
 * @param origin a column of the file, or a constant
 * @param dates how days are written
 * @param age true if the file gives an age in completed years where the column is a year of birth
 * @param codes the source's codes and what they mean
 * @param separator between the values of a list
 * @param decimal the decimal mark of numbers, {@code .} or {@code ,}
 */
public record ColumnSpec(
    String name,
    Origin origin,
    DateForm dates,
    boolean age,
    SortedMap<String, String> codes,
    String separator,
    char decimal) {

  public ColumnSpec {
    codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
  }

  /** Where the text comes from. */
  public sealed interface Origin {

    /** The column of the file, if it is one. */
    Optional<String> column();
  }

  /** A column of the file. */
  public record From(String header) implements Origin {
    @Override
    public Optional<String> column() {
      return Optional.of(header);
    }
  }

  /** The same text for every row. */
  public record Constant(String text) implements Origin {
    @Override
    public Optional<String> column() {
      return Optional.empty();
    }
  }
}
