package org.undercount.estimators.loglinear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.undercount.estimators.OverlapTable;

/** Reads the shared reference tables; a missing folder fails the test that asks. */
public final class SharedTables {

  /** One line of a table of all hierarchical models, as Rcapture 1.4.4 printed it. */
  record Row(
      String model,
      double abundance,
      double stderr,
      double deviance,
      int df,
      double aic,
      double bic,
      String infoFit) {}

  private SharedTables() {}

  public static Path folder(String name) {
    return Path.of(System.getProperty("undercount.shared"), "data", "mse", name);
  }

  public static OverlapTable table(String name) {
    List<String> lines = lines(folder(name).resolve("data.csv"));
    List<String> header = List.of(lines.get(0).split(",", -1));
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      StringBuilder pattern = new StringBuilder();
      for (int i = 0; i < fields.length - 1; i++) {
        pattern.append(fields[i]);
      }
      counts.merge(pattern.toString(), Long.parseLong(fields[fields.length - 1]), Long::sum);
    }
    List<String> lists =
        header.get(0).equals("ch")
            ? IntStream.rangeClosed(1, counts.keySet().iterator().next().length())
                .mapToObj(i -> "L" + i)
                .toList()
            : header.subList(0, header.size() - 1);
    return OverlapTable.ofPatterns(lists, counts);
  }

  /** What other programs make of the table, in the order of the file. */
  public static List<JsonNode> results(String name) {
    try {
      List<JsonNode> all = new ArrayList<>();
      new ObjectMapper()
          .readTree(folder(name).resolve("golden.json").toFile())
          .get("results")
          .forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Row> rows(String name) {
    List<Row> rows = new ArrayList<>();
    List<String> lines = lines(folder(name).resolve("closedpMS.t.csv"));
    for (String line : lines.subList(1, lines.size())) {
      int close = line.indexOf("]\"");
      String[] f = line.substring(close + 3).split(",", -1);
      rows.add(
          new Row(
              line.substring(1, close + 1),
              Double.parseDouble(f[0]),
              Double.parseDouble(f[1]),
              Double.parseDouble(f[2]),
              Integer.parseInt(f[3]),
              Double.parseDouble(f[4]),
              Double.parseDouble(f[5]),
              f[6]));
    }
    return rows;
  }

  /** Reads {@code [123,14]}. */
  public static HierarchicalModel model(String notation, int lists) {
    List<Integer> generators = new ArrayList<>();
    for (String group : notation.substring(1, notation.length() - 1).split(",", -1)) {
      int mask = 0;
      for (int i = 0; i < group.length(); i++) {
        mask |= 1 << (group.charAt(i) - '1');
      }
      generators.add(mask);
    }
    return HierarchicalModel.of(lists, generators);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
