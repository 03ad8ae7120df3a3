package org.undercount.estimators;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** The published tables of the tests, and one drawn with seven lists. */
public final class BenchTables {

  private BenchTables() {}

  public static OverlapTable published(String name) {
    try (InputStream in = BenchTables.class.getResourceAsStream("tables/" + name + ".csv")) {
      if (in == null) {
        throw new IllegalStateException("No table called " + name + " among the test resources");
      }
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(l -> !l.startsWith("#"))
              .toList();
      List<String> header = List.of(lines.get(0).split(",", -1));
      return OverlapTable.ofPatterns(
          header.subList(0, header.size() - 1),
          lines.stream()
              .skip(1)
              .collect(
                  Collectors.toMap(
                      l -> l.substring(0, l.lastIndexOf(',')).replace(",", ""),
                      l -> Long.parseLong(l.substring(l.lastIndexOf(',') + 1)))));
    } catch (IOException e) {
      throw new IllegalStateException("Table " + name + " cannot be read", e);
    }
  }

  /** 2,000 people on seven independent lists with chances 0.08 to 0.20. */
  public static OverlapTable sevenLists() {
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7L);
    SortedMap<Integer, Long> counts = new TreeMap<>();
    for (int person = 0; person < 2000; person++) {
      int pattern = 0;
      for (int i = 0; i < 7; i++) {
        pattern |= random.nextDouble() < 0.08 + 0.02 * i ? 1 << i : 0;
      }
      if (pattern != 0) {
        counts.merge(pattern, 1L, Long::sum);
      }
    }
    return OverlapTable.of(IntStream.range(0, 7).mapToObj(i -> "L" + (i + 1)).toList(), counts);
  }
}
