package org.undercount.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.undercount.jobs.SparkTest.spark;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.store.TableStore;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.tables.RowCodec;
import org.undercount.jobs.tables.Tables;

class IngestTest {

  private static final Quarter Q1 = Quarter.parse("2023Q1");
  private static final String CONTRACT =
      """
      source: police
      kind: people
      title: Police list
      purpose: assistance
      agreement: A-1
      retention-until: 2031-12-31
      permitted-outputs: [aggregate]
      sensitivity: sealed
      file: {format: csv, encoding: windows-874, max-megabytes: 64}
      columns:
        full_name: {from: ชื่อ}
        sex: {from: เพศ, codes: {หญิง: female, ชาย: male}}
        birth_date: {from: วันเกิด, format: dmy, calendar: buddhist}
        nationality: {from: สัญชาติ}
        phone: {from: โทร}
        transit: {from: ผ่าน, separator: "+"}
        destination: {constant: MM}
        reported_on: {from: วันที่, format: dmy}
        bulk_event: {from: ปฏิบัติการ}
      """;
  private static final String HEADER = "ชื่อ,เพศ,วันเกิด,สัญชาติ,โทร,ผ่าน,วันที่,ปฏิบัติการ\n";
  private static final String GOOD =
      HEADER
          + "สมชาย ใจดี,ชาย,12/03/2540,ไทย,081-234-5678,TH+LA,05/01/2023,\n"
          + "BUDI SANTOSO,ชาย,31/02/2540,อินโดนีเซีย,+62 812 3456 7890,,06/01/2023,KK raid\n"
          + "NGUYEN THI ANH,หญิง,,เวียดนาม,,,เมื่อวาน,\n"
          + "too,few\n";

  @TempDir Path folder;
  private WorkspaceLayout layout;

  @BeforeEach
  void openWorkspace() throws IOException {
    layout = new WorkspaceLayout(folder.resolve("workspace"));
    Files.createDirectories(layout.keys());
    Files.writeString(layout.sealedKey(), "0123456789abcdef".repeat(4));
  }

  @Test
  void takesInRowsOfAnotherEncodingScriptAndEra() throws IOException {
    IngestReport report = ingest(file("list.csv", GOOD));
    assertThat(report.read()).isEqualTo(4);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.rejected())
        .isEqualTo(Map.of("unreadable-date", 1L, "wrong-column-count", 1L));
    assertThat(report.issues()).isEqualTo(Map.of("birth_date:unreadable-date", 1L));
    assertThat(report.status()).isEqualTo(IngestReport.NEW);

    List<PersonReport> people = people();
    PersonReport first = people.get(0);
    assertThat(first.identity().fullName()).isEqualTo("สมชาย ใจดี");
    assertThat(first.identity().birthDate()).hasToString("1997-03-12");
    assertThat(first.identity().phone()).isEqualTo("+66812345678");
    assertThat(first.profile().nationality()).hasToString("TH");
    assertThat(first.journey().transit()).containsExactly("TH", "LA");
    assertThat(first.journey().destination()).hasToString("MM");
    assertThat(first.key().row()).isEqualTo(2);
    assertThat(first.verbatim()).contains("12/03/2540");
    assertThat(people.get(1).detection().detectionKind()).isEqualTo("bulk");
    assertThat(people.get(1).identity().birthDate()).isNull();

