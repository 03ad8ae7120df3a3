package org.undercount.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
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
 * @param name the file as the user called it
 * @param sha256 of its bytes
 * @param read rows read
 * @param accepted rows that can become records
 * @param rejected other rows, by reason
 * @param issues values left out of accepted rows
 * @param problems why the file as a whole cannot be used; empty if it can
 */
record FileCounts(
    String name,
    String sha256,
    long read,
    long accepted,
    SortedMap<String, Long> rejected,
    SortedMap<String, Long> issues,
    List<Problem> problems) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The counts in the form they travel in: Spark's serialiser knows no records. */
  String travelling() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Counts are always JSON", e);
    }
  }

  static FileCounts arrived(String text) {
    try {
      return JSON.readValue(text, FileCounts.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Counts must arrive as they were sent", e);
    }
  }

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
          task.name(), task.sha256(), 0, 0, new TreeMap<>(), new TreeMap<>(), e.problems());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not close " + task.name(), e);
    }
    return new FileCounts(task.name(), task.sha256(), read, accepted, rejected, issues, List.of());
  }

  /** A rejected row counts once, under its first reason. */
  private static String reason(List<Issue> issues) {
    return issues.get(0).code().word();
  }
}
