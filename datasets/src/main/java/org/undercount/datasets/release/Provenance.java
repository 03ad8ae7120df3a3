package org.undercount.datasets.release;

import java.util.List;

/**
 * Which table versions each stage read and wrote.
 *
 * @param steps in the order they ran
 */
public record Provenance(List<Step> steps) {

  public Provenance {
    steps = List.copyOf(steps);
  }

  /**
   * One stage.
   *
   * @param stage e.g. {@code estimate victims}
   * @param reads table versions, e.g. {@code overlaps@3}
   * @param writes table versions
   * @param key hash of inputs, configuration and code that decides whether it must run again
   */
  public record Step(String stage, List<String> reads, List<String> writes, String key) {
    public Step {
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
    }
  }
}
