package org.undercount.datasets.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.problem.UnusableInputException;

class SourceContractTest {

  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final String GOOD =
      """
      source: hotline
      kind: people
      title: Hotline
      purpose: assistance
      agreement: A-1
      retention-until: 2031-12-31
      permitted-outputs: [aggregate]
      sensitivity: sealed
      file:
        format: csv
        delimiter: ";"
      columns:
        reported_on: {from: Tgl, format: dmy}
        nationality: {constant: NO}
        sex: {from: JK, codes: {L: male, P: female}}
      """;

  @TempDir Path folder;

  @Test
  void readsWhatAContractSays() {
    SourceContract contract = SourceContract.parse("hotline.yaml", GOOD);
    assertThat(contract.source()).isEqualTo(SourceId.of("hotline"));
    assertThat(contract.kind()).isEqualTo(Kind.PEOPLE);
    assertThat(contract.file().delimiter()).isEqualTo(';');
    assertThat(contract.headers()).containsExactlyInAnyOrder("Tgl", "JK");
    assertThat(contract.columns().get("sex").codes()).containsEntry("l", "male");
    assertThat(contract.limits().maxRejectedShare()).isEqualTo(0.10);
  }

  @Test
  void norwayIsACountryAndNotANo() {
    assertThat(SourceContract.parse("hotline.yaml", GOOD).columns().get("nationality").origin())
        .isEqualTo(new ColumnSpec.Constant("NO"));
  }

  @Test
  void everyProblemIsToldAtOnceWithItsLineAndTheFix() {
    String bad =
        """
        source: hotline
        kind: people
        title: Hotline
        purpose: assistance
        agrement: A-1
        retention-until: 31.12.2031
        permitted-outputs: [aggregate]
        file:
          format: cvs
          encoding: windows-1874
        columns:
          full_nam: {from: Nama}
          sex: {from: JK, codes: {L: mael}}
          reported_on: {from: Tgl, format: dym}
          transit: {}
        """;
    assertThatThrownBy(() -> SourceContract.parse("hotline.yaml", bad))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining(
            "hotline.yaml:1: needs 'agreement': the reference of the sharing agreement")
        .hasMessageContaining("hotline.yaml:5: unknown key 'agrement'; did you mean 'agreement'?")
        .hasMessageContaining(
            "hotline.yaml:6: 'retention-until' must be a day like 2031-12-31, got \"31.12.2031\"")
        .hasMessageContaining("hotline.yaml:9: 'file.format' must be one of csv, tsv")
        .hasMessageContaining("got \"cvs\"; did you mean 'csv'?")
        .hasMessageContaining("hotline.yaml:10: 'file.encoding' is not an encoding this Java knows")
        .hasMessageContaining(
            "hotline.yaml:12: 'full_nam' is not a column of kind people; did you mean 'full_name'?")
        .hasMessageContaining(
            "hotline.yaml:13: 'columns.sex.codes.L' must mean one of female, male, other, got \"mael\"; did you"
                + " mean 'male'?")
        .hasMessageContaining(
            "hotline.yaml:14: 'columns.reported_on.format' must be ymd, dmy, mdy or a pattern like"
                + " dd.MM.uuuu, got \"dym\"")
        .hasMessageContaining(
            "hotline.yaml:15: 'columns.transit' needs either 'from' (a column) or 'constant'")
        .satisfies(e -> assertThat(((UnusableInputException) e).problems()).hasSize(9));
  }

  @Test
  void aContractPastItsRetentionDateIsRefused() throws IOException {
    Path file = folder.resolve("hotline.yaml");
    Files.writeString(file, GOOD.replace("2031-12-31", "2025-12-31"));
    assertThatThrownBy(() -> SourceContract.load(file, TODAY))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(
            file
                + ":6: 'retention-until' passed on 2025-12-31: the data may no longer be used;"
                + " renew the agreement or delete the data");
  }

  @Test
  void aContractUnderAnotherNameIsRefused() throws IOException {
    Path file = folder.resolve("police.yaml");
    Files.writeString(file, GOOD);
    assertThatThrownBy(() -> SourceContract.load(file, TODAY))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage(file + ":1: 'source' is \"hotline\" but the file is named police.yaml");
  }

  @Test
  void aTabIsToldByLine() {
    assertThatThrownBy(() -> SourceContract.parse("x.yaml", "source: a\n\tkind: people\n"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageStartingWith("x.yaml:2: is not YAML here: ");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> SourceContract.parse("x.yaml", GOOD + "title: Other\n"))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("x.yaml:16: key 'title' stands twice; keep one");
  }

  @Test
  void aMissingRequiredColumnIsTold() {
    assertThatThrownBy(
            () ->
                SourceContract.parse(
                    "x.yaml",
                    GOOD.replace("reported_on: {from: Tgl, format: dmy}", "place: {from: X}")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessage("x.yaml:12: needs 'columns.reported_on': every row of people has it");
  }

  @Test
  void settingsTellEveryProblemToo() {
    assertThatThrownBy(
            () ->
                WorkspaceSettings.parse(
                    "workspace.yaml",
                    """
                    seed: one
                    level: 95
                    acepted: []
                    accepted:
                      - {check: volume, source: hotline, quarter: 2023Q1, reason: "ok"}
                    """))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("workspace.yaml:1: 'seed' must be a whole number")
        .hasMessageContaining(
            "workspace.yaml:2: 'level' must be a number from 0.5 to 0.999, got \"95\"")
        .hasMessageContaining("workspace.yaml:3: unknown key 'acepted'; did you mean 'accepted'?")
        .hasMessageContaining(
            "workspace.yaml:5: 'accepted.reason' must say why in at least 10 letters, got 2");
  }
}
