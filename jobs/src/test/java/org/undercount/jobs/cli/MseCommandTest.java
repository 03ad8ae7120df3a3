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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.undercount.estimators.MethodCard;
import org.undercount.jobs.plain.MseMethod;

class MseCommandTest {

  private static final String THREE =
      "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,3\n";

  private static final String WOMEN =
      """
      sex,A,B,C,count
      f,1,0,0,90
      f,0,1,0,80
      f,0,0,1,70
      f,1,1,0,9
      f,1,0,1,8
      f,0,1,1,7
      f,1,1,1,3
      """;

  private static final String DESCRIBED =
      """
      sex,A,B,count
      f,1,0,60
      f,0,1,40
      f,1,1,40
      m,1,0,45
      m,0,1,75
      m,1,1,15
      """;

  @TempDir private Path folder;

  private Answer mse(String text, String... options) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("mse", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void theDocumentHasTheContractsShape() throws IOException {
    Answer answer = mse(THREE, "--method", "loglinear", "--json", "--top", "2");
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
            "lists",
            "models",
            "seed",
            "seconds");
    assertThat(document.get("observed").asInt()).isEqualTo(267);
    assertThat(document.get("estimate").get("interval").asText()).isEqualTo("profile likelihood");
    assertThat(document.get("models")).hasSize(2);
    JsonNode best = document.get("models").get(0);
    assertThat(best.get("status").asText()).isEqualTo("ok");
    assertThat(best.get("generators").get(0).isArray()).isTrue();
    assertThat(document.get("estimate").get("value")).isEqualTo(best.get("value"));
  }

  @Test
  void theSameInputGivesTheSameBytesButForTheTime() throws IOException {
    String one = mse(THREE, "--json").out().replaceAll("\"seconds\" : .*", "");
    String two = mse(THREE, "--json").out().replaceAll("\"seconds\" : .*", "");
    assertThat(one).isEqualTo(two).contains("\"choice\"");
  }

  @Test
  void autoExplainsItselfAndSetsEveryMethodBeside() throws IOException {
    Answer text = mse(THREE);
    assertThat(text.status()).isZero();
    assertThat(text.out())
        .contains("267 seen on 3 lists, 240 of them on one list only; every two lists share")
        .contains("What would overturn it: other lists.")
        .contains("method                         weight  estimate\nloglinear-average ")
        .contains("\nA and B merged ")
        .contains("\nknown size of a list                   estimated from the other lists\nA ");
    JsonNode document = new ObjectMapper().readTree(mse(THREE, "--json").out());
    JsonNode assessment = document.get("assessment");
    assertThat(assessment.get("methods").findValuesAsText("method"))
        .containsExactly("loglinear-average", "sparse", "decomposable", "latent-class");
    double weights = 0;
    for (JsonNode method : assessment.get("methods")) {
      weights += method.get("weight").asDouble();
    }
    assertThat(weights).isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(assessment.get("otherLists")).hasSize(3 + 3);
    assertThat(assessment.get("knownSizes").get(0).get("size").asInt()).isEqualTo(110);
    assertThat(assessment.get("coverageUnderFit").get("tables").asInt()).isEqualTo(200);
    assertThat(assessment.get("explanation")).hasSize(4);
  }

  @Test
  void aRefusalStillPrintsTheDocumentWithTheBound() throws IOException {
    Answer answer =
        mse("A,B,C,count\n1,0,0,20\n0,1,0,30\n0,0,1,40\n", "--method", "loglinear", "--json");
    assertThat(answer.status()).isEqualTo(2);
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").isNull()).isTrue();
    assertThat(document.get("lowerBound").get("value").asDouble()).isGreaterThanOrEqualTo(90);
    assertThat(document.get("gates").findValuesAsText("id")).contains("mle-exists");
  }

