package org.undercount.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.release.BundleVerifier;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.FixtureRelease;

class NotebookExportTest {

  @TempDir Path releases;

  private Path release() {
    return BundleWriter.write(releases, FixtureRelease.content(), List.of(new NotebookExport()));
  }

  @Test
  void isANotebookOfFormat45WithoutOutputs() throws Exception {
    JsonNode notebook =
        new ObjectMapper().readTree(release().resolve(NotebookExport.FILE).toFile());
    assertThat(notebook.path("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.path("nbformat_minor").asInt()).isEqualTo(5);
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : notebook.path("cells")) {
      assertThat(ids.add(cell.path("id").asText())).as(cell.path("id").asText()).isTrue();
      if (cell.path("cell_type").asText().equals("code")) {
        assertThat(cell.path("outputs").isEmpty()).isTrue();
        assertThat(cell.path("execution_count").isNull()).isTrue();
      }
    }
    assertThat(ids).hasSizeGreaterThan(5);
  }

  @Test
  void saysThatASyntheticReleaseIsOne() throws Exception {
    assertThat(Files.readString(release().resolve(NotebookExport.FILE))).contains("SYNTHETIC");
  }

  @Test
  void leavesABundleThatVerifies() {
    assertThat(BundleVerifier.findings(release())).isEmpty();
  }

  @Test
  void refusesACellIdTheFormatDoesNotAllow() {
    assertThatThrownBy(() -> NotebookCell.code("two words", "1"))
        .hasMessage("A cell's id has 1 to 64 letters, digits and hyphens, got \"two words\"");
  }

  @Test
  @Tag("acceptance")
  void runsFromTheFirstCellToTheLastInJupyter() throws Exception {
    Path notebook = release().resolve(NotebookExport.FILE);
    Path log = releases.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                "jupyter",
                "nbconvert",
                "--to",
                "notebook",
                "--execute",
                "--output",
                "ran.ipynb",
                notebook.toString())
            .directory(notebook.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(180, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("ended within three minutes").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    String ran = Files.readString(notebook.resolveSibling("ran.ipynb"), StandardCharsets.UTF_8);
    assertThat(ran)
        .contains("95% interval 10,300 to 12,500")
        .contains("no estimate, because two of the four lists")
        .contains("every table is as datapackage.json describes it")
        .contains("image/png");
  }
}
