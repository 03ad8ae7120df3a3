package org.undercount.estimators;

import java.io.Serializable;

/**
 * One condition an estimate must meet before it may be published.
 *
 * @param id stable name, e.g. {@code mle-exists}
 * @param passed whether it was met
 * @param detail what was required and what was found, in numbers
 */
public record Gate(String id, boolean passed, String detail) implements Serializable {

  public Gate {
    if (!id.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("Gate id must be lower-case-with-dashes, got " + id);
    }
    if (detail.isBlank()) {
      throw new IllegalArgumentException("Gate " + id + " must say what was found, got a blank");
    }
  }
}
