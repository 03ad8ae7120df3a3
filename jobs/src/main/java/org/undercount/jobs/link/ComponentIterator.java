package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows sorted by component (first column, long), one component after the other. */
final class ComponentIterator implements Iterator<List<Row>> {

  private final Iterator<Row> rows;
  private @Nullable Row next;

  ComponentIterator(Iterator<Row> rows) {
    this.rows = rows;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  /** The components as a stream that holds one at a time. */
  Stream<List<Row>> components() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Row> next() {
    Row first = next;
    if (first == null) {
      throw new NoSuchElementException("No component is left");
    }
    List<Row> component = new ArrayList<>();
    long name = first.getLong(0);
    Row row = first;
    while (row != null && row.getLong(0) == name) {
      component.add(row);
      row = rows.hasNext() ? rows.next() : null;
    }
    next = row;
    return component;
  }
}
