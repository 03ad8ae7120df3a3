package org.undercount.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.parse.Issue;
import org.undercount.datasets.parse.Parsed;
import org.undercount.datasets.parse.RowInterpreter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.RawRow;
import org.undercount.datasets.read.RawRows;

/**
 * What one reading of a file found, before anything is written.
 *
 * @param task the file
 * @param read rows read
 * @param accepted rows that can become records
 * @param rejected other rows, by reason
 * @param issues values left out of accepted rows
 * @param problems why the file as a whole cannot be used; empty if it can
 */
record FileCounts(
    FileTask task,
    long read,
    long accepted,
    TreeMap<String, Long> rejected,
    TreeMap<String, Long> issues,
    ArrayList<Problem> problems)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Reads the whole file once. */
  static FileCounts of(FileTask task) {
    SourceContract contract = task.readContract();
    return count(task, contract, KindRows.of(contract.kind()).interpreter().apply(contract));
  }

  private static FileCounts count(
      FileTask task, SourceContract contract, RowInterpreter<?> interpreter) {
    long read = 0;
    long accepted = 0;
    TreeMap<String, Long> rejected = new TreeMap<>();
    TreeMap<String, Long> issues = new TreeMap<>();
    try (RawRows rows = task.open(contract)) {
      while (rows.hasNext()) {
        RawRow row = rows.next();
        read++;
        Parsed<?> parsed = interpreter.interpret(task.key(contract, row.number()), row);
        if (parsed instanceof Parsed.Accepted) {
          accepted++;
          parsed.issues().forEach(i -> issues.merge(i.toString(), 1L, Long::sum));
        } else {
          rejected.merge(reason(parsed.issues()), 1L, Long::sum);
        }
      }
    } catch (UnusableInputException e) {
      return new FileCounts(
          task, 0, 0, new TreeMap<>(), new TreeMap<>(), new ArrayList<>(e.problems()));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not close " + task.name(), e);
    }
    return new FileCounts(task, read, accepted, rejected, issues, new ArrayList<>());
  }

  /** A rejected row counts once, under its first reason. */
  private static String reason(List<Issue> issues) {
    return issues.get(0).code().word();
  }
}
