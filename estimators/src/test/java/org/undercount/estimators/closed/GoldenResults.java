package org.undercount.estimators.closed;

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

/** The shared reference data and what other programs make of them. */
record GoldenResults(Path folder) {

  static GoldenResults of(String name) {
    return new GoldenResults(Path.of(System.getProperty("undercount.shared"), "data", "mse", name));
  }

  boolean isFrequencies() {
    return json("meta.json").get("type").asText().startsWith("frequencies");
  }

  /** Lists or capture histories as overlaps; occasion 1 is list 1. */
  OverlapTable table() {
    List<String[]> rows = rows();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String[] row : rows.subList(1, rows.size())) {
      String pattern = String.join("", List.of(row).subList(0, row.length - 1));
      counts.merge(pattern, Long.parseLong(row[row.length - 1]), Long::sum);
    }
    int t = counts.keySet().iterator().next().length();
    return OverlapTable.ofPatterns(
        IntStream.rangeClosed(1, t).mapToObj(i -> "L" + i).toList(), counts);
  }

  /** Frequencies without an upper end, whatever the number of occasions. */
  CaptureFrequencies frequencies() {
    List<Long> units = new ArrayList<>();
    List<String[]> rows = rows();
    for (String[] row : rows.subList(1, rows.size())) {
      int k = Integer.parseInt(row[0]);
      while (units.size() < k) {
        units.add(0L);
      }
      units.set(k - 1, units.get(k - 1) + Long.parseLong(row[row.length - 1]));
    }
    return CaptureFrequencies.unlimited(units);
  }

  private List<String[]> rows() {
    try {
      return Files.readAllLines(folder.resolve("data.csv"), StandardCharsets.UTF_8).stream()
          .map(line -> line.split(",", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
