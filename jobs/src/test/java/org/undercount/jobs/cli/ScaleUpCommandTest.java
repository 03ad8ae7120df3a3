package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.estimators.MethodCard;
import org.undercount.estimators.network.ScaleUpMethod;

class ScaleUpCommandTest {

  private static final String SIX =
      """
      who,a,b,hidden,contacts,w
      1,0,1,1,30,1
      2,1,1,2,70,1
      3,1,2,2,90,1
      4,1,0,1,60,2
      5,1,1,1,80,1
      6,0,0,0,20,1
      """;

  private static final List<String> USUAL =
      List.of("--population", "10000", "--known", "a=100,b=150", "--hidden", "hidden");

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Answer scaleUp(List<String> usual, String... options) throws IOException {
    List<String> args = new ArrayList<>(List.of("scale-up", file("s.csv", SIX).toString()));
    args.addAll(usual);
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  private static JsonNode document(Answer answer) throws IOException {
    assertThat(answer.status()).as(answer.err()).isZero();
    return new ObjectMapper().readTree(answer.out());
  }

  private static double value(JsonNode document) {
    return document.get("estimate").get("value").asDouble();
  }

  @Test
  void theDocumentHasTheContractsShape() throws IOException {
    Answer answer = scaleUp(USUAL, "--json");
    JsonNode document = document(answer);
    assertThat(answer.err()).isEmpty();
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "estimand",
            "method",
            "observed",
            "estimate",
            "lowerBound",
            "gates",
            "warnings",
            "diagnostics",
            "unit",
            "knownGroups",
            "population",
            "seed",
            "seconds");
    assertThat(document.get("estimand").asText()).isEqualTo("size of hidden");
    assertThat(value(document)).isBetween(194.444, 194.445); // 10,000 · 7/360
    assertThat(document.get("knownGroups").get(0).get("estimate").asDouble())
        .isBetween(120 - 1e-9, 120 + 1e-9);
  }

  @Test
  void everyMethodHasItsCard() {
    for (ScaleUpMethod method : ScaleUpMethod.values()) {
      assertThat(MethodCard.all()).extracting(MethodCard::id).contains("scale-up-" + method.word());
    }
  }

  @Test
  void theTextSaysWhoKnowsAndHowSureTheNumberIs() throws IOException {
    Answer answer = scaleUp(USUAL, "--method", "pimle");
    assertThat(answer.status()).isZero();
    assertThat(answer.out())
        .contains("Observed     6 respondents, 5 know somebody in hidden\n")
        .contains("Estimate     208 (")
        .contains(", 95 % bootstrap percentile)\n")
        .contains("Warning      1 of 6 respondents know nobody in the known groups")
        .contains("\nknown group                    size  from the others\na  ");
  }

  @Test
  void sizesMayStandInAFile() throws IOException {
    Path sizes = file("sizes.yaml", "a: 100\nb: 150\n");
    List<String> options =
        List.of("--population", "10000", "--sizes", sizes.toString(), "--hidden", "hidden");
    assertThat(value(document(scaleUp(options, "--json"))))
        .isEqualTo(value(document(scaleUp(USUAL, "--json"))));
  }

  @Test
  void reportedDegreesWeightsAndRatesAreUsed() throws IOException {
    List<String> reported =
        List.of("--population", "10000", "--degree", "contacts", "--hidden", "hidden", "--json");
    assertThat(value(document(scaleUp(reported)))).isEqualTo(10_000 * (7.0 / 350));
    assertThat(value(document(scaleUp(reported, "--weight", "w")))).isEqualTo(10_000 * (8.0 / 410));
    assertThat(value(document(scaleUp(reported, "--transmission", "0.5", "--degree-ratio", "0.8"))))
        .isBetween(499.99, 500.01);
  }

  @Test
  void severalHiddenPopulationsStandInOneDocument() throws IOException {
    JsonNode document =
        document(
            scaleUp(
                List.of("--population", "10000", "--known", "a=100", "--hidden", "hidden,w"),
                "--json"));
    assertThat(document.get("estimates").findValuesAsText("estimand"))
        .containsExactly("size of hidden", "size of w");
  }

