package org.undercount.jobs.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.undercount.datasets.problem.UnusableInputException;

class OverlapFileTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return file;
  }

  private static List<OverlapFile.Stratum> divided(Path file, List<String> columns) {
    return OverlapFile.read(file, columns, List.of(), Declarations.NONE, MissingStrata.STRATUM)
        .strata();
  }

  private OverlapFile.Stratum only(String text) throws IOException {
    return OverlapFile.read(file(text));
  }

  static Stream<Arguments> theSameTableInManyClothes() {
    return Stream.of(
        Arguments.of("counted", "A,B,count\n1,0,2\n0,1,3\n1,1,1\n"),
        Arguments.of("byte-order mark", "\uFEFFA,B,count\n1,0,2\n0,1,3\n1,1,1\n"),
        Arguments.of("carriage returns", "A,B,count\r\n1,0,2\r\n0,1,3\r\n1,1,1\r\n"),
        Arguments.of("quoted", "\"A\",\"B\",\"count\"\n\"1\",\"0\",\"2\"\n0,1,3\n1,1,1"),
        Arguments.of("semicolons", "A;B;count\n1;0;2\n0;1;3\n1;1;1\n"),
        Arguments.of("tabs", "A\tB\tcount\n1\t0\t2\n0\t1\t3\n1\t1\t1\n"),
        Arguments.of("blank lines and spaces", "A, B ,count\n\n1, 0,2\n0,1,3\n1,1,1\n\n"),
        Arguments.of("people", "A,B\n1,0\n0,1\n0,1\n1,1\n1,0\n0,1\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("theSameTableInManyClothes")
  void readsTheSameTable(String name, String text) throws IOException {
    OverlapFile.Stratum stratum = only(text);
    assertThat(stratum.lists()).containsExactly("A", "B");
    assertThat(stratum.table().count(1)).isEqualTo(2);
    assertThat(stratum.table().count(2)).isEqualTo(3);
    assertThat(stratum.table().count(3)).isEqualTo(1);
  }

  static Stream<Arguments> wrongInputs() {
    String twenty = IntStream.range(0, 20).mapToObj(i -> "L" + i).collect(Collectors.joining(","));
    return Stream.of(
        wrong(
            "A,B,count\n1,0,-2\n0,1,3\n1,1,1\n",
            "t.csv:2 [count]: expected a whole number of 0 or more, found a negative number"),
        wrong(
            "A,B,count\n1,0,2.5\n0,1,3\n1,1,1\n",
            "t.csv:2 [count]: expected a whole number of 0 or more, found a fraction"),
        wrong(
            "A,B,count\n1,0,\n0,1,3\n1,1,1\n",
            "t.csv:2 [count]: the count is missing, expected a whole number of 0 or more"),
        wrong(
            "A,B,count\n1,0,many\n0,1,3\n1,1,1\n",
            "t.csv:2 [count]: expected a whole number of 0 or more, found no number"),
        wrong(
            "A,B,count\n1,0,99999999999999999999\n0,1,3\n1,1,1\n",
            "t.csv:2 [count]: expected a whole number of 0 or more, found more than 1000000000000000"),
        wrong(
            "A,B,count\n1,x,2\n0,1,3\n1,1,1\n",
            "t.csv:2 [B]: expected 0 or 1 (a column that divides the table is named in --strata)"),
        wrong(
            "A,B,count\n1,0,2\n0,1,3\n1,1,1\n1,0,4\n",
            "t.csv:5: this pattern was already counted on line 2, expected every pattern once"),
        wrong(
            "A,B,count\n1,0,2\n0,1,3\n0,0,7\n1,1,1\n",
            "t.csv:4: expected a 1 in some list column: the number on no list cannot be observed"),
        wrong(
            "A,B\n1,0\n0,0\n0,1\n1,1\n",
            "t.csv:3: expected a 1 in some list column: a person on no list cannot be observed"),
        wrong("A,B,count\n1,0\n0,1,3\n1,1,1\n", "t.csv:2: expected 3 fields, found 2"),
        wrong("", "t.csv: the file is empty, expected a header row and counts"),
        wrong("A,B,count\n", "t.csv: the table counts nobody, expected a total above 0"),
        wrong(
            "A,B,count\n1,0,0\n0,1,0\n",
            "t.csv: the table counts nobody, expected a total above 0"),
        wrong("A,count\n1,3\n", "t.csv:1: expected at least two list columns, found 1"),
        wrong(twenty + ",count\n", "t.csv:1: expected at most 16 list columns, found 20"),
        wrong(
            "A,B,C,count\n1,0,0,3\n0,1,0,3\n1,1,0,2\n",
            "t.csv:1 [C]: this list holds nobody, expected some 1 with a count"),
        wrong(
            "A,B,C,count\n1,0,1,3\n0,1,1,3\n1,1,1,2\n",
            "t.csv:1 [C]: everyone is on this list, expected some 0: nothing shows what it misses"),
        wrong(
            "A,A,count\n1,0,3\n0,1,2\n",
            "t.csv:1 [A]: this name occurs twice, expected distinct names"),
        wrong("A,,count\n1,0,3\n0,1,2\n", "t.csv:1: column 2 has no name, expected one"),
        wrong("count,A,B\n3,1,0\n2,0,1\n", "t.csv:1 [count]: expected 'count' as the last column"),
        wrong("A|B|count\n1|0|3\n", "t.csv:1: expected comma, semicolon or tab between columns"),
        wrong(
            "A,B,count\n1,0,\"2\n0,1,3\n",
            "t.csv:2: this row cannot be split into fields, expected closed quotes"));
  }

  private static Arguments wrong(String text, String message) {
    return Arguments.of(message, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongInputs")
  void saysWhatIsWrongAndWhere(String message, String text) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> OverlapFile.read(file))
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e -> assertThat(e.problems().get(0).toString()).isEqualTo(folder + "/" + message));
  }

  @Test
  void reportsAllProblemsAtOnce() throws IOException {
    Path file = file("A,B,count\n1,0,-2\n0,x,3\n1,1,1.5\n");
    assertThatThrownBy(() -> OverlapFile.read(file))
        .isInstanceOfSatisfying(
            UnusableInputException.class, e -> assertThat(e.problems()).hasSize(3));
  }

  @Test
  void aMissingFileAndAFolderAreNamed() {
    assertThatThrownBy(() -> OverlapFile.read(folder.resolve("none.csv")))
        .hasMessage(folder + "/none.csv: no such file, expected a table with a header row");
    assertThatThrownBy(() -> OverlapFile.read(folder))
        .hasMessage(folder + ": not a file, expected a table with a header row");
  }

  @Test
  void anotherEncodingIsNamed() throws IOException {
    Path file = folder.resolve("t.csv");
    Files.write(file, new byte[] {'A', (byte) 0xE9, ',', 'B', '\n'});
    assertThatThrownBy(() -> OverlapFile.read(file))
        .hasMessage(folder + "/t.csv: not UTF-8 text, expected a CSV file saved as UTF-8");
  }

  @Test
  void aBillionIsACount() throws IOException {
    assertThat(only("A,B,count\n1,0,1000000000\n0,1,3\n1,1,1\n").table().count(1))
        .isEqualTo(1_000_000_000);
  }

  @Test
  void strataAreReadApart() throws IOException {
    List<OverlapFile.Stratum> strata =
        divided(
            file("sex,A,B,C,count\nf,1,0,0,2\nm,1,0,0,5\nf,0,1,0,3\nm,0,1,0,4\nm,1,1,1,2\n"),
            List.of("sex"));
    assertThat(strata).hasSize(2);
    assertThat(strata.get(0).labels()).containsEntry("sex", "f");
    assertThat(strata.get(0).emptyLists()).containsExactly("C");
    assertThat(strata.get(0).table().lists()).containsExactly("A", "B");
    assertThat(strata.get(1).table().observed()).isEqualTo(11);
  }

  @Test
  void anUnknownStratumColumnIsNamed() throws IOException {
    Path file = file("A,B,count\n1,0,2\n0,1,3\n1,1,1\n");
    assertThatThrownBy(() -> divided(file, List.of("sex")))
        .hasMessage(
            folder + "/t.csv:1 [sex]: no such column for --strata, expected one of [A, B, count]");
  }

  @Test
  void historiesAreListsByOccasion() throws IOException {
    OverlapFile.Stratum histories = only("ch,count\n100,5\n010,4\n001,6\n110,2\n011,1\n");
    OverlapFile.Stratum lists =
        only("t1,t2,t3,count\n1,0,0,5\n0,1,0,4\n0,0,1,6\n1,1,0,2\n0,1,1,1\n");
    assertThat(histories).isEqualTo(lists);
    assertThat(only("ch\n10\n01\n11\n01\n").observed()).isEqualTo(4);
  }

  @Test
  void aHistoryIsAsLongAsTheFirstAndHasTwoDigits() throws IOException {
    Path file = file("ch,count\n100,5\n01,4\n0A1,6\n");
    assertThatThrownBy(() -> OverlapFile.read(file))
        .hasMessageContaining(
            "t.csv:3 [ch]: expected a history of 3 digits 0 or 1, as long as the first")
        .hasMessageContaining("t.csv:4 [ch]");
  }

  @Test
  void listsBesideHistoriesAreRefused() throws IOException {
    Path file = file("ch,sex,count\n10,f,5\n01,m,4\n");
    assertThatThrownBy(() -> OverlapFile.read(file))
        .hasMessageContaining(
            "t.csv:1 [ch]: this column holds whole histories, expected no list beside it (a column"
                + " that divides the table is named in --strata)");
  }
}
