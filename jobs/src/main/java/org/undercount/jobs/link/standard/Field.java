package org.undercount.jobs.link.standard;

import java.io.Serializable;

/**
 * One compared column.
 *
 * @param column the column's name
 * @param kind what it holds
 */
public record Field(String column, FieldKind kind) implements Serializable {

  public Field {
    if (column.isBlank()) {
      throw new IllegalArgumentException("A compared column needs a name, got a blank one");
    }
  }
}
