package org.undercount.notebooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One cell of a notebook.
 *
 * @param id stable, letters, digits and hyphens, at most 64
 * @param kind text or code
 * @param source its text
 */
record NotebookCell(String id, Kind kind, String source) {

  /** What a cell holds. */
  enum Kind {
    MARKDOWN,
    CODE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  NotebookCell {
    if (!id.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "A cell's id has 1 to 64 letters, digits and hyphens, got \"" + id + "\"");
    }
  }

  static NotebookCell markdown(String id, String source) {
    return new NotebookCell(id, Kind.MARKDOWN, source);
  }

  static NotebookCell code(String id, String source) {
    return new NotebookCell(id, Kind.CODE, source);
  }

  /** Lines, each but the last with its line end, as the format wants them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(source.strip().split("\n", -1)));
    for (int i = 0; i + 1 < lines.size(); i++) {
      lines.set(i, lines.get(i) + "\n");
    }
    return lines;
  }
}
