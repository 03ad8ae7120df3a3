package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.FixtureRelease;

class ReleaseCommandsTest {

  @TempDir Path workspace;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void twoQuarters() {
    Path releases = workspace.resolve("release");
    BundleWriter.write(releases, FixtureRelease.content(Quarter.parse("2023Q1"), 0.7), List.of());
    BundleWriter.write(releases, FixtureRelease.content(), List.of());
  }

  private int run(String... args) {
    return Undercount.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void verifyPassesAReleaseAsPublished() {
    assertThat(run("verify", workspace.resolve("release/2023Q2-r1").toString())).isZero();
    assertThat(out.toString()).startsWith("verified: release 2023Q2-r1 (SYNTHETIC), 7 headlines");
  }

  @Test
  void verifyNamesTheChangedFileAndFails() throws Exception {
    Path file = workspace.resolve("release/2023Q2-r1/data/sites.csv");
    Files.writeString(file, Files.readString(file).replace("149", "150"));
    assertThat(run("verify", workspace.resolve("release/2023Q2-r1").toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("data/sites.csv: was changed after publication: its hash differs");
  }

  @Test
  void verifyRefusesAFullCheckRatherThanPretend() {
    assertThat(run("verify", workspace.resolve("release/2023Q2-r1").toString(), "--full"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("recomputing a release from its inputs is not done");
  }

  @Test
  void whyShowsIntervalMethodInputsTestsAndVintages() {
    assertThat(run("why", "E2.KH.2023Q2", "--workspace", workspace.toString())).isZero();
    assertThat(out.toString())
        .contains("11,300 people (95 % interval 10,300 to 12,500, profile likelihood)")
        .contains("Fienberg (1972)")
        .contains("mle-exists passed")
        .contains("hotline 2023Q2, 3,120 rows, sha256 ")
        .contains("compared  interviews, hotline-multiplier: 12,100 (10,100 to 14,900)")
        .contains("compared  pooled, bayesian: 11,500 (9,800 to 13,600)")
        .contains("vintage   2023Q2-r1");
  }

  @Test
  void whyOfARefusedNumberHasStatusTwoAndTheReason() throws Exception {
    assertThat(run("why", "E2.LA.2023Q2", "--json", "--workspace", workspace.toString()))
        .isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("estimate").isNull()).isTrue();
    assertThat(document.path("reason").asText()).startsWith("two of the four lists");
    assertThat(document.path("lowerBound").path("value").asDouble()).isEqualTo(690);
  }

  @Test
  void whyListsTheHeadlinesThereAreWhenAskedForAnother() {
    assertThat(run("why", "E2.XX.2023Q2", "--workspace", workspace.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no release has this headline; there are E2.ALL.2023Q1");
  }

  @Test
  void diffClaimsAChangeOnlyWhereIntervalsDoNotMeet() throws Exception {
    assertThat(run("diff", "2023Q1", "2023Q2", "--json", "--workspace", workspace.toString()))
        .isZero();
    JsonNode changes = new ObjectMapper().readTree(out.toString()).path("changes");
    assertThat(verdict(changes, "E2.KH")).isEqualTo("up: the intervals do not meet");
    assertThat(verdict(changes, "E2.MM")).isEqualTo("no change is claimed: the intervals overlap");
    assertThat(verdict(changes, "E2.LA")).isEqualTo("cannot be compared: the earlier was refused");
  }

  private static String verdict(JsonNode changes, String name) {
    for (JsonNode change : changes) {
      if (change.path("name").asText().startsWith(name)) {
        return change.path("verdict").asText();
      }
    }
    return "absent";
  }

  @Test
  void diffSaysWhichQuarterHasNoRelease() {
    assertThat(run("diff", "2022Q4", "2023Q2", "--workspace", workspace.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("2022Q4: no release of this quarter was found in");
    assertThat(run("diff", "soon", "2023Q2", "--workspace", workspace.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("A quarter is written like 2023Q1");
  }

  @Test
  void tablesDiscloseWithholdsTheCheapestSafeSet() throws Exception {
    Path table = workspace.resolve("regions.csv");
    Files.writeString(
        table, "region,gender,n\nA,m,18\nA,f,2\nB,m,14\nB,f,19\nC,m,12\nC,f,10\nD,m,11\nD,f,14\n");
    Path spec = workspace.resolve("regions.yaml");
    Files.writeString(
        spec, "dimensions: [region, gender]\ncount: n\nthreshold: 3\nleast-width: 1\n");
    assertThat(run("tables", "disclose", table.toString(), "--spec", spec.toString())).isZero();
    assertThat(out.toString().lines().filter(l -> l.endsWith(",,withheld")))
        .containsExactlyInAnyOrder(
            "A,f,,withheld", "A,m,,withheld", "C,f,,withheld", "C,m,,withheld");
    assertThat(out.toString()).contains("all,all,100,exact");
    assertThat(err.toString())
        .contains("15 cells with totals: 1 withheld as small, 3 to protect them, 0 can be worked");
  }

  @Test
  void tablesDiscloseNamesEveryBadRow() throws Exception {
    Path table = workspace.resolve("bad.csv");
    Files.writeString(table, "region,count\nA,5\nA,6\nB,-1\nall,9\n");
    Path spec = workspace.resolve("bad.yaml");
    Files.writeString(spec, "dimensions: [region]\n");
    assertThat(run("tables", "disclose", table.toString(), "--spec", spec.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("bad.csv:3: expected one row for each cell, got a second")
        .contains("bad.csv:4 [count]: expected a whole number of at least 0")
        .contains("bad.csv:5: expected no totals, which are added, got the category all");
  }
}