    List<Row> quarantine =
        tables()
            .read(
                Ingest.QUARANTINE,
                RowCodec.of(() -> org.undercount.datasets.microdata.RejectedRow.SCHEMA)
                    .structType(),
                "2023Q1")
            .orderBy("source_row")
            .collectAsList();
    assertThat(quarantine).hasSize(2);
    assertThat(quarantine.get(0).getList(6).toString()).contains("reported_on:unreadable-date");
    assertThat(quarantine.get(1).<String>getAs("verbatim")).contains("too");
  }

  @Test
  void theSameFileTwiceChangesNothing() throws IOException {
    IngestReport once = ingest(file("list.csv", GOOD));
    IngestReport twice = ingest(file("copy.csv", GOOD));
    assertThat(twice.status()).isEqualTo(IngestReport.UNCHANGED);
    assertThat(twice.version()).isEqualTo(once.version());
    assertThat(twice.accepted()).isEqualTo(once.accepted());
  }

  @Test
  void aCorrectedFileIsANewVersionAndTheOldOneStaysReadable() throws IOException {
    ingest(file("list.csv", GOOD));
    IngestReport corrected = ingest(file("list.csv", HEADER + "A B,ชาย,,ไทย,,,05/01/2023,\n"));
    assertThat(corrected.status()).isEqualTo(IngestReport.CORRECTED);
    assertThat(people()).hasSize(1);
    TableStore store = TableStore.at(layout.sealed());
    assertThat(store.version("person_reports", 1).parts().get("2023Q1/police").rows()).isEqualTo(2);
    assertThat(
            spark()
                .read()
                .parquet(
                    store
                        .folder(
                            "person_reports",
                            store.version("person_reports", 1).parts().get("2023Q1/police"))
                        .toString())
                .select("source_row")
                .count())
        .isEqualTo(2);
  }

  @Test
  void namesAreEncryptedOnDiskAndCodedColumnsAreReadableWithoutTheKey() throws IOException {
    ingest(file("list.csv", HEADER + "PLANTEDNAME ONE,ชาย,,ไทย,,,05/01/2023,\n"));
    try (Stream<Path> files = Files.walk(layout.sealed())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).as(file.toString()).doesNotContain("PLANTEDNAME");
      }
    }
    TableStore store = TableStore.at(layout.sealed());
    String part =
        store
            .folder("person_reports", store.part("person_reports", "2023Q1/police").orElseThrow())
            .toString();
    org.apache.hadoop.conf.Configuration hadoop = spark().sparkContext().hadoopConfiguration();
    String factory = hadoop.get("parquet.crypto.factory.class");
    hadoop.unset("parquet.crypto.factory.class");
    try {
      assertThat(spark().read().parquet(part).select("nationality").first().getString(0))
          .isEqualTo("TH");
      assertThatThrownBy(() -> spark().read().parquet(part).select("full_name").collectAsList())
          .hasStackTraceContaining("full_name");
    } finally {
      hadoop.set("parquet.crypto.factory.class", factory);
    }
  }

  @Test
  void landedFilesAreReadOnlyAndNamedByTheirHash() throws IOException {
    IngestReport report = ingest(file("list.csv", GOOD));
    Path landed =
        layout.landing().resolve("2023Q1/police/" + report.files().get(0).sha256() + "-list.csv");
    assertThat(landed).isRegularFile();
    assertThat(Files.getPosixFilePermissions(landed).toString().toUpperCase(Locale.ROOT))
        .doesNotContain("WRITE");
  }

  @Test
  void aFileThatCannotBeUsedLeavesTheStoreAsItWas() throws IOException {
    ingest(file("list.csv", GOOD));
    long before = TableStore.at(layout.sealed()).head("person_reports").number();
    Path broken = folder.resolve("broken.csv");
    Files.write(broken, (HEADER + "ก,ชาย\n").getBytes(StandardCharsets.UTF_8));
    Path good = file("good.csv", HEADER + "A B,ชาย,,ไทย,,,05/01/2023,\n");
    assertThatThrownBy(
            () -> Ingest.ingest(spark(), layout, contract(), List.of(good, broken), Q1, "v1"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("broken.csv");
    assertThat(TableStore.at(layout.sealed()).head("person_reports").number()).isEqualTo(before);
    assertThat(people()).hasSize(2);
  }

  @Test
  void aSparseFileOfTwoGigabytesIsRefusedWithoutBeingRead() throws IOException {
    Path huge = folder.resolve("huge.csv");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(2L << 30);
    }
    assertThatThrownBy(() -> ingest(huge))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            huge
                + ": has 2048 MB, more than the 64 MB the contract allows: split it, or raise"
                + " file.max-megabytes");
    assertThat(layout.landing()).doesNotExist();
  }

  @Test
  void theSameFileGivenTwiceAtOnceIsRefused() throws IOException {
    Path one = file("one.csv", GOOD);
    Path two = file("two.csv", GOOD);
    assertThatThrownBy(() -> Ingest.ingest(spark(), layout, contract(), List.of(one, two), Q1, "v"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(two + ": is the same file as " + one + ": give it once");
  }

  @Test
  void parquetIsReadInItsOwnOrderWithDatesAndLists() throws IOException {
    Path delivered = folder.resolve("parquet");
    spark()
        .sql(
            "SELECT 'A B' AS name, DATE'2023-01-05' AS day, array('TH','LA') AS via, 24 AS age"
                + " UNION ALL SELECT 'C D', NULL, array(), NULL")
        .coalesce(1)
        .write()
        .parquet(delivered.toString());
    Path file;
    try (Stream<Path> files = Files.list(delivered)) {
      file = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    SourceContract contract =
        SourceContract.parse(
            "police.yaml",
            CONTRACT.substring(0, CONTRACT.indexOf("file:"))
                + """
                file: {format: parquet}
                columns:
                  full_name: {from: name}
                  reported_on: {from: day}
                  transit: {from: via}
                  birth_year: {from: age, meaning: age}
                """);
    IngestReport report = Ingest.ingest(spark(), layout, contract, List.of(file), Q1, "v1");
    assertThat(report.rejected()).isEqualTo(Map.of("missing-required", 1L));
    PersonReport person = people().get(0);
    assertThat(person.journey().transit()).containsExactly("TH", "LA");
    assertThat(person.detection().reportedOn()).hasToString("2023-01-05");
    assertThat(person.profile().birthYear()).isEqualTo(1998);
    Files.write(file, new byte[] {'P', 'A', 'R', '1', 0, 0});
    assertThatThrownBy(() -> Ingest.ingest(spark(), layout, contract, List.of(file), Q1, "v1"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("cannot be read as parquet");
  }

  private SourceContract contract() {
    return SourceContract.parse("police.yaml", CONTRACT);
  }

  private IngestReport ingest(Path file) {
    return Ingest.ingest(spark(), layout, contract(), List.of(file), Q1, "v1");
  }

  private Path file(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(Charset.forName("windows-874")));
  }

  private Tables tables() {
    return Tables.sealed(spark(), TableStore.at(layout.sealed()), layout.sealedKey());
  }

  private List<PersonReport> people() {
    RowCodec<PersonReport> codec = RowCodec.of(() -> PersonReport.SCHEMA);
    Dataset<Row> rows = tables().read("person_reports", codec.structType(), "2023Q1");
    return rows.orderBy("source_row").collectAsList().stream().map(codec::fromRow).toList();
  }
}
