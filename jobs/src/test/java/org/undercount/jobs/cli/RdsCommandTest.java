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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.MethodCard;
import org.undercount.estimators.network.RdsMethod;

class RdsCommandTest {

  private static final String SEVEN =
      """
      id,recruiter,degree,outcome
      s,,2,0
      a,s,4,1
      b,s,2,0
      c,a,4,1
      d,a,1,0
      e,b,2,1
      f,b,4,0
      """;

  @TempDir private Path folder;

  private Answer rds(String text, String... options) throws IOException {
    Path file = folder.resolve("r.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("rds", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void theDocumentHasTheContractsShape() throws IOException {
    Answer answer = rds(SEVEN, "--population", "20", "--json");
    assertThat(answer.status()).isZero();
    assertThat(answer.err()).isEmpty();
    JsonNode document = new ObjectMapper().readTree(answer.out());
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
            "population",
            "people",
            "seed",
            "seconds");
    assertThat(document.get("estimand").asText())
        .isEqualTo("share of the population with outcome = 1");
    assertThat(document.get("method").asText()).isEqualTo("gile-ss");
    assertThat(document.get("observed").asInt()).isEqualTo(7);
    assertThat(document.get("people").get("value").asDouble())
        .isEqualTo(20 * document.get("estimate").get("value").asDouble());
  }

  @ParameterizedTest
  @EnumSource(RdsMethod.class)
  void everyMethodAnswersAndHasItsCard(RdsMethod method) throws IOException {
    Answer answer =
        rds(
            SEVEN,
            "--method",
            method.word(),
            "--population",
            "100",
            "--bootstrap",
            "200",
            "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("method").asText()).isEqualTo(method.word());
    assertThat(document.get("estimate").get("interval").asText())
        .startsWith("bootstrap standard error (");
    assertThat(MethodCard.all()).extracting(MethodCard::id).contains(method.word());
  }

  @Test
  void theSameInputAndSeedGiveTheSameBytesButForTheTime() throws IOException {
    String one = rds(SEVEN, "--json").out().replaceAll("\"seconds\" : .*", "");
    assertThat(rds(SEVEN, "--json").out().replaceAll("\"seconds\" : .*", "")).isEqualTo(one);
    assertThat(rds(SEVEN, "--json", "--seed", "2").out().replaceAll("\"seconds\" : .*", ""))
        .isNotEqualTo(one);
  }

  @Test
  void theTextSaysWhatWasSeenAndHowSureTheShareIs() throws IOException {
    Answer answer = rds(SEVEN, "--population", "100", "--method", "rds-ii");
    assertThat(answer.out())
        .contains("Observed     7 respondents, 1 seeds, 2 waves; 3 with outcome = 1\n")
        .contains("Estimate     0.3077   (")
        .contains(", 95 % bootstrap standard error (Salganik 2006))\n")
        .contains("People       31   (")
        .contains(
            "Recruits     of those with it 1 with, 1 without; of those without 2 with, 2 without;"
                + " homophily 1.00\n");
  }

  @Test
  void columnsAndSeedsOfOtherProgramsAreRead() throws IOException {
    String others =
        SEVEN
            .replace("id,recruiter,degree,outcome", "id,recruiter.id,network.size,hiv")
            .replace("s,,2", "s,seed,2")
            .replaceAll(",1\n", ",yes\n")
            .replaceAll(",0\n", ",no\n");
    Answer answer =
        rds(others, "--outcome", "hiv", "--positive", "yes", "--method", "rds-i", "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").get("value").asDouble())
        .isBetween(16.0 / 43 - 1e-12, 16.0 / 43 + 1e-12);
    assertThat(document.get("estimand").asText()).endsWith("with hiv = yes");
  }

  @Test
  void everyProblemOfATableIsToldAtOnceWithoutIds() throws IOException {
    Answer answer =
        rds(
            """
            id,recruiter,degree,outcome
            secret1,,2,0
            secret1,,0,1
            secret2,secret9,,1
            secret3,secret4,3,x
            secret4,secret3,-2,1
            secret5,secret5,2.5,
            secret6,secret1,2
            """);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .doesNotContain("secret")
        .contains(":8: expected 4 fields, found 3")
        .contains(":3 [degree]: expected a whole number of at least 1, found 0")
        .contains(":4 [degree]: expected a whole number of at least 1, found nothing")
        .contains(":6 [degree]: expected a whole number of at least 1, found a negative number")
        .contains(":7 [degree]: expected a whole number of at least 1, found a fraction")
        .contains(":5 [outcome]: expected 0 or 1 (another value is counted with --positive)")
        .contains(":7 [outcome]: the outcome is missing")
        .contains(":3 [id]: this respondent has the id of an earlier respondent")
        .contains(":4 [recruiter]: this respondent has a recruiter who is not in the sample")
        .contains(":5 [recruiter]: this respondent is recruited by people it recruited itself")
        .contains(":7 [recruiter]: this respondent is recruited by itself");
  }

