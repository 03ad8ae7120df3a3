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

/** Rows sorted by their first column, a long, one group of equal ones after the other. */
final class SortedGroups implements Iterator<List<Row>> {

  private final Iterator<Row> rows;
  private @Nullable Row next;

  private SortedGroups(Iterator<Row> rows) {
    this.rows = rows;
    this.next = rows.hasNext() ? rows.next() : null;
  }

  /** The groups as a stream that holds one at a time. */
  static Stream<List<Row>> of(Iterator<Row> rows) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new SortedGroups(rows), Spliterator.ORDERED), false);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public List<Row> next() {
    Row first = next;
    if (first == null) {
      throw new NoSuchElementException("No group is left");
    }
    List<Row> group = new ArrayList<>();
    long key = first.getLong(0);
    Row row = first;
    while (row != null && row.getLong(0) == key) {
      group.add(row);
      row = rows.hasNext() ? rows.next() : null;
    }
    next = row;
    return group;
  }
}