  @Test
  void strataAreSummedAndShownApart() throws IOException {
    String divided =
        WOMEN
            + """
              m,1,0,0,40
              m,0,1,0,50
              m,0,0,1,60
              m,1,1,0,9
              m,1,0,1,8
              m,0,1,1,7
              m,1,1,1,3
              """;
    Answer answer = mse(divided, "--strata", "sex", "--method", "loglinear", "--json");
    assertThat(answer.status()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    double sum = 0;
    for (JsonNode stratum : document.get("strata")) {
      sum += stratum.get("estimate").get("value").asDouble();
    }
    assertThat(document.get("strata")).hasSize(2);
    assertThat(document.get("estimate").get("value").asDouble()).isEqualTo(sum);
    assertThat(document.get("estimate").get("lower").asDouble()).isLessThan(sum);
  }

  @Test
  void captureModelsHaveTheIntervalAskedFor() throws IOException {
    assertThat(mse(THREE, "--method", "mh-chao").out()).contains("95 % log-normal)");
    assertThat(mse(THREE, "--method", "mh-chao", "--interval", "wald").out())
        .contains("95 % log-normal)");
    assertThat(mse(THREE, "--method", "mh-chao", "--interval", "profile").out())
        .contains("95 % profile likelihood)");
  }

  @Test
  void theBiasOfSmallCountsIsTakenOutWhenAsked() throws IOException {
    JsonNode plain = new ObjectMapper().readTree(mse(THREE, "--method", "m0", "--json").out());
    JsonNode corrected =
        new ObjectMapper()
            .readTree(mse(THREE, "--method", "m0", "--bias-corrected", "--json").out());
    assertThat(corrected.get("estimate").get("value").asDouble())
        .isLessThan(plain.get("estimate").get("value").asDouble());
    assertThat(corrected.get("diagnostics").get("biasCorrected").asText()).isEqualTo("true");
    assertThat(corrected.get("warnings").get(0).asText()).contains("Rivest and Lévesque 2001");
  }

  @Test
  void onlyMethodsWithACorrectionTakeTheOption() throws IOException {
    Answer answer = mse(THREE, "--method", "mth-gamma", "--bias-corrected");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith("undercount: --bias-corrected: only these methods use it: m0, mt, mh-chao");
    assertThat(mse(THREE, "--method", "m0", "--bias-corrected", "--interval", "profile").err())
        .startsWith("undercount: --interval: with --bias-corrected expected wald, found 'profile'");
  }

  @Test
  void theTableIsDescribedWhenAsked() throws IOException {
    String text = mse(THREE, "--method", "chao", "--describe").out();
    assertThat(text)
        .contains(
            "  i   on i lists   first on i    last on i    on list i    log f/(T,i)      log u")
        .contains(
            "  1          240          110           90          110          4.382      4.700  A")
        .contains("A curve that bends upwards: people differ.");
    assertThat(mse(THREE, "--method", "chao").out()).doesNotContain("on i lists");
    JsonNode rows =
        new ObjectMapper()
            .readTree(mse(THREE, "--method", "chao", "--describe", "--json").out())
            .get("descriptive");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(2).get("list").asText()).isEqualTo("C");
    assertThat(rows.get(2).get("onExactlyThisManyLists").asInt()).isEqualTo(3);
    assertThat(rows.get(2).get("lastOnThisList").asInt()).isEqualTo(88);
    assertThat(rows.get(0).get("logOfExactlyOverWays").asDouble()).isEqualTo(Math.log(80));
  }

