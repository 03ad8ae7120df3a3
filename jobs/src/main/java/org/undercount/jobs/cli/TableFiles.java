package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.PlainFiles;
import org.undercount.datasets.read.PlainTable;
import org.undercount.datasets.read.RawRows;
import org.undercount.jobs.tables.DeliveredFiles;

/** Plain files as tables, read without Spark. */
final class TableFiles {

  private TableFiles() {}

  /** Reads all files; the problems of all of them are told together. */
  static List<PlainTable> read(List<Path> files, List<String> header) {
    List<PlainTable> tables = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        tables.add(read(file, header));
      } catch (UnusableInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return tables;
  }

  /** Reads one file. */
  static PlainTable read(Path file, List<String> header) {
    Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
    Delivery delivery = PlainFiles.delivery(file, header, scratch);
    try (RawRows rows = DeliveredFiles.open(delivery)) {
      return PlainTable.of(delivery, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not close " + file, e);
    }
  }
}
