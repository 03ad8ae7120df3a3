package org.undercount.jobs.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.pooling.Rule;

class SecondMethodsFileTest {

  private static final String MULTIPLIER =
      """
      factor: 3
      pooling: bayesian
      methods:
        - id: hotline-multiplier
          method: multiplier
          estimand: E2
          family: interviews
          places: [KH]
          service: hotline
          survey: returnees.csv
          place-column: destination
          used-column: used_hotline
      """;

  @TempDir Path folder;

  @Test
  void readsWhatIsDeclared() {
    SecondMethodsFile file = SecondMethodsFile.parse("second-methods.yaml", MULTIPLIER);
    assertThat(file.factor()).isEqualTo(3);
    assertThat(file.pooling()).isEqualTo(Rule.BAYESIAN);
    assertThat(file.methods()).hasSize(1);
    assertThat(file.methods().get(0).declared().places()).containsExactly(CountryCode.of("KH"));
  }

  @Test
  void everyProblemIsToldWithItsLine() {
    String text =
        """
        factor: 1
        poling: bayesian
        methods:
          - id: Bad Id
            method: multiplier
            estimand: E3
            family: lists
            places: [Cambodia]
            quarters: [2023]
            survey: ../secret.csv
            used-column: used
            design-effect: 0
          - id: heads
            method: headcount
          - id: known
            method: scale-up
            estimand: E2
            family: households
            places: [KH]
            survey: households.csv
            hidden-column: held
            population: 1000
            known: {nurses: 2000}
            estimator: mle
            visibility: networks.csv
            transmission: 2
        """;
    assertThatThrownBy(() -> SecondMethodsFile.parse("m.yaml", text))
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder(
                        "m.yaml:2 [poling]: unknown key, expected one of factor, pooling, methods",
                        "m.yaml:1 [factor]: expected a factor above 1",
                        "m.yaml:4 [methods[1].id]: expected lower-case letters, digits and dashes",
                        "m.yaml:7 [methods[1].family]: 'lists' is the family of the headline,"
                            + " expected another",
                        "m.yaml:6 [methods[1].estimand]: expected one of E1, E2",
                        "m.yaml:8 [methods[1].places[1]]: expected a country code of two letters",
                        "m.yaml:9 [methods[1].quarters[1]]: expected a quarter such as 2023Q1",
                        "m.yaml:4 [methods[1]]: expected the key 'service'",
                        "m.yaml:10 [methods[1].survey]: expected the name of a file in the"
                            + " quarter's folder of surveys",
                        "m.yaml:12 [methods[1].design-effect]: expected a design effect from 0.01"
                            + " to 1000",
                        "m.yaml:14 [methods[2].method]: headcount counts who is in buildings on one"
                            + " day, not who was held at any time in the quarter, and cannot be"
                            + " compared here",
                        "m.yaml:23 [methods[3].known.nurses]: expected a whole number of people"
                            + " from 1 to 999",
                        "m.yaml:24 [methods[3].estimator]: the generalised estimator, and no other,"
                            + " needs the key 'visibility'",
                        "m.yaml:26 [methods[3].transmission]: expected a rate above 0, at most 1"));
  }

  @Test
  void theMultiplierTakesItsCountFromTheDataAndItsShareFromTheCountrysRows() throws IOException {
    Files.writeString(
        folder.resolve("returnees.csv"),
        "destination,id,used_hotline\n"
            + "KH,1,yes\nKH,2,no\nKH,3,no\nKH,4,yes\nKH,5,no\nLA,6,yes\nLA,7,yes\n");
    Verdict verdict = verdict(MULTIPLIER, Map.of("hotline", 200L));
    assertThat(verdict.observed()).isEqualTo(200);
    assertThat(verdict.estimate().orElseThrow().value()).isEqualTo(500);
  }

  @Test
  void asksForAServiceThatExistsAndForAnswersOfYesAndNo() throws IOException {
    Files.writeString(folder.resolve("returnees.csv"), "destination,id,used_hotline\nKH,1,maybe\n");
    assertThatThrownBy(() -> verdict(MULTIPLIER, Map.of("police", 5L)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("returnees.csv:2 [used_hotline]: expected yes or no")
        .hasMessageContaining(
            "hotline-multiplier: no list 'hotline' in the quarter, expected one of [police]");
  }

  @Test
  void refusesACountryNobodyWasAskedAbout() throws IOException {
    Files.writeString(folder.resolve("returnees.csv"), "destination,id,used_hotline\nLA,1,yes\n");
    assertThat(verdict(MULTIPLIER, Map.of("hotline", 5L)).refusal())
        .hasValue(
            "the service must have counted somebody and the survey must have asked somebody,"
                + " found 5 and 0");
  }

  @Test
  void aBridgeMultipliesAndWidens() {
    Verdict plain =
        new Verdict(
            0,
            java.util.Optional.of(
                new Estimate(100, new Interval(50, 200, 0.95, "profile"), "residual", Map.of())),
            java.util.Optional.empty(),
            List.of(),
            List.of(),
            Map.of());
    Estimate bridged =
        new SecondMethod.Bridge(1.5, 1.5 / Math.exp(0.6), 1.5 * Math.exp(0.6), "stays")
            .over(plain)
            .estimate()
            .orElseThrow();
    assertThat(bridged.value()).isEqualTo(150);
    double half = Math.sqrt(Math.log(2) * Math.log(2) + 0.36);
    assertThat(bridged.interval().upper())
        .isCloseTo(150 * Math.exp(half), org.assertj.core.data.Offset.offset(1e-9));
    assertThat(bridged.interval().lower())
        .isCloseTo(150 / Math.exp(half), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void aBridgeLiesInItsInterval() {
    assertThatThrownBy(() -> new SecondMethod.Bridge(2, 3, 4, "stays"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A bridge's factor lies in its interval above 0, got 2.0 in 3.0 to 4.0");
  }

  private Verdict verdict(String text, Map<String, Long> served) {
    return SecondMethodsFile.parse("second-methods.yaml", text)
        .methods()
        .get(0)
        .verdict(new SecondMethod.Setting(CountryCode.of("KH"), folder, served, 0.95, 1));
  }
}
