package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.MethodCard;

class IndirectCommandsTest {

  private static final String STAYS =
      """
      duration,ended,group,transfers
      6,1,a,0
      6,1,a,1
      7,1,b,2
      9,0,b,1
      10,1,a,0
      13,1,b,1
      16,0,a,
      """;

  private static final String METHODS =
      """
      method,family,value,lower,upper,level,unit,population,place,window,kind
      mse,lists,1000,800,1300,0.95,people,held,KH,2025,stock
      lcmcr,lists,1100,900,1500,0.95,people,held,KH,2025,stock
      multiplier,survey,1400,900,2300,0.9,people,held,KH,2025,stock
      """;

  @TempDir private Path folder;

  private Answer run(String command, String name, String text, String... options)
      throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of(command, file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.out());
  }

  private static List<String> names(JsonNode document) {
    List<String> names = new ArrayList<>();
    document.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void theMultiplierHasTheContractsShape() throws IOException {
    Answer answer = Answer.to("multiplier", "--count", "850", "--survey", "17/100", "--json");
    assertThat(answer.status()).isZero();
    assertThat(answer.err()).isEmpty();
    JsonNode document = json(answer);
    assertThat(names(document))
        .containsExactly(
            "estimand",
            "method",
            "observed",
            "estimate",
            "lowerBound",
            "gates",
            "warnings",
            "diagnostics",
            "survey",
            "seed",
            "seconds");
    assertThat(document.get("estimate").get("value").asDouble()).isEqualTo(5000);
    assertThat(document.get("observed").asLong()).isEqualTo(850);
  }

  @Test
  void aServiceNobodyNamesIsRefusedWithABound() throws IOException {
    Answer answer = Answer.to("multiplier", "--count", "850", "--survey", "0/100", "--json");
    assertThat(answer.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(json(answer).get("estimate").isNull()).isTrue();
    assertThat(json(answer).get("lowerBound").get("value").asDouble())
        .isCloseTo(28_800.8, within(0.1));
  }

  @Test
  void everyWrongOptionOfTheMultiplierIsSaidAtOnce() {
    Answer answer =
        Answer.to(
            "multiplier",
            "--count",
            "-3",
            "--survey",
            "18/17",
            "--design-effect",
            "0",
            "--interval",
            "wald",
            "--level",
            "2");
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err())
        .contains("--level: expected a level from 0.5 to 0.999, found 2.0")
        .contains("--count: expected a whole number of people from 1, found '-3'")
        .contains("--survey: expected at most as many users as were asked, found 18 of 17")
        .contains("--design-effect: expected a number above 0, found '0'")
        .contains("--interval: expected beta or delta, found 'wald'");
  }

  @Test
  void administrationsThatDifferAreBothInside() throws IOException {
    String table = "origin,administration,out,back\nKR,Korea,100820,97572\nKR,Cambodia,192305,\n";
    JsonNode document = json(run("residual", "t.csv", table, "--json"));
    assertThat(document.get("estimate").get("lower").asDouble()).isCloseTo(3248, within(1e-6));
    assertThat(document.get("estimate").get("upper").asDouble()).isCloseTo(6195.3, within(0.1));
    assertThat(document.get("warnings").get(1).asText()).contains("1.9 times apart");
    String yaml =
        """
        other-reasons: {uniform: {low: 0.2, high: 0.4}}
        origins:
          - {origin: KR, administration: Korea, out: 100820, back: 97572}
          - {origin: KR, administration: Cambodia, out: 192305}
        """;
    Answer one = run("residual", "t.yaml", yaml, "--json");
    Answer other = run("residual", "t.csv", table, "--other-reasons", "0.2,0.4", "--json");
    assertThat(one.out().replaceAll("\"seconds\" : .*", ""))
        .isEqualTo(other.out().replaceAll("\"seconds\" : .*", ""));
    assertThat(json(one).get("estimate").get("upper").asDouble())
        .isLessThan(document.get("estimate").get("upper").asDouble());
  }

  @Test
  void wrongTravellersAreAllSaid() throws IOException {
    Answer answer =
        run(
            "residual",
            "t.csv",
            "origin,out,back\nIN,100,120\n,x,5\nKR,50,\n",
            "--other-reasons",
            "0.5,1.5");
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err())
        .contains("t.csv:2 [back]: expected no more back than out, found a residual of -20")
        .contains("t.csv:3 [origin]: expected a word, found nothing")
        .contains("t.csv:3 [out]: expected a whole number of at least 0")
        .contains("expected the share with other reasons within 0 to 1")
        .doesNotContain("bug");
  }

  @Test
  void theFloorAreaExample() throws IOException {
    Answer answer =
        run(
            "headcount",
            "t.csv",
            "site,footprint_m2,floors\nA,1200,6\nB,600,6\n",
            "--efficiency",
            "0.75",
            "--residential-share",
            "0.5",
            "--occupancy",
            "0.8",
            "--m2-per-person",
            "4.5",
            "--json");
    assertThat(answer.status()).isZero();
    JsonNode document = json(answer);
    assertThat(document.get("estimate").get("value").asDouble()).isCloseTo(720, within(1e-9));
    assertThat(document.get("sites").get(0).get("estimate").get("value").asDouble())
        .isCloseTo(480, within(1e-9));
    assertThat(document.get("warnings").get(0).asText()).contains("the interval is a point");
    Path factors = folder.resolve("f.yaml");
    Files.writeString(
        factors,
        """
        efficiency: {pert: {low: 0.65, mode: 0.75, high: 0.85}, correlation: 0.8, source: survey}
        residential_share: {constant: 0.5}
        occupancy: {uniform: {low: 0.6, high: 1}}
        m2_per_person: {lognormal: {median: 4.5, q95: 8}}
        """);
    JsonNode spread =
        json(
            run(
                "headcount",
                "t.csv",
                "footprint_m2,floors,number\n1200,6,3\n",
                "--factors",
                factors.toString(),
                "--json"));
    assertThat(spread.get("warnings")).isEmpty();
    assertThat(spread.get("estimate").get("upper").asDouble())
        .isGreaterThan(1.5 * spread.get("estimate").get("lower").asDouble());
  }

  @Test
  void wrongBuildingsAreAllSaid() throws IOException {
    Answer answer =
        run(
            "headcount",
            "t.csv",
            "footprint_m2,floors,number\n0,6,1\n1200,x,0\n",
            "--efficiency",
            "1.2",
            "--residential-share",
            "0.5",
            "--occupancy",
            "0.9,0.5");
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err())
        .contains("t.csv:2 [footprint_m2]: expected footprint_m2 above 0, found constant 0")
        .contains("t.csv:3 [floors]: expected a number such as 12.5")
        .contains("t.csv:3 [number]: expected a whole number of at least 1")
        .contains("--efficiency: expected efficiency within 0 to 1, found constant 1.2")
        .contains("--occupancy: expected low < high, found low=0.9, high=0.5")
        .contains("t.csv:1 [m2_per_person]: expected this column, found");
  }

  @Test
  void staysWithGroupsStockAndTransfers() throws IOException {
    Answer answer = run("stays", "t.csv", STAYS, "--flow", "12,9,16", "--json");
    assertThat(answer.status()).isZero();
    JsonNode document = json(answer);
    assertThat(document.get("observed").asInt()).isEqualTo(7);
    assertThat(document.get("estimate").get("value").asDouble()).isEqualTo(10);
    assertThat(document.get("groups").findValuesAsText("group")).containsExactly("a", "b");
    assertThat(document.get("stock").get("estimate").get("value").asDouble())
        .isCloseTo(
            12 * document.get("meanStay").get("estimate").get("value").asDouble(), within(1e-6));
    assertThat(document.get("transfers").get("estimate").get("value").asDouble())
        .isCloseTo(0.8, within(1e-9));
    assertThat(document.get("transfers").get("people").asInt()).isEqualTo(5);
    assertThat(document.get("models")).hasSize(7);
    assertThat(document.get("logRank").get("df").asInt()).isEqualTo(1);
    assertThat(document.get("logRank").get("groups").findValuesAsText("ended"))
        .containsExactly("3", "2");
    Answer weibull = run("stays", "t.csv", STAYS, "--method", "weibull");
    assertThat(weibull.status()).isZero();
    assertThat(weibull.out()).contains("Gate passed      distribution-fitted: weibull: ok");
  }

  @Test
  void aMedianThatIsNotReachedIsSaidNotInvented() throws IOException {
    Answer none = run("stays", "t.csv", "duration,ended\n5,0\n9,0\n", "--json");
    assertThat(none.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(json(none).get("estimate").isNull()).isTrue();
    assertThat(json(none).get("gates").get(0).get("detail").asText())
        .isEqualTo("at least 1 stay must have ended, 0 of 2 did");
    Answer few = run("stays", "t.csv", "duration,ended\n5,1\n9,0\n9,0\n8,0\n", "--json");
    assertThat(few.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(json(few).get("gates").get(1).get("id").asText()).isEqualTo("enough-at-risk");
    assertThat(json(few).get("gates").get(2).get("id").asText()).isEqualTo("median-reached");
    assertThat(json(few).get("lowerBound").get("value").asDouble()).isEqualTo(9);
  }

  @Test
  void aCurveThatHangsOnOnePersonIsRefused() throws IOException {
    Answer answer =
        run("stays", "t.csv", "duration,ended,entered\n3,1,0\n8,1,5\n9,1,5\n12,0,5\n", "--json");
    assertThat(answer.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(json(answer).get("gates").get(1).get("detail").asText())
        .startsWith("the curve comes down to 0 where too few were under observation");
  }

  @Test
  void wrongStaysAreAllSaid() throws IOException {
    Answer answer =
        run(
            "stays",
            "t.csv",
            "duration,ended,entered,transfers\n-4,1,0,1\n5,yes,0,1\n6,1,7,1\n7,0,0,-2\n",
            "--flow",
            "5",
            "--method",
            "gamma");
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err())
        .contains("t.csv:2 [duration]: expected days above 0")
        .contains("t.csv:3 [ended]: expected 1 where the stay has ended and 0 where it goes on")
        .contains("t.csv:4 [entered]: expected days from 0 to below the duration")
        .contains("t.csv:5 [transfers]: expected a whole number of at least 0")
        .contains("--flow: expected arrivals per day as value,lower,upper")
        .contains("--method: expected kaplan-meier, exponential");
  }

  @Test
  void methodsArePooledByFamily() throws IOException {
    JsonNode document = json(run("reconcile", "t.csv", METHODS, "--json"));
    assertThat(document.get("method").asText()).isEqualTo("paule-mandel");
    assertThat(document.get("estimand").asText()).isEqualTo("held");
    assertThat(document.get("families")).hasSize(2);
    assertThat(document.get("otherRules")).hasSize(2);
    assertThat(document.get("warnings").get(0).asText()).contains("two families");
    assertThat(document.get("disagreement").get("i2Interval").get("upper").asDouble())
        .isBetween(0.9, 1.0);
  }

  @Test
  void contradictionUnlikeEstimandsAndOneFamilyAreRefused() throws IOException {
    Answer apart =
        run("reconcile", "t.csv", METHODS.replace("1400,900,2300", "3400,1900,5300"), "--json");
    assertThat(apart.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(json(apart).get("estimate").isNull()).isTrue();
    assertThat(json(apart).get("envelope").get("lower").asDouble()).isEqualTo(800);
    assertThat(json(apart).get("envelope").get("upper").asDouble()).isEqualTo(5300);
    Answer places =
        run(
            "reconcile",
            "t.csv",
            METHODS.replace("2300,0.9,people,held,KH", "2300,0.9,people,held,MM"));
    assertThat(places.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(places.out()).contains("place 'KH' and 'MM'");
    Answer one = run("reconcile", "t.csv", METHODS.replace("survey", "lists"));
    assertThat(one.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(one.out()).contains("at least 2 independent families");
  }

  @Test
  void wrongEstimatesAreAllSaid() throws IOException {
    Answer answer =
        run(
            "reconcile",
            "t.csv",
            "method,family,value,lower,upper,kind\na,x,5,6,7,stock\nb,,5,0,7,both\nc,y,5,6,6,flow\n",
            "--factor",
            "0.5",
            "--method",
            "mean");
    assertThat(answer.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(answer.err())
        .contains(
            "t.csv:2 [value]: expected an estimate inside its interval, found 5.0 outside 6.0 to"
                + " 7.0")
        .contains("t.csv:3 [family]: expected a word, found nothing")
        .contains("t.csv:3 [lower]: expected a lower end above 0")
        .contains("t.csv:3 [kind]: expected stock or flow")
        .contains("t.csv:4 [upper]: expected an upper end above the lower")
        .contains("--factor: expected a number above 1, found '0.5'")
        .contains("--method: expected paule-mandel, dersimonian-laird or bayesian, found 'mean'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"residual", "headcount", "stays", "reconcile"})
  void aMissingFileAndAnEmptyOneAreSaid(String command) throws IOException {
    Answer absent = Answer.to(command, folder.resolve("absent.csv").toString());
    assertThat(absent.status()).isEqualTo(ExitStatus.UNUSABLE);
    Answer empty = run(command, "t.csv", "a,b\n");
    assertThat(empty.status()).isEqualTo(ExitStatus.UNUSABLE);
    assertThat(empty.err()).contains("expected at least one row below the header");
    assertThat(Answer.to(command, "--help").out()).contains("Example:");
  }

  @Test
  void everyMethodHasACard() {
    assertThat(MethodCard.all())
        .extracting(MethodCard::id)
        .contains(
            "multiplier",
            "residual",
            "headcount",
            "kaplan-meier",
            "stay-models",
            "little",
            "transfers",
            "paule-mandel",
            "dersimonian-laird",
            "bayesian")
        .doesNotHaveDuplicates();
  }
}
