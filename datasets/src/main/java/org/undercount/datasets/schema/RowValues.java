package org.undercount.datasets.schema;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row by column name, however it is stored. Getters of required columns never see null. */
public interface RowValues {

  /** The value as stored: String, Long, Double, Boolean, LocalDate or List of String. */
  @Nullable Object value(String column);

  default @Nullable String text(String column) {
    return (String) value(column);
  }

  default String requiredText(String column) {
    return (String) required(column);
  }

  default long requiredLong(String column) {
    return (Long) required(column);
  }

  default double requiredDouble(String column) {
    return (Double) required(column);
  }

  default boolean requiredBoolean(String column) {
    return (Boolean) required(column);
  }

  default @Nullable LocalDate date(String column) {
    return (LocalDate) value(column);
  }

  default @Nullable Double decimal(String column) {
    return (Double) value(column);
  }

  default @Nullable Long whole(String column) {
    return (Long) value(column);
  }

  @SuppressWarnings("unchecked")
  default List<String> texts(String column) {
    Object v = value(column);
    return v == null ? List.of() : List.copyOf((List<String>) v);
  }

  private Object required(String column) {
    Object v = value(column);
    if (v == null) {
      throw new IllegalStateException("Column " + column + " is required, got null");
    }
    return v;
  }
}
