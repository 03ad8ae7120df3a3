package org.undercount.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/** The world at scale 1: its truth adds up, and it is as hard to estimate as it is meant to be. */
class WorldTruthTest {

  private static final WorldSettings SETTINGS = World.settings(1, 1, 2);
  private static final Tally TALLY = new Tally();
  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    SyntheticWorld world = SyntheticWorld.of(SETTINGS);
    TALLY.addAll(world.writeShard(0, folder));
    world.finish(TALLY, folder);
  }

  @Test
  void countriesAddUpToTheRegion() throws IOException {
    for (Quarter quarter : SETTINGS.delivered()) {
      JsonNode truth = World.truth(folder, quarter);
      for (String estimand : List.of("E1", "E2", "E4", "E5")) {
        double sum = 0;
        for (String country : WorldTruth.COUNTRIES) {
          sum += truth.path(estimand).path(country).asDouble();
        }
        assertThat(truth.path(estimand).path("ALL").asDouble())
            .as(estimand)
            .isCloseTo(sum, within(0.005));
      }
    }
  }

  @Test
  void routesAddUpToThePeopleHeld() throws IOException {
    for (Quarter quarter : SETTINGS.delivered()) {
      JsonNode truth = World.truth(folder, quarter);
      Map<String, Long> byCountry = new TreeMap<>();
      truth
          .path("E6")
          .fields()
          .forEachRemaining(
              e ->
                  byCountry.merge(
                      e.getKey().substring(e.getKey().length() - 2),
                      e.getValue().asLong(),
                      Long::sum));
      byCountry.forEach(
          (country, n) -> assertThat(n).isEqualTo(truth.path("E2").path(country).asLong()));
    }
  }

  @Test
  void neverMoreHeldOnTheLastDayThanInTheQuarter() throws IOException {
    for (Quarter quarter : SETTINGS.delivered()) {
      JsonNode truth = World.truth(folder, quarter);
      for (String country : WorldTruth.COUNTRIES) {
        assertThat(truth.path("E1").path(country).asLong())
            .isPositive()
            .isLessThan(truth.path("E2").path(country).asLong());
      }
    }
  }

  @Test
  void everyRowBelongsToSomebodyAndListsHoldNobodyTwice() throws IOException {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (CSVRecord row : World.whoIsWho(folder)) {
      if (!row.get("defect").equals("repeated")) {
        String list = row.get("quarter") + "|" + row.get("source");
        assertThat(seen.computeIfAbsent(list, k -> new HashSet<>()).add(row.get("entity")))
            .isTrue();
      }
    }
    for (Quarter quarter : SETTINGS.delivered()) {
      for (String source : World.PEOPLE) {
        long counted = 0;
        for (String country : WorldTruth.COUNTRIES) {
          counted += TALLY.count(quarter, "list", country, source);
        }
        assertThat((long) seen.get(quarter + "|" + source).size()).isEqualTo(counted);
      }
    }
  }

  @Test
  void theRegionIsAsLargeAsAgreed() throws IOException {
    JsonNode truth = World.truth(folder, World.FIRST);
    assertThat(truth.path("E2").path("KH").asLong()).isBetween(2_600L, 3_400L);
    assertThat(truth.path("E2").path("MM").asLong()).isBetween(1_900L, 2_500L);
    assertThat(truth.path("E2").path("LA").asLong()).isBetween(750L, 1_200L);
    assertThat(truth.path("E2").path("PH").asLong()).isBetween(220L, 400L);
    assertThat(truth.path("E4").path("KH").asInt()).isBetween(140, 165);
    assertThat(truth.path("E4").path("MM").asInt()).isBetween(100, 125);
    assertThat(truth.path("E7").path("movedFromCambodiaToMyanmar").asInt()).isBetween(1, 15);
    assertThat(truth.path("E7").path("newInMyanmar").asInt()).isBetween(1, 15);
  }

  @Test
  void listsDetectAModerateShare() {
    for (Quarter quarter : SETTINGS.delivered()) {
      for (String country : List.of("KH", "MM")) {
        double held = TALLY.count(quarter, "flow", country) - TALLY.count(quarter, "bulk", country);
        for (String source : World.PEOPLE) {
          assertThat(detected(quarter, country, source) / held).isBetween(0.15, 0.35);
        }
      }
    }
  }

  @Test
  void referralMakesHotlineAndSheltersDependOnOneAnother() {
    Quarter quarter = World.FIRST;
    double held = TALLY.count(quarter, "flow", "KH") - TALLY.count(quarter, "bulk", "KH");
    double hotline = detected(quarter, "KH", "hotline");
    double shelters = detected(quarter, "KH", "shelters");
    double both = 0;
    for (Map.Entry<String, Long> e : TALLY.under(quarter, "pattern", "KH").entrySet()) {
      if (e.getKey().contains("hotline") && e.getKey().contains("shelters")) {
        both += e.getValue();
      }
    }
    assertThat(both / (hotline * shelters / held)).isBetween(1.3, 2.2);
  }

  @Test
  void bulkReleasesAreLargeEnoughToMislead() {
    for (Quarter quarter : SETTINGS.delivered()) {
      assertThat(TALLY.count(quarter, "bulk", "KH")).isBetween(100L, 500L);
      assertThat(TALLY.count(quarter, "bulk", "MM")).isBetween(50L, 400L);
    }
  }

  @Test
  void recirculationMakesReceiptsExceedWhatCameFromOutside() throws IOException {
    JsonNode flows = World.truth(folder, World.FIRST).path("transfersUsd");
    assertThat(flows.path("recirculated").asDouble())
        .isGreaterThan(0.5 * flows.path("externalInflow").asDouble());
    assertThat(flows.path("returned").asDouble())
        .isPositive()
        .isLessThan(0.1 * flows.path("externalInflow").asDouble());
  }

  private static double detected(Quarter quarter, String country, String source) {
    double detected = 0;
    for (Map.Entry<String, Long> e : TALLY.under(quarter, "pattern", country).entrySet()) {
      if (List.of(e.getKey().split("\\+")).contains(source)) {
        detected += e.getValue();
      }
    }
    return detected;
  }
}
