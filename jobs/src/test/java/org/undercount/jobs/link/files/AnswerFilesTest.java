package org.undercount.jobs.link.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.jobs.link.Answers;

class AnswerFilesTest {

  private static final List<String> HEADER =
      List.of("left_source", "left", "right_source", "right", "probability", "match");

  @Test
  void answersOfEitherOrderAreOfOnePair() {
    AnswerFiles read =
        AnswerFiles.of(
            List.of(
                table(
                    List.of("police", "7", "shelter", "9", "0.5", "yes"),
                    List.of("shelter", "9", "police", "8", "0.5", " No "),
                    List.of("police", "1", "police", "2", "0.5", ""))));
    assertThat(read.open()).isEqualTo(1);
    assertThat(read.contradictory()).isZero();
    assertThat(read.answers().byPair())
        .containsEntry(Answers.Pair.of("shelter\t9", "police\t7"), true)
        .containsEntry(Answers.Pair.of("police\t8", "shelter\t9"), false)
        .hasSize(2);
  }

  @Test
  void contradictoryAnswersAreCountedAndLeftOut() {
    AnswerFiles read =
        AnswerFiles.of(
            List.of(
                table(List.of("a", "1", "b", "2", "0.5", "yes")),
                table(List.of("b", "2", "a", "1", "0.5", "no"))));
    assertThat(read.contradictory()).isEqualTo(1);
    assertThat(read.answers().byPair()).isEmpty();
  }

  @Test
  void anotherWordIsRefusedWithoutQuotingIds() {
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(
            () ->
                AnswerFiles.of(
                    List.of(table(List.of("police", "secret-7", "b", "2", "0.5", "maybe")))))
        .withMessageContaining("expected yes, no or nothing")
        .withMessageContaining("match")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret-7"));
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() {
    PlainTable other = new PlainTable("other.csv", List.of("name"), List.of());
    assertThatExceptionOfType(UnusableInputException.class)
        .isThrownBy(() -> AnswerFiles.of(List.of(other)))
        .withMessageContaining("no such column; a file of answers is one that --review wrote");
  }

  @SafeVarargs
  private static PlainTable table(List<String>... rows) {
    return new PlainTable(
        "review.csv",
        HEADER,
        IntStream.range(0, rows.length).mapToObj(i -> new PlainTable.Row(i + 2, rows[i])).toList());
  }
}
