package org.undercount.jobs.pipeline;

import java.util.SortedMap;

/**
 * The identity of one piece of work: SHA-256 over the code version, the stage's name and its
 * inputs. Equal keys mean equal results.
 *
 * @param value 64 hexadecimal digits
 */
public record StageKey(String value) {

  /** The key of a stage for its present inputs. */
  public static StageKey of(String codeVersion, String stage, SortedMap<String, String> inputs) {
    ContentHash hash = ContentHash.start().add(codeVersion).add(stage);
    inputs.forEach((name, content) -> hash.add(name).add(content));
    return new StageKey(hash.hex());
  }

  /** The first 12 digits, for people. */
  public String brief() {
    return value.substring(0, 12);
  }
}
