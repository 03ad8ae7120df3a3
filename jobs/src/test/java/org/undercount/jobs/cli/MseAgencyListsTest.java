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

/** What agencies know of their lists: whom they cannot see, whom they feed, what came in bulk. */
class MseAgencyListsTest {

  private static final String NATIONS =
      """
      nationality,police,ngo,embassy,count
      TH,1,0,0,90
      TH,0,1,0,80
      TH,0,0,1,70
      TH,1,1,0,19
      TH,1,0,1,18
      TH,0,1,1,17
      TH,1,1,1,5
      CN,1,0,0,50
      CN,0,1,0,35
      CN,1,1,0,12
      """;

  private static final String THREE =
      "A,B,C,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,19\n1,0,1,18\n0,1,1,17\n";

  @TempDir private Path folder;

  private Answer mse(String text, String... options) throws IOException {
    Path file = folder.resolve("t.csv");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("mse", file.toString()));
    args.addAll(List.of(options));
    return Answer.to(args.toArray(String[]::new));
  }

  private JsonNode document(String text, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--json");
    return new ObjectMapper().readTree(mse(text, all.toArray(String[]::new)).out());
  }

  @Test
  void strataOfListsThatSeeOnlySomeAreFittedTogether() throws IOException {
    JsonNode document =
        document(
            NATIONS,
            "--strata",
            "nationality",
            "--blind",
            "embassy:nationality!=TH",
            "--method",
            "loglinear");
    assertThat(document.get("estimate").get("value").asDouble()).isGreaterThan(396);
    assertThat(document.get("models").get(0).get("generators").toString()).contains("nationality");
    assertThat(document.get("diagnostics").get("modelsFitted").asInt()).isEqualTo(8 * 4);
    JsonNode china = document.get("strata").get(0);
    assertThat(china.get("stratum").get("nationality").asText()).isEqualTo("CN");
    assertThat(china.get("lists").toString()).isEqualTo("[\"police\",\"ngo\"]");
    assertThat(china.get("warnings").get(0).asText())
        .isEqualTo("left out here because they cannot see this stratum (--blind): embassy");
    double sum = 0;
    for (JsonNode stratum : document.get("strata")) {
      sum += stratum.get("estimate").get("value").asDouble();
    }
    assertThat(document.get("estimate").get("value").asDouble()).isCloseTo(sum, within(1e-6));
  }

  @Test
  void bothWaysToWriteABlindListAreTheSame() throws IOException {
    String[] common = {"--strata", "nationality", "--method", "loglinear", "--average", "--blind"};
    List<String> only = new ArrayList<>(List.of(common));
    only.add("embassy:nationality!=TH");
    List<String> not = new ArrayList<>(List.of(common));
    not.add("embassy:nationality=CN");
    String one = mse(NATIONS, only.toArray(String[]::new)).out();
    assertThat(one)
        .isEqualTo(mse(NATIONS, not.toArray(String[]::new)).out())
        .contains("Best model")
        .contains("model-averaged log-normal");
  }

  @Test
  void otherMethodsLeaveTheListOutWhereItIsBlind() throws IOException {
    JsonNode document =
        document(
            NATIONS,
            "--strata",
            "nationality",
            "--blind",
            "embassy:nationality=CN",
            "--method",
            "chao");
    JsonNode china = document.get("strata").get(0);
    assertThat(china.get("warnings").toString()).contains("(--blind): embassy");
    assertThat(document.get("strata").get(1).get("warnings").toString()).doesNotContain("--blind");
  }

  @Test
  void aStratumSeenByOneListIsRefusedAloneAndEstimatedTogether() throws IOException {
    String text = NATIONS.replace("CN,0,1,0,35\n", "").replace("CN,1,1,0,12\n", ""); // police alone
    String[] blind = {
      "--strata",
      "nationality",
      "--blind",
      "embassy:nationality=CN",
      "--blind",
      "ngo:nationality=CN"
    };
    List<String> alone = new ArrayList<>(List.of(blind));
    alone.addAll(List.of("--method", "decomposable"));
    Answer refused = mse(text, alone.toArray(String[]::new));
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.out())
        .contains("these were refused: nationality=CN")
        .contains("--method loglinear fits strata together");
    List<String> together = new ArrayList<>(List.of(blind));
    together.addAll(List.of("--method", "loglinear"));
    JsonNode document = document(text, together.toArray(String[]::new));
    assertThat(document.get("strata").get(0).get("estimate").get("value").asDouble())
        .isGreaterThan(50);
  }

  @Test
  void severalStratumColumnsAreNamedInTheirOrder() throws IOException {
    String text = NATIONS.replace("nationality,", "z,a,").replaceAll("(TH|CN),", "$1,f,");
    assertThat(mse(text, "--strata", "z,a", "--method", "chao").out())
        .startsWith("z=CN, a=f\n")
        .contains("\nz=TH, a=f\n");
  }

  @Test
  void aRecordWhereTheListCannotSeeIsNamedByItsLine() throws IOException {
    Answer answer =
        mse(NATIONS, "--strata", "nationality", "--blind", "ngo:nationality=CN", "--json");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "t.csv:10 [ngo]: expected 0: --blind \"ngo:nationality=CN\" says that this list cannot"
                + " see this stratum")
        .contains("t.csv:11 [ngo]");
  }

  @Test
  void wrongDeclarationsAreAllNamed() throws IOException {
    Answer syntax = mse(NATIONS, "--strata", "nationality", "--blind", "embassy=CN");
    assertThat(syntax.status()).isEqualTo(1);
    assertThat(syntax.err())
        .contains("--blind: expected LIST:COLUMN=VALUE for strata the list cannot see, or")
        .contains("found 'embassy=CN'");
    assertThat(mse(NATIONS, "--strata", "nationality", "--blind", "embassy:sex=f").err())
        .contains("--blind: expected a column named in --strata, found 'sex'");
    assertThat(mse(NATIONS, "--strata", "nationality", "--blind", "un:nationality=CN").err())
        .contains("--blind: no list is called 'un', expected one of [police, ngo, embassy]");
    assertThat(mse(NATIONS, "--strata", "nationality", "--blind", "embassy:nationality!=XX").err())
        .contains("--blind: no stratum has nationality 'XX', expected one of [CN, TH]");
    assertThat(mse(THREE, "--impossible", "11,111").err())
        .contains("--impossible: expected 3 digits 0 or 1, one per list and at least one 1")
        .contains("found '11'");
    assertThat(mse(THREE, "--impossible", "110").err())
        .contains("t.csv:5: expected a count of 0: --impossible says that nobody can be here");
    assertThat(mse(NATIONS, "--strata", "nationality", "--impossible", "110").err())
        .contains("--impossible: expected without --strata");
    assertThat(
            mse(
                    NATIONS,
                    "--strata",
                    "nationality",
                    "--blind",
                    "embassy:nationality=CN",
                    "--method",
                    "loglinear",
                    "--models",
                    "police*ngo*embassy")
                .err())
        .contains("--models: the interaction of all lists cannot be told from");
    assertThat(
            mse(
                    NATIONS,
                    "--strata",
                    "nationality",
                    "--blind",
                    "embassy:nationality=CN",
                    "--method",
                    "loglinear",
                    "--interval",
                    "bootstrap")
                .err())
        .contains("--interval: bootstrap is not offered where strata are fitted together");
    assertThat(
            mse(
                    NATIONS,
                    "--strata",
                    "nationality",
                    "--blind",
                    "embassy:nationality=CN",
                    "--method",
                    "loglinear",
                    "--interval",
                    "profile")
                .err())
        .contains("--interval: profile is not offered where strata are fitted together");
  }

  @Test
  void aCellThatCannotOccurIsNoEmptyCell() throws IOException {
    JsonNode empty = document(THREE, "--method", "loglinear", "--models", "independence");
    JsonNode impossible =
        document(THREE, "--method", "loglinear", "--models", "independence", "--impossible", "111");
    assertThat(impossible.get("diagnostics").get("df").asInt()).isEqualTo(2);
    assertThat(empty.get("diagnostics").get("df").asInt()).isEqualTo(3);
    assertThat(impossible.get("estimate").get("value").asDouble())
        .isLessThan(empty.get("estimate").get("value").asDouble());
  }

  private static final String RAIDS =
      """
      police,ngo,embassy,event,count
      1,0,0,,90
      0,1,0,,80
      0,0,1,,70
      1,1,0,,19
      1,0,1,,18
      0,1,1,,17
      1,1,1,,5
      1,1,0,raid 1,200
      1,1,1,raid 1,12
      1,0,0,raid 2,88
      0,0,0,raid 2,3
      """;

  private static final String WITHOUT_RAIDS =
      "police,ngo,embassy,count\n1,0,0,90\n0,1,0,80\n0,0,1,70\n1,1,0,19\n1,0,1,18\n0,1,1,17\n"
          + "1,1,1,5\n";

  @Test
  void thoseCapturedTogetherAreAddedToEveryNumberAndFedToNoMethod() throws IOException {
    JsonNode with = document(RAIDS, "--bulk", "event", "--method", "loglinear");
    JsonNode without = document(WITHOUT_RAIDS, "--method", "loglinear");
    assertThat(with.get("observed").asLong()).isEqualTo(299 + 303);
    for (String number : List.of("value", "lower", "upper")) {
      assertThat(with.get("estimate").get(number).asDouble())
          .isCloseTo(without.get("estimate").get(number).asDouble() + 303, within(1e-9));
    }
    assertThat(with.get("lowerBound").get("value").asDouble())
        .isCloseTo(without.get("lowerBound").get("value").asDouble() + 303, within(1e-9));
    assertThat(with.get("diagnostics").get("bulkEvents").asInt()).isEqualTo(2);
    assertThat(with.get("diagnostics").get("effectiveSample").asInt()).isEqualTo(299 + 2);
    assertThat(with.get("diagnostics").get("known from bulk events, added").asInt()).isEqualTo(303);
    assertThat(with.get("warnings").toString())
        .contains(
            "303 people captured together in 2 events are known, not estimated: they are left out"
                + " of the overlaps and added to every number; the estimate rests on the 299");
    assertThat(with.get("lists").toString()).isEqualTo("[\"police\",\"ngo\",\"embassy\"]");
    for (int i = 0; i < 8; i++) {
      assertThat(with.get("models").get(i).get("value").asDouble())
          .isCloseTo(without.get("models").get(i).get("value").asDouble() + 303, within(1e-9));
    }
  }

  @Test
  void thePageOfAutoSaysWhomItIsAbout() throws IOException {
    JsonNode document = document(RAIDS, "--bulk", "event");
    assertThat(document.get("observed").asLong()).isEqualTo(299 + 303);
    assertThat(document.get("assessment").get("explanation").get(0).asText())
        .contains("are of the 299 captured singly and those like them; 303 captured together come");
    assertThat(document(WITHOUT_RAIDS).get("assessment").get("explanation").get(0).asText())
        .startsWith("299 seen on 3 lists");
  }

  @Test
  void bulkAndBlindListsGoTogether() throws IOException {
    String text =
        NATIONS
            .replace("embassy,count", "embassy,raid,count")
            .replaceAll(",([0-9]+)\n", ",,$1\n")
            .concat("CN,1,1,0,r1,40\nTH,1,0,1,r1,7\n");
    String[] options = {
      "--strata", "nationality", "--blind", "embassy:nationality=CN", "--method", "loglinear"
    };
    List<String> withBulk = new ArrayList<>(List.of(options));
    withBulk.addAll(List.of("--bulk", "raid"));
    JsonNode with = document(text, withBulk.toArray(String[]::new));
    JsonNode without = document(NATIONS, options);
    assertThat(with.get("estimate").get("value").asDouble())
        .isCloseTo(without.get("estimate").get("value").asDouble() + 47, within(1e-9));
    assertThat(with.get("strata").get(0).get("observed").asLong()).isEqualTo(97 + 40);
  }

  @Test
  void wrongBulkColumnsAreNamed() throws IOException {
    assertThat(mse(RAIDS, "--bulk", "raid").err())
        .contains("[raid]: no such column for --bulk, expected one of [police, ngo, embassy");
    assertThat(mse(RAIDS, "--bulk", "event", "--strata", "event").err())
        .contains("--bulk: expected a column in neither --strata nor --covariates");
    assertThat(mse(RAIDS, "--bulk", "count").err())
        .contains("--bulk: expected a column that names events, found 'count'");
    assertThat(
            mse(RAIDS, "--bulk", "event", "--method", "decomposable", "--max-population", "100000")
                .err())
        .contains("--max-population: expected without --bulk");
    assertThat(mse("A,B,e,count\n1,0,r,5\n0,1,r,4\n", "--bulk", "e").err())
        .contains("the table counts nobody beside those in --bulk, expected a total above 0");
  }

  @Test
  void aReferralIsInEveryModelPrinted() throws IOException {
    JsonNode document =
        document(WITHOUT_RAIDS, "--method", "loglinear", "--referral", "police>ngo");
    assertThat(document.get("models")).hasSize(4);
    for (JsonNode model : document.get("models")) {
      assertThat(model.get("generators").toString()).contains("[\"police\",\"ngo\"]");
    }
    assertThat(
            document(
                    WITHOUT_RAIDS,
                    "--method",
                    "loglinear",
                    "--models",
                    "independence",
                    "--referral",
                    "police>ngo")
                .get("diagnostics")
                .get("model")
                .asText())
        .isEqualTo("police*ngo + embassy");
    assertThat(
            document(
                    NATIONS,
                    "--strata",
                    "nationality",
                    "--blind",
                    "embassy:nationality=CN",
                    "--method",
                    "loglinear",
                    "--referral",
                    "police>ngo")
                .get("models"))
        .allMatch(m -> m.get("generators").toString().contains("[\"police\",\"ngo\""));
  }

  @Test
  void wrongReferralsAreNamed() throws IOException {
    assertThat(mse(WITHOUT_RAIDS, "--referral", "police").err())
        .contains("--referral: expected FROM>TO, two different lists, found 'police'");
    assertThat(mse(WITHOUT_RAIDS, "--referral", "ngo>ngo").err())
        .contains("--referral: expected FROM>TO, two different lists, found 'ngo>ngo'");
    assertThat(mse(WITHOUT_RAIDS, "--referral", "police>un").err())
        .contains("--referral: no list is called 'un', expected one of [police, ngo, embassy]");
  }
}
