package org.undercount.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.synthetic.files.Workbook;
import org.undercount.jobs.SparkTest;

class TextTablesTest {

  private static final List<Row> ROWS =
      List.of(RowFactory.create("2", "สวัสดี"), RowFactory.create("10", null));

  @TempDir private Path folder;

  private final List<Problem> problems = new ArrayList<>();

  @Test
  void everyFormatIsTheSameTableOfText() throws IOException {
    Path csv = Files.writeString(folder.resolve("a.csv"), "id,text\n2,สวัสดี\n10,\n");
    Path lines =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"id\":2,\"text\":\"สวัสดี\"}\n{\"id\":10,\"text\":null}\n");
    Path book = folder.resolve("a.xlsx");
    Workbook.write(
        book, "A", List.of(List.of("id", "text"), List.of("2", "สวัสดี"), List.of("10", "")));
    Path parquet = parquet(csv);

    for (Path file : List.of(csv, lines, book, parquet)) {
      Optional<Dataset<Row>> table = TextTables.read(SparkTest.spark(), file, problems);
      assertThat(problems).isEmpty();
      assertThat(table.orElseThrow().columns()).containsExactly("id", "text");
      assertThat(table.orElseThrow().collectAsList()).as(file.toString()).isEqualTo(ROWS);
    }
  }

  @Test
  void theFirstFaultyRowsAreNamedAndTheOthersCounted() throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.csv"), "id,text\n1,x\n" + "ragged\n".repeat(150));

    assertThat(TextTables.read(SparkTest.spark(), file, problems)).isEmpty();

    assertThat(problems).hasSize(101);
    assertThat(problems.get(0)).hasToString(file + ":3: expected 2 fields as in the header, got 1");
    assertThat(problems.get(100)).hasToString(file + ": and 50 more rows like these");
  }

  @Test
  void whatIsNoParquetIsToldWithoutStartingToRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), "PAR1, or is it?");

    assertThat(TextTables.read(SparkTest.spark(), file, problems)).isEmpty();

    assertThat(problems)
        .extracting(Problem::message)
        .containsExactly(
            "cannot be read as parquet, which its name says: it is damaged or of another format");
  }

  @Test
  void theHeaderOfAFileIsNeverPrinted() {
    assertThat(TextTables.noSuchColumn("txt", List.of("Maung Maung", "text")))
        .isEqualTo("no such column; did you mean 'text'?; the file has 2 columns");
  }

  private Path parquet(Path csv) throws IOException {
    Path folderOfParts = folder.resolve("parts");
    TextTables.read(SparkTest.spark(), csv, problems)
        .orElseThrow()
        .coalesce(1)
        .write()
        .parquet(folderOfParts.toString());
    try (var parts = Files.list(folderOfParts)) {
      Path part = parts.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
      return Files.move(part, folder.resolve("a.parquet"));
    }
  }
}
