package org.undercount.estimators.loglinear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.OverlapTable;

final class WarningsTest {

  private static final OverlapTable RIVALS =
      OverlapTable.ofPatterns(
          List.of("hospital", "police", "ngo"),
          Map.of(
              "100", 217L, "010", 188L, "001", 174L, "110", 28L, "101", 31L, "011", 24L, "111",
              9L));

  @Test
  void aChosenModelIsSaidToIgnoreItsChoice() {
    assertThat(warnings(false))
        .containsExactly(
            "1 of 5 models within 2 AIC units of the best lie outside the interval (they range from"
                + " 1848 to 3738): the interval ignores that the model was chosen from the same"
                + " data");
  }

  @Test
  void anAverageIsSaidNotToReachARival() {
    assertThat(warnings(true))
        .containsExactly(
            "1 of 5 models within 2 AIC units of the best lie outside the interval (they range from"
                + " 1848 to 3738): the average weighs them, but its interval does not reach them");
  }

  private static List<String> warnings(boolean average) {
    return LogLinear.estimate(
            RIVALS,
            new LogLinear.Request(
                new Candidates.All(), Criterion.AIC, IntervalKind.PROFILE, 0.95, average))
        .verdict()
        .warnings();
  }
}
