package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class LinkConfigurationTest {

  @TempDir Path folder;

  @Test
  void readsEveryKey() throws IOException {
    LinkConfiguration read =
        LinkConfiguration.load(
            yaml(
                "id: rec_id\nsource-column: source\nduplicates-within-source: false\n"
                    + "columns: {surname: family-name, phone number: phone}\n"));
    assertThat(read.id()).contains("rec_id");
    assertThat(read.sourceColumn()).contains("source");
    assertThat(read.duplicatesWithinSource()).contains(false);
    assertThat(read.saysOnce()).isTrue();
    assertThat(read.settings().learnsSources()).isTrue();
    assertThat(read.fields())
        .containsExactly(
            new Field("surname", FieldKind.FAMILY_NAME),
            new Field("phone number", FieldKind.PHONE));
  }

  @Test
  void whenPeopleWereAskedIsADateOrAColumn() throws IOException {
    LinkConfiguration dated =
        LinkConfiguration.load(yaml("as-of: 2023-03-01\ncolumns: {b: date}\n"));
    assertThat(dated.asOf()).contains("2023-03-01");
    assertThat(dated.askedColumn()).isEmpty();
    assertThat(dated.readsAges(new Field("b", FieldKind.DATE))).isTrue();
    assertThat(dated.readsAges(new Field("y", FieldKind.YEAR))).isFalse();
    LinkConfiguration column = LinkConfiguration.load(yaml("as-of: seen on\ncolumns: {b: date}\n"));
    assertThat(column.askedColumn()).contains("seen on");
  }

  @Test
  void reportsEveryProblemInOneGo() throws IOException {
    Path file =
        yaml(
            "idd: rec_id\nduplicates-within-source: maybe\n"
                + "columns: {surname: surname, code: clk}\n");
    assertThatThrownBy(() -> LinkConfiguration.load(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("unknown key \"idd\"")
        .hasMessageContaining("duplicates-within-source must be true or false")
        .hasMessageContaining("[surname]: unknown kind \"surname\"; expected one of given-name");
  }

  @Test
  void namesTheLineThatIsNotYaml() throws IOException {
    Path file = yaml("id: rec_id\ncolumns: {surname: [\n");
    assertThatThrownBy(() -> LinkConfiguration.load(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("is not YAML");
  }

  @Test
  void saysSoIfThereIsNoFileOrNoColumn() throws IOException {
    assertThatThrownBy(() -> LinkConfiguration.load(folder.resolve("none.yaml")))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("the configuration cannot be read");
    Path file = yaml("id: rec_id\n");
    assertThatThrownBy(() -> LinkConfiguration.load(file))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("columns must map at least one column to its kind");
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("link.yaml"), text);
  }
}