  @Test
  void columnsThatAreMissingAreNamed() throws IOException {
    Answer answer = rds("id,degree,hiv\na,1,0\nb,2,1\n", "--recruiter", "from");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(":1 [from]: no such column for --recruiter, expected one of [id, degree, hiv]")
        .contains(
            ":1 [outcome]: no such column, expected it or another named by --outcome, one of [id,"
                + " degree, hiv]");
  }

  @Test
  void everyProblemOfTheOptionsIsToldAtOnce() throws IOException {
    Answer answer =
        rds(SEVEN, "--method", "rds-3", "--population", "0", "--bootstrap", "5", "--level", "2");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains("--method: expected rds-i, rds-ii or gile-ss, found 'rds-3'")
        .contains("--population: expected 2 to 10000000000 people, found 0")
        .contains("--bootstrap: expected 100 to 100000, found 5")
        .contains("--level: expected a level from 0.5 to 0.999, found 2.0");
    assertThat(rds(SEVEN, "--method", "gile-ss").err())
        .contains("--population: gile-ss needs the size of the population, expected a number");
    assertThat(rds(SEVEN, "--population", "6").err())
        .contains("--population: expected at least the 7 respondents, found 6");
    assertThat(rds(SEVEN, "--positive", "yes").err())
        .contains("--positive: expected a value of the outcome, no respondent has it");
    assertThat(rds("id,recruiter,degree,outcome\na,,1,1\n").err())
        .contains("expected at least two respondents, found 1");
  }

  @Test
  void oneOutcomeGroupIsRefusedWithTheDocument() throws IOException {
    Answer answer = rds(SEVEN.replaceAll(",1\n", ",0\n"), "--json");
    assertThat(answer.status()).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").isNull()).isTrue();
    assertThat(document.get("gates").get(0).get("passed").asBoolean()).isFalse();
    assertThat(rds(SEVEN.replaceAll(",1\n", ",0\n")).out())
        .contains("Estimate     refused\n")
        .contains("Gate FAILED  both-groups: ");
  }

  @Test
  @Tag("acceptance")
  void fauxmadronaAsTheRdsPackageHasIt() throws IOException {
    Path data =
        Path.of(System.getProperty("undercount.shared"), "data", "mse", "fauxmadrona", "data.csv");
    Answer answer =
        Answer.to("rds", data.toString(), "--outcome", "disease", "--method", "rds-i", "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(new ObjectMapper().readTree(answer.out()).get("estimate").get("value").asDouble())
        .isBetween(0.159198, 0.1591982);
  }

  @Test
  void tellsTheSizeFromTheOrderOfRespondents() throws IOException {
    StringBuilder table = new StringBuilder("id,recruiter,degree\n");
    for (int i = 0; i < 60; i++) {
      String recruiter = i == 0 ? "seed" : "p" + (i - 1);
      table.append("p" + i + "," + recruiter + "," + (9 - i / 10 + i % 3) + "\n");
    }
    String[] options = {
      "--population-size", "--prior-median", "120", "--draws", "2000", "--seed", "7", "--json"
    };
    Answer answer = rds(table.toString(), options);
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimand").asText()).isEqualTo("population size");
    assertThat(document.get("method").asText()).isEqualTo("ss-pse");
    assertThat(document.get("prior").get("most").asLong()).isEqualTo(2400);
    assertThat(document.get("estimate").get("lower").asDouble()).isGreaterThanOrEqualTo(60);
    assertThat(new ObjectMapper().readTree(rds(table.toString(), options).out()).get("estimate"))
        .isEqualTo(document.get("estimate"));
    assertThat(MethodCard.all()).extracting(MethodCard::id).contains("ss-pse");
  }

  @Test
  void aSizeNeedsItsPrior() throws IOException {
    Answer none = rds(SEVEN, "--population-size", "--population", "20");
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.err())
        .contains(
            "--population-size: asks for the size itself, expected neither --method nor --population",
            "--max-population: without --prior-median the prior is flat, expected its end");
    assertThat(rds(SEVEN, "--population-size", "--prior-median", "5").err())
        .contains("--prior-median: expected more than the 7 respondents, found 5");
    assertThat(rds(SEVEN, "--population-size", "--max-population", "7").err())
        .contains("--max-population: expected more than the 7 respondents, found 7");
  }
}
