package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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

  private record Answer(int status, String out, String err) {}

  private static Answer coverage(String... options) {
    List<String> args = new ArrayList<>(List.of("bench", "coverage"));
    args.addAll(List.of(options));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Undercount.run(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    return new Answer(status, out.toString(), err.toString());
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
        "--tables|0|--tables: expected at least 1, found 0",
        "--slow-tables|0|--slow-tables: expected at least 1, found 0",
        "--level|1|--level: expected a level from 0.5 to 0.999, found 1.0"
      })
  void wrongOptionsAreNamed(String option, String value, String message) {
    Answer answer = coverage(option, value);
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err()).startsWith("undercount: " + message);
  }
}
