package org.undercount.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.microdata.RejectedRow;
import org.undercount.datasets.parse.Issue;
import org.undercount.datasets.parse.Parsed;
import org.undercount.datasets.parse.RowInterpreter;
import org.undercount.datasets.read.RawRow;
import org.undercount.datasets.read.RawRows;
import org.undercount.jobs.tables.RowCodec;

/** Reads a file on an executor, row by row, into rows of the kind's table or of the quarantine. */
final class FileRows implements FlatMapFunction<FileTask, Row> {

  private static final long serialVersionUID = 1L;

  private final boolean accepted;

  private FileRows(boolean accepted) {
    this.accepted = accepted;
  }

  static FileRows accepted() {
    return new FileRows(true);
  }

  static FileRows rejected() {
    return new FileRows(false);
  }

  @Override
  public Iterator<Row> call(FileTask task) throws IOException {
    SourceContract contract = task.readContract();
    RawRows rows = task.open(contract);
    TaskCompletionListener close =
        context -> {
          try {
            rows.close();
          } catch (IOException e) {
            throw new UncheckedIOException("Could not close " + task.name(), e);
          }
        };
    TaskContext.get().addTaskCompletionListener(close);
    return iterator(task, contract, rows, KindRows.of(contract.kind()));
  }

  private <R> Iterator<Row> iterator(
      FileTask task, SourceContract contract, RawRows rows, KindRows<R> kind) {
    RowInterpreter<R> interpreter = kind.interpreter().apply(contract);
    RowCodec<RejectedRow> quarantine = RowCodec.of(() -> RejectedRow.SCHEMA);
    return new Iterator<>() {
      private @Nullable Row ahead;

      @Override
      public boolean hasNext() {
        while (ahead == null && rows.hasNext()) {
          RawRow raw = rows.next();
          RecordKey key = task.key(contract, raw.number());
          Parsed<R> parsed = interpreter.interpret(key, raw);
          if (parsed instanceof Parsed.Accepted<R> row && accepted) {
            ahead = kind.codec().toRow(row.record());
          } else if (parsed instanceof Parsed.Rejected<R> row && !accepted) {
            ahead =
                quarantine.toRow(
                    new RejectedRow(
                        key,
                        contract.kind().word(),
                        row.issues().stream().map(Issue::toString).toList(),
                        raw.verbatim()));
          }
        }
        return ahead != null;
      }

      @Override
      public Row next() {
        if (!hasNext() || ahead == null) {
          throw new NoSuchElementException("The file has no more rows");
        }
        Row row = ahead;
        ahead = null;
        return row;
      }
    };
  }
}
