package org.undercount.jobs.pipeline;

import java.util.SortedMap;

/**
 * One step of the quarterly road. It reads what earlier stages wrote and writes its own tables; it
 * never reads a later one. Its result depends on nothing but {@link #inputs} and the code.
 */
public interface Stage {

  /** Short name, e.g. {@code link}; unique in a run. */
  String name();

  /**
   * Everything the result depends on, by name, each as a key that changes when its content does:
   * keys of table versions, hashes of files, settings as text.
   */
  SortedMap<String, String> inputs();

  /**
   * Does the work.
   *
   * @param key the hash of {@link #inputs} and the code version; what the stage writes is filed
   *     under it, so doing the same work twice writes nothing new
   */
  StageResult run(StageKey key);

  /** True while everything an earlier run under this key wrote can still be read. */
  boolean isPresent(StageKey key);
}
