package org.undercount.jobs.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.undercount.datasets.read.PlainFiles;
import org.undercount.datasets.read.RawRows;

/**
 * Reads a plain file on an executor, row by row; the file must be reachable there under its path.
 */
final class PlainRows implements FlatMapFunction<String, Row> {

  private static final long serialVersionUID = 1L;

  private final String scratch;
  private final ArrayList<String> columns;

  PlainRows(String scratch, List<String> columns) {
    this.scratch = scratch;
    this.columns = new ArrayList<>(columns);
  }

  @Override
  public Iterator<Row> call(String file) {
    RawRows rows =
        DeliveredFiles.open(PlainFiles.delivery(Path.of(file), List.of(), Path.of(scratch)));
    TaskCompletionListener close =
        context -> {
          try {
            rows.close();
          } catch (IOException e) {
            throw new UncheckedIOException("Could not close " + file, e);
          }
        };
    TaskContext.get().addTaskCompletionListener(close);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        Map<String, String> cells = rows.next().cells();
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
          String text = cells.getOrDefault(columns.get(i), "");
          values[i] = text.isEmpty() ? null : text;
        }
        return RowFactory.create(values);
      }
    };
  }
}
