package org.undercount.datasets.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a delivered file, every value as text.
 *
 * @param number 1-based; the row of a table with its header rows counted, the line of JSON lines,
 *     the position of a feature or object
 * @param cells by header, in the file's order; several values and nested values as JSON
 * @param fault why the row as a whole cannot be used, if it cannot
 */
public record RawRow(long number, Map<String, String> cells, Optional<Fault> fault) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public RawRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** What can be wrong with a row as a whole. */
  public enum Fault {
    /** More or fewer fields than the header. */
    WRONG_COLUMN_COUNT,
    /** Not an object of the format. */
    MALFORMED_ROW
  }

  /** A row that can be used. */
  public static RawRow of(long number, Map<String, String> cells) {
    return new RawRow(number, cells, Optional.empty());
  }

  /** A row that cannot; its text is kept under {@code row}, or by header as far as it goes. */
  public static RawRow faulty(long number, Map<String, String> cells, Fault fault) {
    return new RawRow(number, cells, Optional.of(fault));
  }

  /** The text under a header; null if the row has none. */
  public @Nullable String text(String header) {
    return cells.get(header);
  }

  /** The row as received: a JSON object of text. */
  public String verbatim() {
    try {
      return JSON.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A map of text is always JSON, got " + e.getClass(), e);
    }
  }
}
