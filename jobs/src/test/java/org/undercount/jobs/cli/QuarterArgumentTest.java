package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterArgumentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run 2023Q7",
        "ads --quarter 2023Q7",
        "link --quarter 2023Q7",
        "sites --quarter 2023Q7",
        "estimate victims --quarter 2023Q7",
        "brief --quarter 2023Q7"
      })
  void aQuarterThatIsNoneIsToldHowToWriteOne(String line) {
    StringWriter err = new StringWriter();
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), line.split(" ", -1));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString())
        .contains("A quarter is written like 2023Q1 (year, Q, 1 to 4), got \"2023Q7\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link                                 | FILE: expected files, or a quarter of a workspace",
        "sites                                | FILE: expected files, or a quarter of a workspace",
        "link a.csv --quarter 2023Q1          | --quarter: expected files or a quarter, got both",
        "sites a.csv --quarter 2023Q1         | --quarter: expected files or a quarter, got both",
        "link a.csv                           | --config: expected a YAML file that says what each",
        "link --quarter 2023Q1 --truth entity | --truth: is for files; a quarter's people are linked"
      })
  void filesAndAQuarterAreToldApart(String line, String message) {
    StringWriter err = new StringWriter();
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), line.split(" ", -1));
    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("undercount: " + message);
  }

  @Test
  void aQuarterIsUnderstoodByRun() {
    StringWriter err = new StringWriter();
    int status =
        Undercount.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "run",
            "2023Q1",
            "--continue",
            "--workspace",
            "/nowhere");
    assertThat(status).isEqualTo(1);
    assertThat(err.toString())
        .contains("there is no run to go on with: start one without --continue");
  }
}
