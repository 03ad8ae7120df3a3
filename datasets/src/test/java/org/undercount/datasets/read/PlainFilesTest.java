package org.undercount.datasets.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.problem.UnusableInputException;

class PlainFilesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theFirstLineShowsTheDelimiter(String delimiter) throws IOException {
    PlainTable table =
        read("a.csv", "\ufeff\nname" + delimiter + "day\n\"x, y;z\"" + delimiter + "1\n");
    assertThat(table.header()).containsExactly("name", "day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\":1}]                                          | JSON",
        "{\"a\":1}                                            | JSONL",
        "{\"crs\":{\"type\":\"x\"},\"features\":[]}           | GEOJSON",
        "{\"type\":\"FeatureCollection\",\"features\":[]}     | GEOJSON",
        "name                                                 | JSONL"
      })
  void whatIsCalledJsonIsKnownByItsBeginning(String text, FileFormat format) throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), text);
    assertThat(PlainFiles.delivery(file, List.of(), folder).spec().format()).isEqualTo(format);
  }

  @Test
  void rowsKeepTheirNumbersAndEmptyOnesTheirPlace() throws IOException {
    PlainTable table = read("a.csv", "name,day\n\n,\n\"x\ny\",1\n");
    assertThat(table.rows())
        .containsExactly(
            new PlainTable.Row(3, List.of("", "")), new PlainTable.Row(4, List.of("x\ny", "1")));
  }

  @Test
  void everyFaultyRowIsNamed() throws IOException {
    refused("a.csv", "name,day\nx\ny,1\nz,1,2\n")
        .hasMessage(
            name("a.csv")
                + ":2: expected 2 fields as in the header, got 1\n"
                + name("a.csv")
                + ":4: expected 2 fields as in the header, got 3");
    refused("a.jsonl", "{\"name\":1}\nname\n[1]\n")
        .hasMessage(
            name("a.jsonl")
                + ":2: expected one JSON object on the line\n"
                + name("a.jsonl")
                + ":3: expected one JSON object on the line");
    refused("a.json", "[{\"name\":1},2]").hasMessage(name("a.json") + ":2: expected a JSON object");
  }

  @Test
  void aNameThatStandsTwiceIsRefusedInEveryFormat() throws IOException {
    refused("a.csv", "name,NAME\nx,y\n")
        .hasMessage(name("a.csv") + ":1 [NAME]: expected each column once, got it twice");
    refused("a.jsonl", "{\"name\":1}\n{\"Name\":1}\n")
        .hasMessage(name("a.jsonl") + " [Name]: expected each column once, got it twice");
  }

  @Test
  void noMessageSpeaksOfAContract() throws IOException {
    refused("a.csv", "").hasMessage(name("a.csv") + ": expected rows, the file is empty");
    refused("a.csv", "\n \n").hasMessage(name("a.csv") + ": expected rows, the file is empty");
    refused("a.csv", "a\nb\0\n")
        .hasMessage(name("a.csv") + ":2: expected text in UTF-8, got a NUL character");
    refused("a.xlsx", "x")
        .hasMessage(
            name("a.xlsx") + ": is no XLSX workbook, which its name says: save it as .xlsx");
    refused("a.gpkg", "x")
        .hasMessage(name("a.gpkg") + ": is no GeoPackage, which its name says (no SQLite file)");
    refused("a.shp", "x").hasMessageContaining("needs its .shp and .dbf side by side");
    refused("a.jsonl", "x\n")
        .hasMessage(name("a.jsonl") + ": expected one JSON object a line, got none");
    refused("a.docx", "x").hasMessageContaining(": expected a file ending in .csv, .tsv, .txt");
  }

  @Test
  void anArchiveIsReadByTheNameInside() throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("deep/inside.tsv"));
      zip.write("name\tday\nx\t1\n".getBytes(UTF_8));
    }
    assertThat(read(file).rows()).containsExactly(new PlainTable.Row(2, List.of("x", "1")));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String name, String text) {
    return assertThatThrownBy(() -> read(name, text)).isInstanceOf(UnusableInputException.class);
  }

  private PlainTable read(String name, String text) throws IOException {
    return read(Files.writeString(folder.resolve(name), text));
  }

  private PlainTable read(Path file) throws IOException {
    Delivery delivery = PlainFiles.delivery(file, List.of(), folder.resolve("scratch"));
    try (RawRows rows = RawFiles.open(delivery)) {
      return PlainTable.of(delivery, rows);
    }
  }

  private String name(String name) {
    return folder.resolve(name).toString();
  }
}
