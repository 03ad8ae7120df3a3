package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.jobs.SparkTest;

class WorkspaceCommandsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void makeWorkspace() {
    SparkTest.spark();
    assertThat(new WorkspaceCommandsTest().run("init", workspace()).status).isZero();
  }

  private record Answer(int status, String out) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example_people.csv",
        "example_people_totals.csv",
        "example_sites.geojson",
        "example_adverts.jsonl",
        "example_losses.csv",
        "example_transfers.csv"
      })
  void everyExampleFileIsTakenInWhole(String file) throws IOException {
    Answer answer = ingest(file, "2023Q1");
    assertThat(answer.status).as(err.toString()).isZero();
    JsonNode report = JSON.readTree(answer.out);
    assertThat(report.path("read").asLong()).isPositive();
    assertThat(report.path("accepted")).isEqualTo(report.path("read"));
    assertThat(report.path("issues")).isEmpty();
  }

  @Test
  void checksOfTheExamplesPass() throws IOException {
    ingest("example_people.csv", "2023Q3");
    ingest("example_people_totals.csv", "2023Q3");
    Answer answer = run("check", "2023Q3", "--workspace", workspace(), "--json");
    assertThat(answer.status).as(err.toString()).isZero();
    JsonNode report = JSON.readTree(answer.out);
    assertThat(report.path("checks"))
        .filteredOn(c -> c.path("check").asText().equals("totals"))
        .singleElement()
        .satisfies(c -> assertThat(c.path("verdict").asText()).isEqualTo("pass"));
    assertThat(report.path("verdict").asText()).isEqualTo("warn");
  }

  @Test
  void aSourceThatStopsDeliveringFailsTheCheckUntilAcceptedWithAReason() throws IOException {
    ingest("example_losses.csv", "2024Q1");
    Answer refused = run("check", "--quarter", "2024Q2", "--workspace", workspace(), "--json");
    assertThat(refused.status).isEqualTo(ExitStatus.REFUSED);
    assertThat(refused.out).contains("nothing delivered; the quarter before had it");
    Path settings = Path.of(workspace()).resolve("workspace.yaml");
    String before = Files.readString(settings);
    Files.writeString(
        settings,
        before
            + "accepted:\n  - {check: delivery, source: example_losses, quarter: 2024Q2, reason:"
            + " The agency changes its system this quarter}\n");
    Answer accepted = run("check", "2024Q2", "--workspace", workspace(), "--json");
    Files.writeString(settings, before);
    assertThat(accepted.status).isZero();
    assertThat(accepted.out).contains("The agency changes its system this quarter");
  }

  @Test
  void anAcceptanceNoFailedCheckNeedsIsAWarning() throws IOException {
    ingest("example_losses.csv", "2026Q1");
    Path settings = Path.of(workspace()).resolve("workspace.yaml");
    String before = Files.readString(settings);
    Files.writeString(
        settings,
        before
            + "accepted:\n"
            + "  - {check: volume, source: example_losses, quarter: 2026Q1, reason: It once was so}\n"
            + "  - {check: volum, source: example_losses, quarter: 2026Q1, reason: A slip of a key}\n"
            + "  - {check: volume, source: example_losses, quarter: 2025Q4, reason: Another quarter}\n");
    Answer printed = run("check", "2026Q1", "--workspace", workspace());
    Answer json = run("check", "2026Q1", "--workspace", workspace(), "--json");
    Answer stage = run("link", "--quarter", "2026Q1", "--workspace", workspace(), "--json");
    Files.writeString(settings, before);

    assertThat(printed.status).isZero();
    assertThat(JSON.readTree(json.out).path("staleAcceptances"))
        .extracting(s -> s.path("check").asText() + " " + s.path("detail").asText())
        .containsExactly(
            "volume is accepted in workspace.yaml but ended with pass: remove the entry, or mend"
                + " its check, source or quarter",
            "volum is accepted in workspace.yaml but no such check was made: remove the entry, or"
                + " mend its check, source or quarter");
    assertThat(JSON.readTree(json.out).path("verdict").asText()).isEqualTo("warn");
    assertThat(printed.out)
        .contains("warn      example_losses volume        is accepted in workspace.yaml but ended");
    assertThat(stage.out)
        .contains("warn example_losses: volume: is accepted in workspace.yaml but ended with pass");
  }

  @Test
  void sitesAndLinkOfAQuarterAreStagesOfItsRoad() throws IOException {
    ingest("example_people.csv", "2025Q1");
    ingest("example_sites.geojson", "2025Q1");

    Answer sites = run("sites", "--quarter", "2025Q1", "--workspace", workspace(), "--json");
    assertThat(sites.status).as(err.toString()).isZero();
    assertThat(JSON.readTree(sites.out).path("stages"))
        .extracting(s -> s.path("stage").asText())
        .containsExactly("ingest", "check", "link", "ads", "sites");

    Answer link = run("link", "--quarter", "2025Q1", "--workspace", workspace(), "--json");
    assertThat(link.status).as(err.toString()).isZero();
    assertThat(JSON.readTree(link.out).path("stages"))
        .extracting(s -> s.path("stage").asText())
        .containsExactly("ingest", "check", "link");
  }

  @Test
  void keysAreForTheOwnerAlone() throws IOException {
    Path key = Path.of(workspace()).resolve("keys/sealed.key");
    assertThat(Files.readString(key).strip()).matches("[0-9a-f]{64}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFolderThatIsNotEmptyIsLeftAlone() {
    Answer answer = run("init", workspace());
    assertThat(answer.status).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo(
            "undercount: " + workspace() + ": is there already and not empty: name a new folder\n");
  }

  @Test
  void anUnknownSourceIsTold() {
    Answer answer =
        run(
            "ingest",
            "x.csv",
            "--source",
            "nobody",
            "--quarter",
            "2023Q1",
            "--workspace",
            workspace());
    assertThat(answer.status).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo(
            "undercount: "
                + Path.of(workspace()).resolve("contracts/nobody.yaml")
                + ": there is no such file; write it, or see 'undercount init'\n");
  }

  @Test
  void aFolderThatIsNoWorkspaceIsTold() {
    String nowhere = workspace() + "-nowhere";
    Answer answer =
        run("ingest", "x.csv", "--source", "a", "--quarter", "2023Q1", "--workspace", nowhere);
    assertThat(answer.status).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo(
            "undercount: "
                + nowhere
                + ": is not a workspace (no workspace.yaml): make one with 'undercount init "
                + nowhere
                + "' or 'undercount demo'\n");
  }

  @Test
  void aQuarterNobodyDeliveredForIsUnusableInput() {
    Answer answer = run("run", "2031Q4", "--workspace", workspace());
    assertThat(answer.status).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString())
        .contains(
            "undercount: "
                + Path.of(workspace()).resolve("raw/2031Q4")
                + ": nothing was delivered for 2031Q4: put files in a folder here named by their"
                + " source, or use 'undercount ingest'\n");
  }

  @Test
  void aQuarterThatIsNoneIsTold() {
    Answer answer = run("check", "2023Q5", "--workspace", workspace());
    assertThat(answer.status).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(err.toString())
        .isEqualTo(
            "undercount: --quarter: A quarter is written like 2023Q1 (year, Q, 1 to 4), got"
                + " \"2023Q5\"\n");
  }

  @Test
  void theDoctorSaysWhatIsThereAndWhatAMissingThingCosts() throws IOException {
    Answer answer = run("doctor", "--workspace", workspace(), "--json");
    assertThat(answer.status).isZero();
    JsonNode findings = JSON.readTree(answer.out).path("findings");
    assertThat(findings).extracting(f -> f.path("what").asText()).contains("Java", "Spark");
    assertThat(findings)
        .allMatch(f -> f.path("there").asBoolean() || !f.path("costs").asText().isEmpty());
  }

  private static String workspace() {
    return folder.resolve("workspace").toString();
  }

  private Answer ingest(String file, String quarter) {
    return run(
        "ingest",
        Path.of(workspace()).resolve("examples").resolve(file).toString(),
        "--source",
        file.replaceFirst("\\..*", ""),
        "--quarter",
        quarter,
        "--workspace",
        workspace(),
        "--json");
  }

  private Answer run(String... args) {
    StringWriter out = new StringWriter();
    int status = Undercount.run(new PrintWriter(out), new PrintWriter(err, true), args);
    return new Answer(status, out.toString());
  }
}
