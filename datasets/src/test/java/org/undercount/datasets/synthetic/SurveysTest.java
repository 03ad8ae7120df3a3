package org.undercount.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The surveys of a world, read as lines by readers that are not the writers. */
class SurveysTest {

  @TempDir static Path world;

  @BeforeAll
  static void write() {
    SyntheticWorld.of(World.settings(5, 0.4, 2)).writeTo(world);
  }

  @Test
  void everyDeliveredQuarterHasItsSurveys() {
    for (String quarter : List.of("2023Q1", "2023Q2")) {
      assertThat(world.resolve("surveys").resolve(quarter))
          .isDirectoryContaining("glob:**returnees.csv")
          .isDirectoryContaining("glob:**returnee_networks.csv")
          .isDirectoryContaining("glob:**households.csv");
    }
  }

  /** 0.12 / 0.4 of those held, within four binomial standard deviations. */
  @Test
  void asksAShareOfThoseHeldInEachCountry() throws IOException {
    List<String> lines = lines("2023Q1", "returnees.csv");
    for (String country : List.of("KH", "MM")) {
      double held = World.truth(world, World.FIRST).path("E2").path(country).asDouble();
      long asked = lines.stream().filter(l -> l.startsWith(country + ",")).count();
      assertThat((double) asked)
          .isBetween(
              0.3 * held - 4 * Math.sqrt(0.21 * held), 0.3 * held + 4 * Math.sqrt(0.21 * held));
    }
  }

  @Test
  void someReachedTheHotlineAndMostDidNot() throws IOException {
    List<String> lines = lines("2023Q1", "returnees.csv");
    assertThat(lines.get(0)).isEqualTo("destination,id,used_hotline");
    List<String> answers = lines.subList(1, lines.size());
    long yes = answers.stream().filter(l -> l.endsWith(",yes")).count();
    assertThat((double) yes / answers.size()).isBetween(0.15, 0.40);
    assertThat(answers).allMatch(l -> l.matches("[A-Z]{2},S[0-9]{9},(yes|no)"));
  }

  @Test
  void householdsAndReturneesAnswerForTheSameGroups() throws IOException {
    List<String> households = lines("2023Q1", "households.csv");
    String groups = "bus_drivers,midwives,newly_married,nurses,postmen,tailors,teachers,twins";
    assertThat(households.get(0)).isEqualTo("id," + groups + ",held_KH,held_LA,held_MM,held_PH");
    assertThat(households).hasSize(1201);
    assertThat(lines("2023Q1", "returnee_networks.csv").get(0))
        .isEqualTo("destination,id," + groups);
  }

  @Test
  void theDeclarationIsMarkedAndHoldsNothingOfTheTruth() throws IOException {
    String text = Files.readString(world.resolve("second-methods.yaml"));
    assertThat(text).startsWith("# SYNTHETIC").contains("population: 160000");
    for (String country : List.of("KH", "LA", "MM", "PH")) {
      assertThat(text)
          .doesNotContain(World.truth(world, World.FIRST).path("E2").path(country).asText() + ",");
    }
  }

  private static List<String> lines(String quarter, String file) throws IOException {
    return Files.readAllLines(world.resolve("surveys").resolve(quarter).resolve(file));
  }
}
