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
import java.util.stream.Stream;
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
    Path page = folder.resolve("explained.html");
    assertThat(repeatedWithinASource(link("", "--explain", page.toString())))
        .isGreaterThan(PERSONS / 8L);
    List<String> texts = Files.readAllLines(folder.resolve("police.csv"));
    assertThat(Files.readString(page))
        .contains("How records were linked", "name: equal", "The strongest pair", "cluster 1")
        .doesNotContain("police/")
        .doesNotContain(texts.stream().skip(1).flatMap(t -> Stream.of(t.split(";", -1))).toList());
  }

  @Test
  void aListWithoutDuplicatesIsLinkedOneToOne() throws IOException {
    Files.createDirectories(folder.resolve("ws"));
    Files.writeString(folder.resolve("ws").resolve("workspace.yaml"), "");
    Path out =
        link(
            "duplicates-within-source: false\n",
            "--show-values",
            "--explain",
            folder.resolve("ws/sealed/explained.html").toString());

    Path sealed = folder.resolve("ws").resolve("sealed").resolve("explained.html");
    assertThat(repeatedWithinASource(out)).isZero();
    assertThat(Files.readString(sealed)).contains("The two records as they were given", "police/");
    List<String> pairs = Files.readAllLines(out.resolve("pairs.csv"));
    assertThat(pairs.subList(1, pairs.size()))
        .hasSizeGreaterThan(PERSONS / 2)
        .noneMatch(p -> p.split(",", -1)[0].equals(p.split(",", -1)[2]));
  }

  @Test
  void valuesAreRefusedOutsideASealedFolder() throws IOException {
    Path config = Files.writeString(folder.resolve("link.yaml"), "columns: {name: full-name}\n");
    assertThat(refused(config, "--show-values"))
        .contains("--show-values: belongs to --explain PAGE.html, which is missing");
    // A folder of that name is not enough: it must be a workspace's.
    assertThat(
            refused(
                config, "--show-values", "--explain", folder.resolve("sealed/p.html").toString()))
        .contains(
            "--show-values: values of persons are shown only on a page within the sealed folder of a"
                + " workspace");
  }

  private String refused(Path config, String... more) {
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "link", folder.resolve("police.csv").toString(), "--config", config.toString()));
    arguments.addAll(List.of(more));
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
    assertThat(status).isEqualTo(1);
    return err.toString();
  }

  /** Links both lists; returns where the tables are. */
  private Path link(String constraint, String... more) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("link.yaml"),
            constraint + "columns: {name: full-name, born: date, document: identifier}\n");
    Path out = folder.resolve("linked");
    StringWriter err = new StringWriter();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "link",
                folder.resolve("police.csv").toString(),
                folder.resolve("shelter.xlsx").toString(),
                "--config",
                config.toString(),
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            arguments.toArray(String[]::new));
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