  @Test
  void generalisedTakesASampleOfTheHidden() throws IOException {
    Path hidden = file("h.csv", "a,b\n1,2\n0,2\n");
    JsonNode document =
        document(
            scaleUp(
                USUAL, "--method", "generalised", "--hidden-sample", hidden.toString(), "--json"));
    assertThat(value(document)).isBetween(116.66, 116.67); // 10,000 · (7/6)/100
    assertThat(document.get("diagnostics").get("hiddenRespondents").asInt()).isEqualTo(2);
  }

  @Test
  void everyProblemOfTheOptionsIsToldAtOnce() throws IOException {
    Answer answer =
        scaleUp(
            List.of("--population", "120", "--known", "a=100,b=150", "--method", "generalised"),
            "--transmission",
            "2",
            "--bootstrap",
            "5",
            "--level",
            "0");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains(
            "--known: expected for b a size of at least 1 and below the population of 120, found"
                + " 150")
        .contains("--hidden: expected the column of the hidden population")
        .contains("--hidden-sample: generalised needs a sample of the hidden population")
        .contains("--transmission: generalised measures it and the degree ratio, expected none")
        .contains("--transmission: expected above 0 and at most 1, found 2.0")
        .contains("--bootstrap: expected 100 to 100000, found 5")
        .contains("--level: expected a level from 0.5 to 0.999, found 0.0");
    assertThat(scaleUp(List.of("--population", "1000", "--hidden", "hidden")).err())
        .contains("--known: expected sizes of known groups");
    assertThat(
            scaleUp(List.of("--population", "1000", "--known", "hidden=5", "--hidden", "hidden"))
                .err())
        .contains("--hidden: expected a group of unknown size, 'hidden' is in --known");
    assertThat(scaleUp(USUAL, "--method", "bayes").err())
        .contains("--method: expected mle, pimle or generalised, found 'bayes'");
  }

  @Test
  void everyProblemOfATableIsToldAtOnce() throws IOException {
    Path bad = file("bad.csv", "a,b,hidden\n1,-1,0\n1,x,1.5\n1,2\n");
    List<String> args = new ArrayList<>(List.of("scale-up", bad.toString()));
    args.addAll(USUAL);
    Answer answer = Answer.to(args.toArray(String[]::new));
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(":2 [b]: expected a whole number of at least 0, found a negative number")
        .contains(":3 [b]: expected a whole number of at least 0, found no number")
        .contains(":3 [hidden]: expected a whole number of at least 0, found a fraction")
        .contains(":4: expected 3 fields, found 2");
    Path zero = file("zero.csv", "d,hidden\n0,0\n5,6\n");
    assertThat(
            Answer.to(
                    "scale-up",
                    zero.toString(),
                    "--population",
                    "100",
                    "--degree",
                    "d",
                    "--hidden",
                    "hidden")
                .err())
        .contains(":2 [d]: expected a whole number of at least 1, found 0")
        .contains(":3 [hidden]: expected no more than the degree, more are known here");
  }

  @Test
  void tooFewWhoKnowSomebodyAreRefusedWithTheDocument() throws IOException {
    Path few = file("few.csv", "a,hidden\n1,1\n1,0\n2,0\n");
    Answer answer =
        Answer.to(
            "scale-up",
            few.toString(),
            "--population",
            "1000",
            "--known",
            "a=50",
            "--hidden",
            "hidden",
            "--json");
    assertThat(answer.status()).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").isNull()).isTrue();
    assertThat(document.get("gates").get(0).get("detail").asText())
        .isEqualTo("at least 5 respondents must know somebody hidden, found 1 of 3");
  }

  @Test
  @Tag("acceptance")
  void theExampleOfNetworkscaleupGivesItsNumbers() throws IOException {
    Path data =
        Path.of(System.getProperty("undercount.shared"), "data", "mse", "nsum_example", "data.csv");
    JsonNode document =
        document(
            Answer.to(
                "scale-up",
                data.toString(),
                "--population",
                "1000000",
                "--known",
                "sub1=136961,sub2=56322,sub4=69238",
                "--hidden",
                "sub3,sub5",
                "--json"));
    assertThat(value(document)).isBetween(34976.6002, 34976.6004);
    assertThat(value(document.get("estimates").get(1))).isBetween(20042.7709, 20042.7711);
  }
}
