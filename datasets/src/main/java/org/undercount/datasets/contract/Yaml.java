package org.undercount.datasets.contract;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.undercount.datasets.problem.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read key by key. Every problem is kept with its line instead of
 * thrown; scalars are taken as written, so the country {@code NO} stays a country.
 */
final class Yaml {

  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Problem> problems;

  private Yaml(String file, String path, int line, List<Problem> problems) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.problems = problems;
  }

  /** The file's outermost mapping; an empty one with a problem if the file is no mapping. */
  static Yaml parse(String file, String text, List<Problem> problems) {
    Yaml root = new Yaml(file, "", 1, problems);
    try {
      Node node = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
      if (node instanceof MappingNode mapping) {
        root.fill(mapping);
      } else {
        problems.add(Problem.at(file, 1, "expected lines of 'key: value', got none"));
      }
    } catch (MarkedYAMLException e) {
      long at = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1L;
      problems.add(
          Problem.at(
              file,
              at,
              "is not YAML here: "
                  + String.valueOf(e.getProblem())
                  + "; indent with spaces and put texts that hold ': ' or '#' in quotes"));
    }
    return root;
  }

  private void fill(MappingNode mapping) {
    for (NodeTuple tuple : mapping.getValue()) {
      int at = lineOf(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problem(at, "expected a plain word as key");
      } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problem(at, "key '" + name(key.getValue()) + "' stands twice; keep one");
      } else {
        lines.put(key.getValue(), at);
      }
    }
  }

  int line() {
    return line;
  }

  Set<String> keys() {
    return entries.keySet();
  }

  /** 1-based line of a key, or of the mapping itself. */
  int lineOf(String key) {
    return lines.getOrDefault(key, line);
  }

  void problem(int at, String message) {
    problems.add(Problem.at(file, at, message));
  }

  void problemAt(String key, String message) {
    problem(lineOf(key), "'" + name(key) + "' " + message);
  }

  boolean has(String key) {
    known.add(key);
    return entries.containsKey(key);
  }

  Optional<String> text(String key) {
    Node node = entry(key);
    if (node == null) {
      return Optional.empty();
    }
    if (!(node instanceof ScalarNode scalar)) {
      problemAt(key, "must be one text, got a list or mapping");
      return Optional.empty();
    }
    String value = scalar.getValue();
    return scalar.isPlain() && (value.isEmpty() || value.equals("~") || value.equals("null"))
        ? Optional.empty()
        : Optional.of(value);
  }

  /** A text that must be there; empty text with a problem if it is not. */
  String required(String key, String expected) {
    Optional<String> value = text(key);
    if (value.isEmpty() || value.get().isBlank()) {
      problem(lineOf(key), "needs '" + name(key) + "': " + expected);
      return "";
    }
    return value.get().strip();
  }

  Optional<String> oneOf(String key, Collection<String> allowed) {
    Optional<String> value = text(key);
    if (value.isPresent() && !allowed.contains(value.get())) {
      problemAt(
          key,
          "must be one of "
              + String.join(", ", allowed)
              + ", got \""
              + value.get()
              + "\""
              + Spelling.hint(value.get(), allowed));
      return Optional.empty();
    }
    return value;
  }

  Optional<Boolean> yesNo(String key) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String word = value.get().toLowerCase(Locale.ROOT);
    if (List.of("true", "yes").contains(word)) {
      return Optional.of(true);
    }
    if (List.of("false", "no").contains(word)) {
      return Optional.of(false);
    }
    problemAt(key, "must be true or false, got \"" + value.get() + "\"");
    return Optional.empty();
  }

  OptionalLong whole(String key, long least, long most) {
    Optional<String> value = text(key);
    if (value.isPresent()) {
      try {
        long number = Long.parseLong(value.get().replace("_", ""));
        if (number >= least && number <= most) {
          return OptionalLong.of(number);
        }
      } catch (NumberFormatException e) {
        // Told below, together with a number out of range.
      }
      problemAt(
          key,
          "must be a whole number from " + least + " to " + most + ", got \"" + value.get() + "\"");
    }
    return OptionalLong.empty();
  }

  OptionalDouble decimal(String key, double least, double most) {
    Optional<String> value = text(key);
    if (value.isPresent()) {
      try {
        double number = new BigDecimal(value.get()).doubleValue();
        if (number >= least && number <= most) {
          return OptionalDouble.of(number);
        }
      } catch (NumberFormatException e) {
        // Told below, together with a number out of range.
      }
      problemAt(
          key, "must be a number from " + least + " to " + most + ", got \"" + value.get() + "\"");
    }
    return OptionalDouble.empty();
  }

  Optional<LocalDate> date(String key) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(value.get()));
    } catch (DateTimeParseException e) {
      problemAt(key, "must be a day like 2031-12-31, got \"" + value.get() + "\"");
      return Optional.empty();
    }
  }

  List<String> texts(String key) {
    Node node = entry(key);
    List<String> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        if (item instanceof ScalarNode scalar) {
          values.add(scalar.getValue());
        } else {
          problem(lineOf(item), "'" + name(key) + "' must be a list of texts");
        }
      }
    } else if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      values.add(scalar.getValue());
    } else if (node != null && !(node instanceof ScalarNode)) {
      problemAt(key, "must be a list like [a, b]");
    }
    return values;
  }

  /** A mapping below this one; empty if the key is not there. */
  Yaml mapping(String key) {
    Node node = entry(key);
    Yaml below = new Yaml(file, name(key), lineOf(key), problems);
    if (node instanceof MappingNode mapping) {
      below.fill(mapping);
    } else if (node != null && !(node instanceof ScalarNode s && s.getValue().isEmpty())) {
      problemAt(key, "must be a mapping of 'key: value'");
    }
    return below;
  }

  /** A list of mappings below this one. */
  List<Yaml> mappings(String key) {
    Node node = entry(key);
    List<Yaml> all = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        Yaml below = new Yaml(file, name(key), lineOf(item), problems);
        if (item instanceof MappingNode mapping) {
          below.fill(mapping);
          all.add(below);
        } else {
          problem(lineOf(item), "'" + name(key) + "' must be a list of mappings");
        }
      }
    } else if (node != null && !(node instanceof ScalarNode s && s.getValue().isEmpty())) {
      problemAt(key, "must be a list of mappings");
    }
    return all;
  }

  /** Names every key nobody asked for. */
  void refuseOthers() {
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        problem(
            lineOf(key),
            "unknown key '"
                + name(key)
                + "'"
                + Spelling.hint(key, known)
                + "; allowed here: "
                + String.join(", ", known));
      }
    }
  }

  private org.yaml.snakeyaml.nodes.@org.jspecify.annotations.Nullable Node entry(String key) {
    known.add(key);
    return entries.get(key);
  }

  private String name(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static int lineOf(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }
}
