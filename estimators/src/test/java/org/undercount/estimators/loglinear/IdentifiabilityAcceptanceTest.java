package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/** SparseMSE 2.0.1's checkident: 0 fine, 1 no estimate, 2 not identifiable, 3 both. */
@Tag("acceptance")
class IdentifiabilityAcceptanceTest {

  private static final Pattern CHECK =
      Pattern.compile(
          "\"id\":\"checkident\\.([^\"]+)\".*?\"mX\":(null|0|\\[(\\d+),(\\d+)\\]).*?\"ierr\":(\\d)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "artificial_3",
        "congenital",
        "hav",
        "hiv",
        "kosovo",
        "ned",
        "ned_5",
        "ukdat",
        "ukdat_4",
        "ukdat_5"
      })
  void everyCheckHasTheSameAnswer(String name) throws IOException {
    OverlapTable table = SharedTables.table(name);
    int k = table.lists().size();
    int checks = 0;
    String golden =
        Files.readString(SharedTables.folder(name).resolve("golden.json"), StandardCharsets.UTF_8);
    for (String line : golden.lines().toList()) {
      Matcher m = CHECK.matcher(line);
      if (!m.find()) {
        continue;
      }
      List<Integer> interactions = new ArrayList<>();
      if (m.group(2).equals("0")) {
        interactions.addAll(ModelSpace.pairs(k));
      } else if (!m.group(2).equals("null")) {
        interactions.add(
            1 << (Integer.parseInt(m.group(3)) - 1) | 1 << (Integer.parseInt(m.group(4)) - 1));
      }
      HierarchicalModel model = HierarchicalModel.of(k, interactions);
      Fit fit = ModelFitter.forModels(table, List.of(model)).fit(model);
      String expected =
          switch (m.group(5)) {
            case "0" -> "ok";
            case "1" -> "mle-does-not-exist";
            default -> "not-identifiable"; // 3: both, ours names the graver
          };
      assertThat(fit.status()).as("%s %s", m.group(1), line).isEqualTo(expected);
      checks++;
    }
    assertThat(checks).isGreaterThanOrEqualTo(k + 2);
  }
}
