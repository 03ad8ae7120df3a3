package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.synthetic.files.Workbook;
import org.undercount.jobs.SparkTest;

class LinkCommandTest {

  private static final int PERSONS = 120;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    SparkTest.spark();
  }

  /** Every person is on both lists, and every fourth twice on the first. */
  @BeforeEach
  void writeLists() throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    List<List<String>> first = new ArrayList<>(List.of(List.of("name", "born", "document")));
    List<List<String>> second = new ArrayList<>(first);
    for (int i = 0; i < PERSONS; i++) {
      String name = word(random) + " " + word(random);
      String born =
          String.format(
              Locale.ROOT, "%d-%02d-%02d", 1970 + random.nextInt(35), 1 + i % 12, 1 + i % 28);
      String document = "P" + (1_000_000 + random.nextInt(9_000_000));
      first.add(List.of(name, born, document));
      if (i % 4 == 0) {
        first.add(List.of(name.substring(1), born, document));
      }
      second.add(List.of(name, born, i % 3 == 0 ? "" : document));
    }
    Files.write(
        folder.resolve("police.csv"), first.stream().map(r -> String.join(";", r)).toList());
    Workbook.write(folder.resolve("shelter.xlsx"), "Cases", second);
  }

  @Test
  void recordsOfOneListMayBeOfOnePerson() throws IOException {
    assertThat(repeatedWithinASource(link(""))).isGreaterThan(PERSONS / 8L);
  }

  @Test
  void aListWithoutDuplicatesIsLinkedOneToOne() throws IOException {
    Path out = link("duplicates-within-source: false\n");

    assertThat(repeatedWithinASource(out)).isZero();
    List<String> pairs = Files.readAllLines(out.resolve("pairs.csv"));
    assertThat(pairs.subList(1, pairs.size()))
        .hasSizeGreaterThan(PERSONS / 2)
        .noneMatch(p -> p.split(",", -1)[0].equals(p.split(",", -1)[2]));
  }

  /** Links both lists; returns where the tables are. */
  private Path link(String constraint) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("link.yaml"),
            constraint + "columns: {name: full-name, born: date, document: identifier}\n");
    Path out = folder.resolve("linked");
    StringWriter err = new StringWriter();
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "link",
            folder.resolve("police.csv").toString(),
            folder.resolve("shelter.xlsx").toString(),
            "--config",
            config.toString(),
            "--out",
            out.toString());
    assertThat(status).as(err.toString()).isZero();
    return out;
  }

  /** Records that share both source and cluster with one before them. */
  private static long repeatedWithinASource(Path out) throws IOException {
    Map<String, Integer> seen = new HashMap<>();
    long clusters = 0;
    for (String line : Files.readAllLines(out.resolve("clusters.csv"))) {
      String[] cells = line.split(",", -1);
      clusters += seen.merge(cells[0] + "," + cells[2], 1, Integer::sum) > 1 ? 1 : 0;
    }
    return clusters;
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
