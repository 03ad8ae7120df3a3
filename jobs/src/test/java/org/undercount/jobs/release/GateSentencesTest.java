package org.undercount.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Mixture;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Auto;

class GateSentencesTest {

  /** The gates of an estimate, of a refusal and of a mixture. */
  @Test
  void noGateIsPublishedWithACount() {
    OverlapTable three =
        OverlapTable.of(
            List.of("a", "b", "c"), Map.of(1, 40L, 2, 30L, 4, 20L, 3, 8L, 5, 6L, 6, 5L, 7, 2L));
    Verdict estimated = Auto.estimate(three, 0.95).verdict();
    OverlapTable sparse =
        OverlapTable.of(List.of("a", "b", "c"), Map.of(1, 5L, 2, 3L, 4, 2L, 3, 2L));
    Verdict refused = Auto.estimate(sparse, 0.95).verdict();
    List<Gate> gates =
        Stream.of(
                estimated.gates().stream(),
                refused.gates().stream(),
                Stream.of(Mixture.of(List.of(estimated, estimated)).gate()))
            .flatMap(s -> s)
            .toList();
    assertThat(gates).anyMatch(g -> g.detail().matches(".*\\d.*"));
    assertThat(gates).allSatisfy(g -> assertThat(GateSentences.of(g)).doesNotContainPattern("\\d"));
  }

  @Test
  void anUnknownGateIsNotPublishedInItsOwnWords() {
    assertThatThrownBy(() -> GateSentences.of(new Gate("new", false, "3 of 9")))
        .hasMessage("A gate is published by a sentence without counts, none is known for new");
  }
}