  @Test
  void aRefusedStratumRefusesTheTotal() throws IOException {
    String divided = WOMEN + "m,1,0,0,40\n";
    Answer answer = mse(divided, "--strata", "sex", "--method", "loglinear");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.out()).contains("these were refused: sex=m");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method|doubly-robust|--covariates: doubly-robust needs columns that describe people, expected at least one: without any it is --method lincoln-petersen",
        "--covariates|A|--covariates: only --method doubly-robust uses it",
        "--method|bayes|--method: no method is called 'bayes', expected one of auto, chapman",
        "--method|chapman|--method: chapman takes two lists, the table has 3: expected loglinear",
        "--method|lincoln-petersen|--method: lincoln-petersen takes two lists, the table has 3",
        "--criterion|hqc|--criterion: expected aic, aicc or bic, found 'hqc'",
        "--interval|bca|--interval: bca is offered by --method sparse, expected profile, wald or,"
            + " with --method loglinear, bootstrap",
        "--interval|bootstrap|--interval: bootstrap is offered by --method loglinear and mt,"
            + " expected profile or wald",
        "--interval|exact|--interval: expected profile, bca, wald or bootstrap, found 'exact'",
        "--level|2|--level: expected a level from 0.5 to 0.999, found 2.0",
        "--top|0|--top: expected at least 1, found 0"
      })
  void aWrongOptionIsNamed(String option, String value, String message) throws IOException {
    Answer answer = mse(THREE, option, value);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).startsWith("undercount: " + message);
  }

  @ParameterizedTest
  @CsvSource({
    "--bootstrap,sparse and auto and --interval bootstrap",
    "--draws,latent-class and auto"
  })
  void whatAMethodDoesNotUseIsNamed(String option, String users) throws IOException {
    Answer answer = mse(THREE, "--method", "loglinear", option, "100");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith("undercount: " + option + ": only the methods " + users + " use it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loglinear|9000|only --method decomposable uses it",
        "decomposable|267|expected more than the 267 observed, found 267"
      })
  void aWrongGreatestPopulationIsNamed(String method, String most, String message)
      throws IOException {
    Answer answer = mse(THREE, "--method", method, "--max-population", most);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).startsWith("undercount: --max-population: " + message);
  }

  @Test
  void latentClassesNeedAReasonableNumberOfDraws() throws IOException {
    Answer answer = mse(THREE, "--method", "latent-class", "--draws", "99");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).startsWith("undercount: --draws: expected 100 to 720000, found 99");
  }

  @Test
  void graphsAreModelsWithTheirProbabilities() throws IOException {
    Answer answer = mse(THREE, "--method", "decomposable", "--max-population", "1000000", "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").get("interval").asText())
        .isEqualTo("credible, equal tails");
    assertThat(document.get("diagnostics").get("greatestPopulation").asInt()).isEqualTo(1_000_000);
    assertThat(document.get("diagnostics").has("posteriorMean")).isTrue();
    assertThat(document.get("models")).hasSize(8);
    double sum = 0;
    for (JsonNode model : document.get("models")) {
      sum += model.get("weight").asDouble();
      assertThat(model.get("value").asDouble()).isGreaterThan(267);
      assertThat(model.get("aic").isNull()).isTrue();
    }
    assertThat(sum).isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(mse(THREE, "--method", "decomposable").out()).contains("weight  model");
  }

  @Test
  void sparseTakesItsReplicatesAndItsSeed() throws IOException {
    Answer answer =
        mse(THREE, "--method", "sparse", "--interval", "bca", "--bootstrap", "200", "--json");
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("diagnostics").get("bootstrap").asInt()).isEqualTo(200);
    assertThat(document.get("estimate").get("interval").asText()).isEqualTo("BCa bootstrap");
    String other =
        mse(THREE, "--method", "sparse", "--bootstrap", "200", "--seed", "2", "--json").out();
    assertThat(new ObjectMapper().readTree(other).get("estimate").get("upper"))
        .isNotEqualTo(document.get("estimate").get("upper"));
    Answer few = mse(THREE, "--method", "sparse", "--bootstrap", "10");
    assertThat(few.status()).isEqualTo(1);
    assertThat(few.err()).startsWith("undercount: --bootstrap: expected 100 to 1000000, found 10");
  }

  @Test
  void theBootstrapRepeatsTheChoiceByAicc() throws IOException {
    List<String> asked =
        List.of(
            "--method",
            "loglinear",
            "--criterion",
            "aicc",
            "--interval",
            "bootstrap",
            "--bootstrap",
            "300",
            "--json");
    Answer answer = mse(THREE, asked.toArray(String[]::new));
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").get("interval").asText()).isEqualTo("parametric bootstrap");
    assertThat(document.get("estimate").get("lower").asDouble()).isGreaterThanOrEqualTo(267);
    JsonNode facts = document.get("diagnostics");
    assertThat(facts.get("criterion").asText()).isEqualTo("aicc");
    assertThat(facts.get("bootstrap").asInt()).isEqualTo(300);
    double aic = document.get("models").get(0).get("aic").asDouble();
    assertThat(facts.get("criterionValue").asDouble()).isBetween(aic, aic + 1);
    String other = mse(THREE, withSeed(asked)).out();
    assertThat(new ObjectMapper().readTree(other).get("estimate").get("upper"))
        .isNotEqualTo(document.get("estimate").get("upper"));
    Answer few = mse(THREE, "--method", "mt", "--interval", "bootstrap", "--bootstrap", "10");
    assertThat(few.status()).isEqualTo(1);
    assertThat(few.err()).startsWith("undercount: --bootstrap: expected 100 to 1000000, found 10");
  }

  private static String[] withSeed(List<String> asked) {
    return Stream.concat(asked.stream(), Stream.of("--seed", "2")).toArray(String[]::new);
  }

  @Test
  void aModelOverUnknownListsIsNamed() throws IOException {
    Answer answer = mse(THREE, "--method", "loglinear", "--models", "A*X + B + C");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith(
            "undercount: --models: no list is called 'X', expected names among [A, B, C] (or all,");
  }

  @Test
  void moreListsThanCanBeSearchedAreNamed() throws IOException {
    StringBuilder text = new StringBuilder("L1,L2,L3,L4,L5,L6,L7,L8,L9,L10,L11,L12,L13,count\n");
    for (int i = 0; i < 13; i++) {
      for (int j = 0; j < 13; j++) {
        text.append(i == j ? "1," : "0,");
      }
      text.append("5\n");
    }
    text.append("1,1,1,1,1,1,1,1,1,1,1,1,1,9\n");
    Answer answer = mse(text.toString(), "--method", "loglinear");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .startsWith(
            "undercount: --models: models are searched for up to 12 lists, the table has 13:"
                + " expected independence or a formula");
    assertThat(mse(text.toString(), "--method", "loglinear", "--models", "independence").status())
        .isZero();
  }

  @Test
  void theTextIsReadableWithoutTheManual() throws IOException {
    Answer answer = mse(THREE, "--method", "loglinear", "--top", "1");
    assertThat(answer.out())
        .contains("Observed     267\n")
        .contains("95 % profile likelihood")
        .contains("Gate passed  enough-overlap: at least 7 units")
        .contains("and 7 more (--top N)");
  }

  @ParameterizedTest
  @EnumSource(MseMethod.class)
  void everyMethodAnswersAndHasItsCard(MseMethod method) throws IOException {
    String two = "A,B,count\n1,0,90\n0,1,80\n1,1,12\n";
    boolean pair = method == MseMethod.CHAPMAN || method == MseMethod.LINCOLN_PETERSEN;
    Answer answer =
        method == MseMethod.DOUBLY_ROBUST
            ? doublyRobust(DESCRIBED, "sex")
            : mse(pair ? two : THREE, "--method", method.word(), "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("method").asText()).isEqualTo(method.word());
    assertThat(document.get("estimate").get("lower").asDouble())
        .isGreaterThanOrEqualTo(document.get("observed").asDouble());
    assertThat(MethodCard.all()).extracting(MethodCard::id).contains(method.word());
  }

  private Answer doublyRobust(String text, String covariates, String... options)
      throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--method", "doubly-robust", "--covariates", covariates, "--json"));
    all.addAll(List.of(options));
    return mse(text, all.toArray(String[]::new));
  }

  /** Lincoln and Petersen: 100·80/40 = 200 women and 60·90/15 = 360 men. */
  @Test
  void doublyRobustTellsThePeopleOfACategoryApart() throws IOException {
    Answer answer = doublyRobust(DESCRIBED, "sex");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("observed").asInt()).isEqualTo(140 + 135);
    assertThat(document.get("estimate").get("value").asDouble()).isBetween(540.0, 580.0);
    assertThat(document.get("estimate").get("interval").asText()).isEqualTo("log-normal");
    JsonNode facts = document.get("diagnostics");
    assertThat(facts.get("model").asText())
        .isEqualTo("A and B independent given sex; learner: main effects");
    assertThat(facts.get("lincolnPetersen").asDouble()).isEqualTo(160.0 * 170 / 55);
    assertThat(facts.get("A*B shared").asInt()).isEqualTo(55);
    assertThat(document.get("warnings").get(1).asText())
        .isEqualTo("two lists cannot show whether they are: a third list would");
  }

  @Test
  void countedRowsAreAsManyPeople() throws IOException {
    StringBuilder people = new StringBuilder("sex,A,B\n");
    for (String line : DESCRIBED.lines().skip(1).toList()) {
      int comma = line.lastIndexOf(',');
      people.append(
          (line.substring(0, comma) + "\n").repeat(Integer.parseInt(line.substring(comma + 1))));
    }
    JsonNode counted = new ObjectMapper().readTree(doublyRobust(DESCRIBED, "sex").out());
    JsonNode oneByOne = new ObjectMapper().readTree(doublyRobust(people.toString(), "sex").out());
    assertThat(oneByOne.get("estimate")).isEqualTo(counted.get("estimate"));
  }

  @Test
  void everyStratumHasItsOwnPeople() throws IOException {
    Answer answer =
        doublyRobust(
            DESCRIBED.replace("sex,", "sex,age,").replaceAll("(?m)^([fm]),", "$1,30,"),
            "age",
            "--strata",
            "sex");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("strata").get(0).get("estimate").get("value").asDouble())
        .isBetween(195.0, 205.0);
    assertThat(document.get("strata").get(1).get("estimate").get("value").asDouble())
        .isBetween(345.0, 380.0);
  }

  @Test
  void theTextNamesTheModelAndTheChoiceOfPair() throws IOException {
    StringBuilder text = new StringBuilder("sex,A,B,C,count\n");
    for (String sex : List.of("f", "m")) {
      for (int p = 1; p < 8; p++) {
        text.append("%s,%d,%d,%d,%d\n".formatted(sex, p & 1, p >> 1 & 1, p >> 2, 20 + p));
      }
    }
    Answer answer = mse(text.toString(), "--method", "doubly-robust", "--covariates", "sex");
    assertThat(answer.status()).as(answer.err()).isZero();
    assertThat(answer.out())
        .containsPattern("Model +[ABC] and [ABC] independent given sex; learner: shares alone\n")
        .containsPattern("Why +the pair of lists with the median estimate of 3: B\\*C ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "age|no such column for --covariates, expected one of [sex, A, B, count]",
        "sex,sex|--covariates: expected distinct columns, found one twice",
        "count|--covariates: expected columns that describe people, found 'count'",
        "A|expected at least two list columns, found 1"
      })
  void aWrongCovariateIsNamed(String columns, String message) throws IOException {
    String text = columns.equals("A") ? "A,B,count\n1,0,9\n0,1,9\n1,1,9\n" : DESCRIBED;
    Answer answer = doublyRobust(text, columns);
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains(message);
  }

  @Test
  void aColumnDividesOrDescribes() throws IOException {
    Answer answer = doublyRobust(DESCRIBED, "sex", "--strata", "sex");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains("--covariates: expected columns not in --strata, found 'sex' in both");
  }

  @Test
  void whatIsNoNumberIsNamedByLineAndColumnAlone() throws IOException {
    StringBuilder text = new StringBuilder("age;A;B\n");
    for (int i = 0; i < 60; i++) {
      text.append(20 + i).append(i % 3 == 0 ? ";1;0\n" : i % 3 == 1 ? ";0;1\n" : ";1;1\n");
    }
    Answer answer = doublyRobust(text + "NA;1;0\n;0;1\nabt. 30;1;1\n31,5;1;1\n", "age");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "t.csv:64 [age]: expected a number, or nothing where it is not known, as in most of"
                + " this column")
        .contains("t.csv:65 [age]: expected a number with a decimal point, found a comma")
        .doesNotContain("abt. 30")
        .doesNotContain("31,5")
        .doesNotContain(":62")
        .doesNotContain(":63");
  }

  @Test
  void morePeopleThanTheRegressionsTakeAreRefused() throws IOException {
    Answer answer = doublyRobust("sex,A,B,count\nf,1,0,9\nf,0,1,9\nm,1,1,1000000\n", "sex");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("doubly-robust takes at most 1000000 people, found 1000018");
  }
}
