package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {

  @TempDir private Path folder;

  private static Answer coverage(String... options) {
    List<String> args = new ArrayList<>(List.of("coverage"));
    args.addAll(List.of(options));
    return bench(args.toArray(String[]::new));
  }

  private static Answer bench(String... options) {
    List<String> args = new ArrayList<>(List.of("bench"));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void thePageNamesTheCommandThatMakesIt() throws IOException {
    Path page = folder.resolve("coverage.md");
    Answer answer =
        coverage(
            "--tables",
            "40",
            "--methods",
            "chapman,loglinear-average",
            "--regimes",
            "independent,bulk-release",
            "--out",
            page.toString());
    assertThat(answer.status()).isZero();
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("independent").contains("held");
    assertThat(Files.readString(page))
        .contains(
            "`./undercount bench coverage --tables 40 --slow-tables 100 --methods"
                + " chapman,loglinear-average --regimes independent,bulk-release --seed 1`")
        .contains("| method | tables | independent | bulk-release |")
        .contains("| bulk-release | chapman | 40 |");
  }

  /** Two lists that register a release together are taken for lists that catch nearly everyone. */
  @Test
  void theDocumentShowsWhatABulkReleaseDoesToTwoLists() throws IOException {
    Answer answer =
        coverage(
            "--tables",
            "60",
            "--methods",
            "chapman",
            "--regimes",
            "bulk-release",
            "--json",
            "--quiet");
    assertThat(answer.err()).isEmpty();
    JsonNode row = new ObjectMapper().readTree(answer.out()).get("performance").get(0);
    assertThat(row.get("bias").asDouble()).isLessThan(-0.3);
    assertThat(row.get("covered").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--methods|guess|--methods: no method is called 'guess', expected one of auto, chapman",
        "--regimes|mars|--regimes: no regime is called 'mars', expected one of independent, pos",
        "--out|/no/such/folder/page.md|--out: expected the name of a file in a folder that can be",
        "--out|.|--out: expected the name of a file in a folder that can be written",
        "--tables|0|--tables: expected at least 1, found 0",
        "--slow-tables|0|--slow-tables: expected at least 1, found 0",
        "--level|1|--level: expected a level from 0.5 to 0.999, found 1.0"
      })
  void wrongOptionsAreNamed(String option, String value, String message) {
    Answer answer = coverage(option, value);
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err()).startsWith("undercount: " + message);
  }

  /** Without a launcher no command of its own is started, and the column says so. */
  @Test
  void speedIsAskedOfOneTableAndPrintedBesideThePeer() throws IOException {
    Answer answer = bench("mse", "--methods", "sparse", "--repeats", "1", "--quiet");
    assertThat(answer.status()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("| BCa, 1,000 replicates | Kosovo 1999, 4 lists | – |")
        .contains("| – | SparseMSE 2.0.1, estimatepopulation | 48.503 | – |")
        .contains("United Kingdom 2013, 6 lists");
    JsonNode rows =
        new ObjectMapper()
            .readTree(
                bench("mse", "--methods", "decomposable", "--repeats", "1", "--quiet", "--json")
                    .out())
            .get("speed");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get("oneThreadSeconds").asDouble()).isPositive();
    assertThat(rows.get(0).get("peerCpuSeconds").asDouble()).isEqualTo(1.661);
    assertThat(rows.get(0).has("commandSeconds")).isFalse();
    assertThat(rows.get(1).has("peerCpuSeconds")).as("dga has no answer on 6 lists").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--strata|0|--strata: expected 1 to 100000, found 0",
        "--cores|0|--cores: expected at least 1, found 0"
      })
  void wrongOptionsOfStrataAreNamed(String option, String value, String message) {
    Answer answer = bench("strata", option, value);
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err()).startsWith("undercount: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--worlds|0|--worlds: expected 1 to 10000, found 0",
        "--scale|3|--scale: expected 0.1 to 2, found 3.0"
      })
  void wrongOptionsOfDoubtAreNamed(String option, String value, String message) {
    Answer answer = bench("doubt", option, value);
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err()).startsWith("undercount: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--methods|chao|--methods: no method that is timed is called 'chao', expected one of loglin",
        "--repeats|0|--repeats: expected at least 1, found 0"
      })
  void wrongOptionsOfSpeedAreNamed(String option, String value, String message) {
    Answer answer = bench("mse", option, value);
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err()).startsWith("undercount: " + message);
  }
}
