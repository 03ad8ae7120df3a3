package org.undercount.estimators;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Published contingency tables and certified values in the test resources. */
public final class KnownTables {

  private KnownTables() {}

  public static OverlapTable table(String name) {
    List<String> lines = lines("tables/" + name + ".csv");
    List<String> header = List.of(lines.get(0).split(",", -1));
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int last = line.lastIndexOf(',');
      counts.put(
          line.substring(0, last).replace(",", ""), Long.parseLong(line.substring(last + 1)));
    }
    return OverlapTable.ofPatterns(header.subList(0, header.size() - 1), counts);
  }

  /** Lines of a resource without comments. */
  public static List<String> lines(String resource) {
    try (InputStream in = KnownTables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No test resource " + resource);
      }
      List<String> lines = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          lines.add(line);
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
