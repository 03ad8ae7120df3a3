package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.people.PeopleListings;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.RecordLinkage;
import org.undercount.jobs.link.secret.FilterEncoder;
import org.undercount.jobs.tables.WholeFiles;

/** Some agencies send names, others filters. */
class MixedLinkTest {

  private static final String COLUMNS =
      "id: id\nsource-column: source\ncolumns: {name: full-name, born: date, document: identifier";

  private static final List<String> HEADER =
      List.of("id", "source", "name", "born", "document", "person");

  @TempDir Path folder;

  @Test
  void aListOfFiltersLinksWithListsOfNamesAsWellAsTheNamesWould() throws IOException {
    LinkConfiguration plain = configuration("plain.yaml", "}\n");
    LinkConfiguration mixed = configuration("mixed.yaml", ", clk: clk}\n");
    FilterEncoder encoder = FilterEncoder.of(mixed.schema(), new byte[32]);
    List<List<String>> named = new ArrayList<>();
    List<List<String>> others = new ArrayList<>();
    List<List<String>> coded = new ArrayList<>();
    List<List<String>> all = listings();
    String secretive = all.get(0).get(1);
    for (List<String> row : all) {
      if (row.get(1).equals(secretive)) {
        others.add(row);
        coded.add(List.of(row.get(0), secretive, encoder.encoded(row.subList(2, 5)), row.get(5)));
      } else {
        named.add(row);
      }
    }
    Path names = csv("names.csv", HEADER, named);
    Path rest = csv("rest.csv", HEADER, others);
    Path filters = csv("filters.csv", List.of("id", "source", "clk", "person"), coded);
    double allNamed = f1(plain, Optional.empty(), List.of(names, rest));
    double someCoded = f1(mixed, Optional.of(encoder), List.of(names, filters));
    assertThat(allNamed).isGreaterThan(0.9);
    assertThat(someCoded).isGreaterThan(allNamed - 0.03);
  }

  /** Records of a small world; each row is {@code id, source, name, born, document, person}. */
  private static List<List<String>> listings() {
    WorldSettings settings = new WorldSettings(Seed.of(3), 0.12, new Quarter(2023, 1), 1);
    List<List<String>> rows = new ArrayList<>();
    PeopleListings.each(
        settings,
        0,
        l ->
            rows.add(
                List.of(
                    l.source() + l.person(),
                    l.source(),
                    l.name(),
                    l.birthDate(),
                    l.document(),
                    Integer.toString(l.person()))));
    return rows;
  }

  private LinkConfiguration configuration(String name, String rest) throws IOException {
    return LinkConfiguration.load(Files.writeString(folder.resolve(name), COLUMNS + rest));
  }

  private Path csv(String name, List<String> header, List<List<String>> rows) {
    return WholeFiles.write(folder, name, WholeFiles.csv(header, rows));
  }

  private static double f1(
      LinkConfiguration configuration, Optional<FilterEncoder> encoder, List<Path> files) {
    Dataset<Row> records =
        new PlainRecords(SparkTest.spark(), configuration, Optional.of("person"), encoder)
            .read(files);
    Linkage linkage = RecordLinkage.link(records, configuration.settings(), Seed.of(1));
    return LinkAccuracy.of(linkage, records).clusters().f1();
  }
}
