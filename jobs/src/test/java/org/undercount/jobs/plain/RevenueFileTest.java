package org.undercount.jobs.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevenueFileTest {

  private static final String SOUND =
      """
      model: m
      unit: USD/year
      currency: USD
      inputs:
        heads: {lognormal: {median: 1000, q95: 2000}, unit: person, source: test}
        take:
          triangular: {low: 100, mode: 350, high: 500}
          unit: USD/person/day
          currency: USD
          price-date: "2023"
          source: test
        days: {constant: 300, unit: day/year, source: test}
      estimators:
        - {id: r1, kind: R1, what: takings, place: X, window: "2023", formula: heads * take * days}
      """;

  private static String usip() throws IOException {
    try (InputStream in =
        RevenueFile.class.getResourceAsStream("/org/undercount/examples/usip2024.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void usipsArithmeticIsReproducedToThePrintedPrecision() throws IOException {
    RevenueFile file = RevenueFile.parse("usip2024.yaml", usip());
    RevenueReport report = RevenueReport.of(file, 0.95, 1, Optional.empty());
    assertThat(report.value("world")).isEqualTo(63_875_000_000.0);
    assertThat(report.value("mekong")).isEqualTo(38_963_750_000.0);
    assertThat(report.value("cambodia")).isEqualTo(12_775_000_000.0);
    assertThat(report.value("myanmar")).isEqualTo(15_330_000_000.0);
    assertThat(report.value("laos")).isEqualTo(10_858_750_000.0);
    assertThat(file.published()).hasSize(6);
    assertThat(file.published()).allMatch(f -> f.agrees(report.value(f.estimator())));
    assertThat(file.published().get(0).agrees(63_940_000_000.0)).isTrue();
    assertThat(file.published().get(0).agrees(63_960_000_000.0)).isFalse();
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    RevenueFile file = RevenueFile.parse("m.yaml", SOUND);
    String one = RevenueReport.of(file, 0.9, 5, Optional.empty()).document(5).toString();
    String two = RevenueReport.of(file, 0.9, 5, Optional.empty()).document(5).toString();
    assertThat(one).isEqualTo(two).contains("\"monteCarloErrorOfMedian\"").contains("\"total\"");
    assertThat(one)
        .isNotEqualTo(RevenueReport.of(file, 0.9, 6, Optional.empty()).document(6).toString());
  }

  private static void refuses(String text, String message) {
    assertThatThrownBy(() -> RevenueFile.parse("m.yaml", text)).hasMessageStartingWith(message);
  }

  @Test
  void unitsThatDoNotMultiplyAreRefused() {
    refuses(
        SOUND.replace("USD/person/day", "USD/person"),
        "m.yaml: estimator 'r1': its units multiply to USD*day/year, expected USD/year");
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    refuses(
        SOUND.replace("model: m\n", "model: m\nmodle: x\n"),
        "m.yaml:2 [modle]: unknown key, expected one of model, title, unit, currency");
  }

  @Test
  void anUnknownDistributionIsNamedWithItsLine() {
    refuses(
        SOUND.replace("constant: 300", "fixed: 300"),
        "m.yaml:12 [inputs.days.fixed]: unknown key, expected unit, currency");
  }

  @Test
  void aMissingSourceIsNamedWithItsLine() {
    refuses(
        SOUND.replace("unit: day/year, source: test", "unit: day/year"),
        "m.yaml:12 [inputs.days]: expected the key 'source'");
  }

  @Test
  void moneyWithoutPriceDateIsRefused() {
    refuses(
        SOUND.replace("    price-date: \"2023\"\n", ""),
        "m.yaml:7 [inputs.take]: expected 'currency' and 'price-date' together");
  }

  @Test
  void parametersOutOfOrderAreRefused() {
    refuses(
        SOUND.replace("mode: 350", "mode: 900"),
        "m.yaml:7 [inputs.take.triangular]: expected low <= mode <= high and low < high, found"
            + " 100.0, 900.0, 500.0");
  }

  @Test
  void aBrokenFormulaIsNamedWithItsLine() {
    refuses(
        SOUND.replace("heads * take * days", "heads * * days"),
        "m.yaml:14 [estimators[1].formula]: expected an input's name, a number or an opening"
            + " parenthesis at character 9");
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    refuses("model: m\n  unit: [\n", "m.yaml:2: not YAML: ");
  }

  @Test
  void tooFewDrawsAreRefused() {
    refuses(
        SOUND.replace("currency: USD\ninputs", "currency: USD\ndraws: 100\ninputs"),
        "m.yaml:4 [draws]: expected a whole number of draws from 10000 to 5000000");
  }
}
