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

/** Strata that are not known of everybody, and strata that borrow strength. */
class MseStrataTest {

  private static final String[] PATTERNS = {"1,0,0", "0,1,0", "0,0,1", "1,1,0", "1,0,1", "0,1,1"};

  @TempDir private Path folder;

  /** Rows of one stratum, one count per pattern. */
  private static String rows(String stratum, int... counts) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      rows.append(stratum).append(',').append(PATTERNS[i]).append(',').append(counts[i]);
      rows.append('\n');
    }
    return rows.toString();
  }

  private static final String FOUR =
      "district,A,B,C,count\n"
          + rows("east", 90, 80, 70, 19, 18, 17)
          + rows("north", 120, 70, 90, 22, 30, 17)
          + rows("south", 60, 90, 70, 17, 13, 19)
          + rows("west", 9, 8, 7, 3, 2, 3);
  private static final String PARTLY = FOUR + rows("", 20, 15, 18, 5, 4, 4);

  private Answer mse(String text, String... options) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("mse", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  private JsonNode document(String text, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--strata", "district", "--method", "mt", "--json"));
    return new ObjectMapper().readTree(mse(text, all.toArray(String[]::new)).out());
  }

  private static List<String> strata(JsonNode document) {
    List<String> names = new ArrayList<>();
    document.get("strata").forEach(s -> names.add(s.get("stratum").get("district").asText()));
    return names;
  }

  private static double width(JsonNode document) {
    JsonNode estimate = document.get("estimate");
    return estimate.get("upper").asDouble() - estimate.get("lower").asDouble();
  }

  @Test
  void unknownStrataAreImputedUnlessSomethingElseIsAsked() throws IOException {
    JsonNode document = document(PARTLY);
    assertThat(strata(document)).containsExactly("east", "north", "south", "west");
    assertThat(document.get("observed").asLong()).isEqualTo(1_010);
    assertThat(document.get("diagnostics").get("of unknown stratum").asLong()).isEqualTo(66);
    assertThat(document.get("diagnostics").get("imputations").asLong()).isEqualTo(20);
    double share =
        document
            .get("strata")
            .get(3)
            .get("diagnostics")
            .get("share of variance due to missing strata")
            .asDouble();
    assertThat(share).as("of the smallest").isBetween(0.02, 0.6);
    assertThat(document.get("warnings").get(0).asText())
        .startsWith("the district of 66 of 1,010 people is not known: it was imputed 20 times");
    long sum = 0;
    for (JsonNode stratum : document.get("strata")) {
      sum += stratum.get("observed").asLong();
    }
    assertThat((double) sum).isCloseTo(1_010, within(2.0)); // each is a rounded mean
  }

  @Test
  void imputationIsRepeatable() throws IOException {
    assertThat(document(PARTLY, "--seed", "5").get("estimate"))
        .isEqualTo(document(PARTLY, "--seed", "5").get("estimate"))
        .isNotEqualTo(document(PARTLY, "--seed", "6").get("estimate"));
  }

  @Test
  void expectedCountsSayThatTheyHideTheDoubt() throws IOException {
    JsonNode document = document(PARTLY, "--missing", "em");
    assertThat(document.get("observed").asLong()).isEqualTo(1_010);
    assertThat(document.get("warnings").get(0).asText())
        .contains("they are divided as expected")
        .contains("no interval carries this doubt");
    assertThat(document.get("strata").get(3).get("observed").asLong()).isBetween(32L, 37L);
  }

  @Test
  void leftOutTheTotalIsOfTheOthersAndSaysSo() throws IOException {
    JsonNode document = document(PARTLY, "--missing", "drop");
    assertThat(document.get("observed").asLong()).isEqualTo(944);
    assertThat(document.get("warnings").get(0).asText())
        .startsWith("66 of 1,010 people are left out because their district is not known");
    assertThat(document.get("estimate")).isEqualTo(document(FOUR).get("estimate"));
  }

  @Test
  void askedForTheUnknownAreAStratum() throws IOException {
    assertThat(strata(document(PARTLY, "--missing", "stratum")))
        .containsExactly("(missing)", "east", "north", "south", "west");
  }

  @Test
  void aRowThatFitsNoStratumIsCountedAndLeftOut() throws IOException {
    String text =
        "district,sex,A,B,C,count\n"
            + rows("east,f", 90, 80, 70, 19, 18, 17)
            + rows("east,m", 120, 70, 90, 22, 30, 17)
            + "moon,,1,0,0,3\n"
            + "east,,1,0,0,4\n";
    Answer answer = mse(text, "--strata", "district,sex", "--method", "mt");
    assertThat(answer.out())
        .contains("the district, sex of 4 of 647 people is not known")
        .contains(
            "3 more people are left out: what is known of their district, sex fits no stratum that"
                + " has somebody known in it");
  }

  /** A list that cannot see a stratum tells that those on it are elsewhere. */
  @Test
  void blindListsNarrowWhatIsPossible() throws IOException {
    String text =
        "district,A,B,C,count\n"
            + rows("east", 90, 80, 70, 19, 18, 17)
            + "west,1,0,0,50\nwest,0,1,0,35\nwest,1,1,0,12\n"
            + ",0,0,1,40\n";
    JsonNode document = document(text, "--blind", "C:district=west", "--missing", "em");
    assertThat(document.get("strata").get(0).get("observed").asLong()).isEqualTo(294 + 40);
    assertThat(document.get("strata").get(1).get("observed").asLong()).isEqualTo(97);
  }

  @Test
  void pooledTheSmallStratumHasANarrowerInterval() throws IOException {
    JsonNode alone = document(FOUR);
    JsonNode pooled = document(FOUR, "--pool", "partial");
    assertThat(width(pooled.get("strata").get(3)))
        .isLessThan(0.8 * width(alone.get("strata").get(3)));
    assertThat(width(pooled.get("strata").get(0)))
        .isCloseTo(
            width(alone.get("strata").get(0)), within(0.25 * width(alone.get("strata").get(0))));
    assertThat(pooled.get("strata").get(3).get("diagnostics").has("alone")).isTrue();
    assertThat(pooled.get("estimate").get("lower").asDouble())
        .isGreaterThan(document(FOUR).get("observed").asDouble());
  }

  @Test
  void aStratumRefusedAloneBorrowsWhenAsked() throws IOException {
    String text = FOUR + "far,1,0,0,9\nfar,0,1,0,8\nfar,0,0,1,4\n";
    assertThat(document(text).get("estimate").isNull()).isTrue();
    JsonNode pooled = document(text, "--pool", "partial");
    JsonNode far = pooled.get("strata").get(1);
    assertThat(far.get("stratum").get("district").asText()).isEqualTo("far");
    assertThat(far.get("estimate").get("interval").asText()).isEqualTo("borrowed from 4 strata");
    assertThat(far.get("warnings").toString()).contains("borrowed: the 21 seen here give no");
    assertThat(pooled.get("estimate").isNull()).isFalse();
  }

  @Test
  void twoStrataAreTooFewToPool() throws IOException {
    String text =
        "district,A,B,C,count\n"
            + rows("east", 90, 80, 70, 19, 18, 17)
            + rows("north", 120, 70, 90, 22, 30, 17);
    assertThat(document(text, "--pool", "partial").get("warnings").toString())
        .contains(
            "not pooled: at least 3 strata with an estimate of their own are needed, there are 2");
  }

  @Test
  void namibiaIsNotUnknown() throws IOException {
    String text =
        "nationality,A,B,C,count\n"
            + rows("TH", 90, 80, 70, 19, 18, 17)
            + rows("NA", 12, 7, 9, 2, 3, 1);
    assertThat(mse(text, "--strata", "nationality", "--method", "mt").err())
        .contains(
            "column nationality holds two-letter codes, among which NA is Namibia or what is not"
                + " known: expected NAM for the one and nothing for the other");
  }

  @Test
  void wrongWordsAreRefusedTogether() throws IOException {
    Answer answer =
        mse(
            FOUR,
            "--strata",
            "district",
            "--missing",
            "zero",
            "--imputations",
            "1",
            "--pool",
            "all");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains("--missing: expected one of impute, em, drop, stratum, found 'zero'")
        .contains("--imputations: expected 2 to 1000, found 1")
        .contains("--pool: expected none or partial, found 'all'");
  }

  @Test
  void withoutStrataNothingIsMissingOrPooled() throws IOException {
    String text = "A,B,C,count\n1,0,0,9\n0,1,0,8\n1,1,1,3\n";
    assertThat(mse(text, "--missing", "em", "--pool", "partial").err())
        .contains("--missing: expected with --strata alone")
        .contains("--pool: expected with --strata alone");
    assertThat(mse(text, "--imputations", "5").err())
        .contains("--imputations: expected with --strata and --missing impute alone");
  }

  @Test
  void jointModelsAreNotPooled() throws IOException {
    assertThat(
            mse(
                    FOUR,
                    "--strata",
                    "district",
                    "--blind",
                    "C:district=west",
                    "--method",
                    "loglinear",
                    "--pool",
                    "partial")
                .err())
        .contains("--pool: expected none where strata are fitted together");
  }

  @Test
  void bulkReleasesNeedTheirStratum() throws IOException {
    String text =
        "district,raid,A,B,C,count\n" + rows("east,", 90, 80, 70, 19, 18, 17) + ",r1,1,0,0,30\n";
    assertThat(mse(text, "--strata", "district", "--bulk", "raid", "--method", "mt").err())
        .contains(
            "t.csv:8 [raid]: expected all of its stratum: who was captured together is known");
    assertThat(
            mse(
                    text,
                    "--strata",
                    "district",
                    "--bulk",
                    "raid",
                    "--method",
                    "mt",
                    "--missing",
                    "drop")
                .out())
        .contains("30 of 324 people are left out");
  }

  @Test
  void aFileWithoutAnyKnownStratumIsRefused() throws IOException {
    assertThat(
            mse("district,A,B,C,count\n" + rows("", 9, 8, 7, 3, 2, 2), "--strata", "district")
                .err())
        .contains("no row names every column of --strata, expected some that do");
  }

  @Test
  void peopleDescribedOneByOneAreNotImputed() throws IOException {
    String text =
        "district,age,A,B,count\neast,20,1,0,9\neast,30,0,1,8\neast,25,1,1,5\n,20,1,0,2\n";
    assertThat(
            mse(text, "--strata", "district", "--covariates", "age", "--method", "doubly-robust")
                .err())
        .contains(
            "--missing: the district of 2 people is not known, and --covariates describe people one"
                + " by one: expected drop or stratum");
  }

  @Test
  void anEstimateBelowTheBoundIsCalledSo() throws IOException {
    String text =
        "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,9\n1,0,1,8\n0,1,1,7\n1,1,1,40\n";
    assertThat(mse(text, "--method", "mt").out())
        .contains("Warning      the estimate lies below the lower bound: people differ or lists");
    assertThat(mse(FOUR, "--strata", "district", "--method", "mt").out())
        .doesNotContain("below the lower bound");
  }
}
