package org.undercount.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccupancyCommandTest {

  @TempDir private Path folder;

  private Answer occupancy(String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), text);
    List<String> args = new ArrayList<>(List.of("occupancy", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  /** Sixty sites in three seasons, two sources of which one makes mistakes. */
  private static String surveys() {
    SplittableRandom random = new SplittableRandom(6);
    StringBuilder text = new StringBuilder("site,season,survey,source,border,detected,certain\n");
    for (int site = 0; site < 60; site++) {
      boolean here = random.nextDouble() < 0.5;
      for (int season = 1; season <= 3; season++) {
        here = here ? random.nextDouble() < 0.8 : random.nextDouble() < 0.2;
        for (int survey = 0; survey < 4; survey++) {
          boolean press = survey % 2 == 0;
          boolean seen = random.nextDouble() < (here ? 0.6 : press ? 0.1 : 0.02);
          text.append(
              String.format(
                  Locale.ROOT,
                  "site%d,2023Q%d,%d,%s,%d,%s,%d%n",
                  site,
                  season,
                  survey,
                  press ? "press" : "ngo",
                  site % 7,
                  random.nextDouble() < 0.1 ? "NA" : seen ? "1" : "0",
                  0));
        }
      }
    }
    return text.toString();
  }

  @Test
  void answersInTheContractsShape() throws IOException {
    Answer answer =
        occupancy(surveys(), "--dynamic", "--detection", "source", "--psi", "border", "--json");
    assertThat(answer.status()).as(answer.err()).isZero();
    JsonNode document = new ObjectMapper().readTree(answer.out());
    assertThat(document.get("estimate").get("value").asDouble()).isBetween(10.0, 60.0);
    assertThat(document.get("seasons")).hasSize(3);
    assertThat(document.get("seasons").get(1).get("opened").get("upper").asDouble()).isPositive();
    assertThat(document.get("parameters").toString()).contains("p[source=ngo]", "p[source=press]");
    assertThat(document.get("warnings").toString()).contains("false ones make the number too high");
    Answer people = occupancy(surveys(), "--dynamic", "--colonisation", "season");
    assertThat(people.out())
        .contains("60 sites surveyed", "opened since", "2023Q3", "colonisation[2023Q2]");
  }

  @Test
  void refusesWithExitStatusTwo() throws IOException {
    Answer answer = occupancy(surveys(), "--dynamic", "--false-positives", "--json");
    assertThat(answer.status()).isEqualTo(2);
    assertThat(answer.out()).contains("at least 7 certain detections are needed");
  }

  @Test
  void everyProblemOfATableAtOnce() throws IOException {
    Answer answer =
        occupancy(
            """
            site,season,detected,certain
            a,1,1,0
            a,2,0,1
            b,1,yes,0
            ,1,1,0
            c,1,NA,0
            c,2,,0
            """,
            "--dynamic",
            "--false-positives");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "s.csv:3 [certain]: only a detection can be certain",
            "s.csv:4 [detected]: expected 1 or 0, or nothing where nobody looked",
            "s.csv:5 [site]: expected a name, found none",
            "s.csv:6 [site]: nobody looked at this site in any row: leave it out, it tells nothing");
    assertThat(occupancy("site,season,detected\na,1,1\na,2,0\n").err())
        .contains("there are 2 seasons, expected one: add --dynamic");
    assertThat(occupancy("site,season,detected\na,1,1\n", "--dynamic").err())
        .contains("--dynamic needs at least 2 seasons, there is 1");
    assertThat(occupancy("site,season\na,1\n", "--dynamic", "--false-positives").err())
        .contains("[detected]: expected this column", "[certain]: expected this column");
    assertThat(occupancy("site,detected,depth\na,1,3\na,0,4\n", "--psi", "depth").err())
        .contains("s.csv:3 [depth]: expected the same value in all rows of the site");
    assertThat(occupancy("site,detected\na,1\n", "--psi", "depth").err())
        .contains("No variable is called 'depth'");
    assertThat(occupancy("site,detected\na,1\n", "--extinction", "1", "--certainty", "1").err())
        .contains(
            "--extinction: belongs to --dynamic, which is missing",
            "--certainty: belongs to --false-positives, which is missing");
  }
}
