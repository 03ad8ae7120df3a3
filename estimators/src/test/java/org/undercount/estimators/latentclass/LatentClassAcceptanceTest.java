package org.undercount.estimators.latentclass;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * The posterior of LCMCR 0.4.14 with the same prior, where its own chains agree (R-hat at most
 * 1.02). Left out: {@code ned}, {@code ned_5}, {@code ukdat} and {@code ukdat_5}, where the peer's
 * R-hat is 1.05 to 7, and {@code artificial_3}, whose overlap is refused before sampling.
 */
@Tag("acceptance")
final class LatentClassAcceptanceTest {

  @ParameterizedTest
  @ValueSource(strings = {"congenital", "hav", "hiv", "kosovo", "ukdat_4"})
  void meansAreThoseOfThePeerWithinMonteCarloError(String name) throws IOException {
    Path folder = Path.of(System.getProperty("undercount.shared"), "data", "mse", name);
    Verdict verdict =
        LatentClass.estimate(
            table(folder),
            new LatentClass.Request(
                LatentClassPrior.DEFAULT, LatentClass.Request.DEFAULT_DRAWS, 0.95, 1));
    JsonNode peer = pooled(folder);
    double error =
        Math.hypot(
            peer.get("sd").asDouble() / Math.sqrt(peer.get("ESS").asDouble()),
            fact(verdict, "posteriorDeviation") / Math.sqrt(fact(verdict, "effectiveDraws")));
    assertThat(Math.abs(fact(verdict, "posteriorMean") - peer.get("mean").asDouble()))
        .as("%s: %s, peer %s", name, verdict.diagnostics(), peer)
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

  private static OverlapTable table(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("data.csv"));
    List<String> header = List.of(lines.get(0).split(",", -1));
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int last = line.lastIndexOf(',');
      counts.put(
          line.substring(0, last).replace(",", ""), Long.parseLong(line.substring(last + 1)));
    }
    return OverlapTable.ofPatterns(header.subList(0, header.size() - 1), counts);
  }
}
