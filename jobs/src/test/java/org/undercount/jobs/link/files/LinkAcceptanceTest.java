package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.LinkSettings;
import org.undercount.jobs.link.RecordLinkage;

/**
 * Sets with truth, defaults only; the bars are the best peer's figure of the sets' README, or just
 * below where that is 1.
 */
@Tag("acceptance")
class LinkAcceptanceTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "febrl1 | 0.998 | 0.998 | given_name: given-name, surname: family-name, street_number: code,"
            + " address_1: text, address_2: text, suburb: text, postcode: code, state: category,"
            + " date_of_birth: date, soc_sec_id: identifier",
        "febrl3 | 0.9985 | 0.9985 | given_name: given-name, surname: family-name, street_number: code,"
            + " address_1: text, address_2: text, suburb: text, postcode: code, state: category,"
            + " date_of_birth: date, soc_sec_id: identifier",
        "rldata500 | 0.98 | 0.98 | fname_c1: given-name, fname_c2: given-name, lname_c1: family-name,"
            + " lname_c2: family-name, by: year, bm: month, bd: day",
        "splink_fake_1000 | 0.87 | 0.90 | first_name: given-name, surname: family-name, dob: date,"
            + " city: category, email: text"
      })
  void reachesTheBestPeer(String set, double pairsAtHalf, double clusters, String columns)
      throws IOException {
    Path yaml =
        Files.writeString(folder.resolve("link.yaml"), "id: rec_id\ncolumns: {" + columns + "}\n");
    LinkConfiguration configuration = LinkConfiguration.load(yaml);
    Path file = Path.of(System.getProperty("undercount.shared"), "data", "linkage", set + ".csv");
    Dataset<Row> records =
        new PlainRecords(SparkTest.spark(), configuration, Optional.of("entity_id"))
            .read(List.of(file));
    LinkAccuracy accuracy =
        LinkAccuracy.of(
            RecordLinkage.link(
                records, LinkSettings.of(configuration.fields(), new TreeSet<>()), Seed.of(1)),
            records);
    assertThat(accuracy.atHalf().f1()).as("pairs at 0.5").isGreaterThanOrEqualTo(pairsAtHalf);
    assertThat(accuracy.clusters().f1()).as("clusters").isGreaterThanOrEqualTo(clusters);
  }
}
