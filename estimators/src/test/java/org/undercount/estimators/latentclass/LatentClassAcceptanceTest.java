package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.loglinear.SharedTables;

/**
 * What is reported is the posterior of LCMCR 0.4.14 with the same prior; its chains are compared in
 * {@link LatentClassGolden}.
 */
@Tag("acceptance")
final class LatentClassAcceptanceTest {

  /** With seed 2 one chain of hiv starts with its large class last on the stick. */
  @ParameterizedTest
  @CsvSource({"congenital,1", "hiv,2"})
  void meansAreThoseOfThePeerWithinMonteCarloError(String name, long seed) throws IOException {
    Verdict verdict =
        LatentClass.estimate(
            SharedTables.table(name),
            new LatentClass.Request(LatentClass.Request.DEFAULT_DRAWS, 0.95, seed));
    assertThat(verdict.refusal()).isEmpty();
    assertThat(fact(verdict, "effectiveDraws")).isGreaterThanOrEqualTo(400);
    agree(
        name,
        fact(verdict, "posteriorMean"),
        fact(verdict, "posteriorDeviation"),
        fact(verdict, "effectiveDraws"));
  }

  private static void agree(String name, double mean, double deviation, double size)
      throws IOException {
    JsonNode peer = pooled(SharedTables.folder(name));
    double error =
        Math.hypot(
            peer.get("sd").asDouble() / Math.sqrt(peer.get("ESS").asDouble()),
            deviation / Math.sqrt(size));
    assertThat(Math.abs(mean - peer.get("mean").asDouble()))
        .as("%s: mean %s of %s effective draws, peer %s", name, mean, size, peer)
        .isLessThan(3 * error);
  }

  private static double fact(Verdict verdict, String name) {
    return Double.parseDouble(verdict.diagnostics().getOrDefault(name, "NaN"));
  }

  private static JsonNode pooled(Path folder) throws IOException {
    for (JsonNode result :
        new ObjectMapper().readTree(folder.resolve("golden.json").toFile()).get("results")) {
      if (result.path("peer").asText().equals("LCMCR")
          && result.path("id").asText().equals("pooled")) {
        return result.get("results");
      }
    }
    throw new IllegalStateException("No pooled LCMCR result in " + folder);
  }
}
