package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.estimators.MethodCard;

class HistoriesCommandTest {

  private static final String THREE =
      """
      ch,sex,count
      111,F,10
      111,M,8
      110,F,12
      101,M,12
      100,F,30
      100,M,28
      011,F,30
      010,M,20
      001,M,40
      000,F,0
      """;

  @TempDir private Path folder;

  private Answer histories(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("h.csv"), text);
    List<String> args = new ArrayList<>(List.of("histories", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void answersInTheContractsShape() throws IOException {
    Answer answer = histories(THREE, "--model", "cjs", "--phi", "time", "--p", "time", "--json");
    assertThat(answer.status()).isZero();
    assertThat(answer.err()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "estimand",
            "method",
            "estimate",
            "observed",
            "lowerBound",
            "gates",
            "warnings",
            "parameters",
            "coefficients",
            "logLikelihood",
            "aic",
            "diagnostics",
            "seed",
            "seconds");
    assertThat(document.get("observed").asLong()).isEqualTo(190);
    JsonNode first = document.get("parameters").get(0);
    assertThat(first.get("name").asText()).isEqualTo("phi[1]");
    assertThat(first.get("value").asDouble()).isCloseTo(0.5, within(1e-6));
    assertThat(first.get("lower").asDouble()).isLessThan(0.5);
    JsonNode untold = document.get("parameters").get(1);
    assertThat(untold.get("status").asText()).isEqualTo("not-identifiable");
    assertThat(untold.get("value").isNull()).isTrue();
    assertThat(document.get("diagnostics").get("fitTests").get("overall").get("df").asInt())
        .isPositive();
  }

  @Test
  void everyModelHasItsCardAndAnswersForPeople() throws IOException {
    for (String model : List.of("cjs", "popan", "pradel")) {
      Answer answer = histories(THREE, "--model", model, "--phi", "sex");
      assertThat(answer.status()).as(answer.err()).isZero();
      assertThat(answer.out()).contains("phi[sex=F]", "AIC");
      assertThat(MethodCard.all()).extracting(MethodCard::id).contains(model);
    }
    Answer popan = histories(THREE, "--model", "popan");
    assertThat(popan.out()).contains("superpopulation", "there at occasion 2", "new by occasion 3");
    assertThat(popan.out()).contains("gone by occasion 3");
    assertThat(MethodCard.all())
        .extracting(MethodCard::id)
        .contains("multistate", "robust-design", "occupancy");
  }

  @Test
  void looksAndStatesAreRead() throws IOException {
    String looks = "ch,count\n1100,20\n1010,15\n0110,9\n1001,8\n0011,12\n1111,6\n0010,11\n0100,7\n";
    Answer robust = histories(looks, "--model", "robust-design", "--primary", "2,2", "--json");
    assertThat(robust.status()).as(robust.err()).isZero();
    JsonNode losses = new ObjectMapper().readTree(robust.out()).get("losses");
    assertThat(losses).hasSize(1);
    assertThat(losses.get(0).get("occasion").asInt()).isEqualTo(2);
    JsonNode left = losses.get(0).get("estimate");
    assertThat(left.get("upper").asDouble()).isGreaterThan(left.get("value").asDouble());
    Answer away =
        histories(looks, "--model", "robust-design", "--primary", "2,2", "--emigration", "random");
    assertThat(away.status()).as(away.err()).isNotEqualTo(1);
    assertThat(away.out()).contains("gamma");
    assertThat(
            histories(
                    looks,
                    "--model",
                    "robust-design",
                    "--primary",
                    "2,2",
                    "--emigration",
                    "now",
                    "--gamma-away",
                    "time")
                .err())
        .contains(
            "--emigration: expected none, random or markovian, found 'now'",
            "--gamma-away: belongs to --emigration markovian, not now");
    String states =
        "ch,count\nAB0,20\nAA0,30\nBB0,25\nBAB,9\nA0B,14\nABB,12\nBBB,10\nAu0,5\nuAA,6\n";
    Answer multistate = histories(states, "--model", "multistate");
    assertThat(multistate.status()).as(multistate.err()).isZero();
    assertThat(multistate.out())
        .contains("psi[A>B]", "delta", "survival per unit of time 1.0000   (0.95", "at the edge");
  }

  @Test
  void refusesWithExitStatusTwo() throws IOException {
    Answer answer = histories(THREE, "--model", "popan", "--phi", "time", "--p", "time", "--json");
    assertThat(answer.status()).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").isNull()).isTrue();
    assertThat(answer.out()).contains("other values of the superpopulation fit the data as well");
  }

  @Test
  void everyProblemOfATableAtOnce() throws IOException {
    Answer answer =
        histories(
            """
            ch,sex,count,lost
            110,F,3,0
            11,F,3,0
            1x0,M,2,0
            000,M,2,0
            101,,2,0
            011,M,-1,0
            011,M,1,maybe
            """,
            "--model",
            "cjs",
            "--phi",
            "sex");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "h.csv:3 [ch]: expected 3 occasions as on line 2, found 2 (a spreadsheet may have dropped"
                + " leading zeros: keep the column as text)",
            "h.csv:4 [ch]: expected a history of 0 and 1, or of 0, capital letters and u, one"
                + " character per occasion",
            "h.csv:5 [ch]: expected a unit to be seen at least once: nobody counts those never seen",
            "h.csv:6 [sex]: a formula uses this column, expected a value in every row, 1 have none",
            "h.csv:7 [count]: expected a whole number of at least 0 of units",
            "h.csv:8 [lost]: expected 1 where units were not released, otherwise 0");
  }

  @Test
  void wrongArgumentsAreSaidTogether() throws IOException {
    Answer answer =
        histories(
            THREE,
            "--model",
            "cjs",
            "--phi",
            "sex +",
            "--pent",
            "time",
            "--interval",
            "bca",
            "--level",
            "2");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "--phi: Expected a formula such as",
            "--pent: belongs to --model popan and robust-design, not cjs",
            "--interval: expected wald or profile, found 'bca'",
            "--level: expected a level from 0.5 to 0.999, found 2.0");
    assertThat(histories(THREE, "--model", "mark").err())
        .contains(
            "--model: expected one of cjs, popan, pradel, multistate, robust-design, found 'mark'");
    assertThat(histories(THREE, "--model", "cjs", "--phi", "height").err())
        .contains("No variable is called 'height'");
    assertThat(histories(THREE, "--model", "robust-design", "--primary", "2,2").err())
        .contains("--primary: expected looks that sum to the histories' 3 characters, found 4");
    assertThat(histories(THREE, "--model", "cjs", "--intervals", "1,0").err())
        .contains("--intervals: expected 2 lengths above 0 between 3 occasions, found 2");
    assertThat(histories("ch\n1\n", "--model", "cjs").err())
        .contains("expected histories of at least 2 occasions, found 1");
    assertThat(histories("a,b\n1,2\n", "--model", "cjs").err())
        .contains("expected a column 'ch' of histories such as 0110, found [a, b]");
  }
}
