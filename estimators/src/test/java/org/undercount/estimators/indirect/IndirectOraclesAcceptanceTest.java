package org.undercount.estimators.indirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.indirect.HeadCount.Building;
import org.undercount.estimators.indirect.Multiplier.Kind;
import org.undercount.estimators.indirect.Multiplier.Survey;
import org.undercount.estimators.revenue.Quantity.Constant;

/** The worked examples of floor area and service multiplier in the shared folder. */
@Tag("acceptance")
class IndirectOraclesAcceptanceTest {

  private static JsonNode oracles() throws IOException {
    return new ObjectMapper()
        .readTree(
            Path.of(System.getProperty("undercount.shared"), "data", "revenue", "oracles.json")
                .toFile());
  }

  @Test
  void floorAreaAndServiceMultiplier() throws IOException {
    JsonNode example = oracles().get("Q_floor_area").get("example");
    Building building =
        new Building(
            "s",
            1,
            Map.of(
                FloorFactor.FOOTPRINT, constant(example, "footprint_m2"),
                FloorFactor.FLOORS, constant(example, "floors"),
                FloorFactor.EFFICIENCY, constant(example, "eff"),
                FloorFactor.RESIDENTIAL_SHARE, constant(example, "share"),
                FloorFactor.OCCUPANCY, constant(example, "occ"),
                FloorFactor.SQUARE_METRES_PER_PERSON, constant(example, "m2pp")));
    assertThat(
            HeadCount.draws(List.of(building), Map.of(), 10_000, 1).quantile(HeadCount.TOTAL, 0.5))
        .isCloseTo(example.get("N").asDouble(), within(1e-9));
    String multiplier = oracles().get("U_simple_scale").get("service_multiplier").asText();
    assertThat(multiplier).contains("850/0.17=5000");
    assertThat(
            Multiplier.of(850, new Survey(17, 100, 1), Kind.BETA, 0.95)
                .estimate()
                .orElseThrow()
                .value())
        .isCloseTo(5000, within(1e-9));
  }

  private static Constant constant(JsonNode example, String name) {
    return new Constant(example.get(name).asDouble());
  }
}
