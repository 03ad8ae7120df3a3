package org.undercount.datasets.problem;

import java.io.Serializable;

/**
 * One thing wrong with a user's input, said so that it can be mended: where it is and what was
 * expected. Never carries the value of a personal field.
 *
 * @param file the file as the user named it, or the option, e.g. {@code --level}
 * @param line 1-based line or row, 0 when the problem is not on a line
 * @param column the column's name, empty when the problem is not in one
 * @param message what is wrong and what was expected, one sentence without a final full stop
 */
public record Problem(String file, long line, String column, String message)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  public static Problem in(String file, String message) {
    return new Problem(file, 0, "", message);
  }

  public static Problem at(String file, long line, String message) {
    return new Problem(file, line, "", message);
  }

  public static Problem at(String file, long line, String column, String message) {
    return new Problem(file, line, column, message);
  }

  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + (column.isEmpty() ? "" : " [" + column + "]")
        + ": "
        + message;
  }
}
