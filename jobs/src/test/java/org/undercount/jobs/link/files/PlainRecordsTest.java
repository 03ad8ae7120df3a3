package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

class PlainRecordsTest {

  @TempDir private Path folder;

  private static LinkConfiguration asOf(String text) {
    return new LinkConfiguration(
        Optional.of("id"),
        Optional.empty(),
        Optional.empty(),
        List.of(new Field("name", FieldKind.FULL_NAME), new Field("born", FieldKind.DATE)),
        EncodingRules.DEFAULT,
        Optional.of(text));
  }

  private Path people() throws IOException {
    return Files.writeString(
        folder.resolve("people.csv"),
        "id,name,born,seen\n1,Sok Chan,34,2023-03-01\n2,Chan Sok,1989-05-02,2023-03-01\n3,A B,,\n4,C D,40,some day\n");
  }

  private List<String> born(LinkConfiguration configuration) throws IOException {
    List<String> born = new ArrayList<>();
    for (Row row :
        new PlainRecords(SparkTest.spark(), configuration, Optional.empty())
            .read(List.of(people()))
            .orderBy("id")
            .select("raw")
            .collectAsList()) {
      born.add(row.<String>getList(0).get(1));
    }
    return born;
  }

  @Test
  void agesAreReadAsYearsOfBirthByTheDateOrTheColumnOfAsking() throws IOException {
    assertThat(born(asOf("2024-01-01"))).containsExactly("1990", "1989-05-02", null, "1984");
    assertThat(born(asOf("seen"))).containsExactly("1989", "1989-05-02", null, "40");
  }

  @Test
  void saysSoIfTheColumnOfAskingIsNotThere() throws IOException {
    Path file = people();
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(
            () ->
                new PlainRecords(SparkTest.spark(), asOf("asked"), Optional.empty())
                    .read(List.of(file)))
        .withMessageContaining("[asked]: no such column; the file has 4 columns");
  }
}
