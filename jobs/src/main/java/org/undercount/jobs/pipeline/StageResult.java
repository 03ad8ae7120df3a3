package org.undercount.jobs.pipeline;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a stage ended: with its work done, or stopped by a gate it may not pass. */
public sealed interface StageResult {

  /** Lines for the reader of the run, most important first. */
  List<String> messages();

  /**
   * The work is done.
   *
   * @param rows what came in and where it went
   * @param messages lines for the reader
   * @param facts numbers and words the manifest keeps, by name
   */
  record Done(RowCount rows, List<String> messages, SortedMap<String, String> facts)
      implements StageResult {
    public Done {
      messages = List.copyOf(messages);
      facts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /**
   * A gate failed and nothing later may run.
   *
   * @param messages why, and what would let the run go on
   */
  record Stopped(List<String> messages) implements StageResult {
    public Stopped {
      messages = List.copyOf(messages);
      if (messages.isEmpty()) {
        throw new IllegalArgumentException("A stopped stage needs its reason, got none");
      }
    }
  }
}
