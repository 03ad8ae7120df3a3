package org.undercount.jobs.plain;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML document whose parts remember their line, and whose readers collect problems instead of
 * stopping at the first. Only plain maps, lists and scalars; no tags, no objects.
 */
final class YamlTree {

  private final String file;
  private final Node node;
  private final String path;
  private final List<Problem> problems;

  private YamlTree(String file, Node node, String path, List<Problem> problems) {
    this.file = file;
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  static YamlTree read(Path file, List<Problem> problems) {
    if (!Files.isRegularFile(file)) {
      throw unusable(Problem.in(file.toString(), "no such file, expected a model in YAML"));
    }
    try {
      return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), problems);
    } catch (IOException e) {
      throw unusable(Problem.in(file.toString(), "cannot be read, expected UTF-8 text"));
    }
  }

  static YamlTree parse(String name, String text, List<Problem> problems) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw unusable(Problem.in(name, "the file is empty, expected a model in YAML"));
      }
      return new YamlTree(name, root, "", problems);
    } catch (MarkedYAMLException e) {
      long line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1L;
      throw unusable(Problem.at(name, line, "not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      throw unusable(Problem.in(name, "not YAML, expected plain text"));
    }
  }

  String path() {
    return path;
  }

  void problem(String message) {
    problems.add(Problem.at(file, node.getStartMark().getLine() + 1L, path, message));
  }

  void problem(IllegalArgumentException refused) {
    problem(String.valueOf(refused.getMessage()));
  }

  /** The map's entries in file order; a problem when it is no map. */
  Map<String, YamlTree> entries() {
    Map<String, YamlTree> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode map) {
      for (NodeTuple tuple : map.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode s ? s.getValue() : "?";
        YamlTree child = child(tuple.getValueNode(), path.isEmpty() ? key : path + "." + key);
        if (entries.put(key, child) != null) {
          child.problem("this key is given twice, expected it once");
        }
      }
    } else {
      problem("expected keys with values");
    }
    return entries;
  }

  /** As {@link #entries}, with a problem for every key that is not known. */
  Map<String, YamlTree> entries(List<String> known) {
    Map<String, YamlTree> entries = entries();
    entries.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            value.problem("unknown key, expected one of " + String.join(", ", known));
          }
        });
    return entries;
  }

  List<YamlTree> items() {
    List<YamlTree> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        items.add(child(item, path + "[" + (items.size() + 1) + "]"));
      }
    } else {
      problem("expected a list");
    }
    return items;
  }

  Optional<String> text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    problem("expected a text");
    return Optional.empty();
  }

  Optional<Double> number() {
    if (node instanceof ScalarNode scalar) {
      String value = scalar.getValue().strip().replace("_", "");
      if (value.matches("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
        return Optional.of(Double.parseDouble(value));
      }
    }
    problem("expected a number");
    return Optional.empty();
  }

  /** The text of a required key. */
  Optional<String> text(Map<String, YamlTree> entries, String key) {
    if (!entries.containsKey(key)) {
      problem("expected the key '" + key + "'");
      return Optional.empty();
    }
    return Optional.ofNullable(entries.get(key)).flatMap(YamlTree::text);
  }

  private YamlTree child(Node child, String childPath) {
    return new YamlTree(file, child, childPath, problems);
  }

  private static UnusableInputException unusable(Problem problem) {
    return new UnusableInputException(problem);
  }
}
