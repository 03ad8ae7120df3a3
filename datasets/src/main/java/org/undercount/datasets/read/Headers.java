package org.undercount.datasets.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns as messages and contracts use them: composed, trimmed, told apart. */
final class Headers {

  private Headers() {}

  /** One name as contracts write it. */
  static String name(String raw) {
    return Normalizer.normalize(raw, Normalizer.Form.NFC).replace('\u00a0', ' ').strip();
  }

  /**
   * The names of a header row. An empty name becomes {@code column N}; a name that stands twice
   * keeps its first column and the later ones are numbered.
   */
  static List<String> of(List<String> raw) {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < raw.size(); i++) {
      String name = name(raw.get(i));
      if (name.isEmpty()) {
        name = "column " + (i + 1);
      }
      String unique = name;
      for (int n = 2; !seen.add(unique); n++) {
        unique = name + " (" + n + ")";
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }
}
