package org.undercount.estimators.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenLedgerTest {

  private static final GoldenEntry ENTRY = entry("Peer", "estimate");

  @Test
  void anEntryWithoutALineIsAProblem() {
    GoldenLedger ledger = new GoldenLedger(List.of());
    ledger.enter(ENTRY);
    assertThat(ledger.problems())
        .containsExactly("table Peer Peer.estimate: no line of the ledger deals with estimate");
  }

  @Test
  void aLineThatNoEntryNeedsIsAProblem() {
    GoldenLedger ledger =
        new GoldenLedger(
            List.of(
                new GoldenLedger.Line("Peer", "gone", e -> true, new GoldenLedger.Argued("why"))));
    assertThat(ledger.problems()).containsExactly("no entry needs the line Peer gone 0");
  }

  @Test
  void aCheckThatComparesNothingDoesNotAssert() {
    GoldenLedger ledger =
        asserted(e -> new GoldenCheck.Outcome(0, List.of(), List.of("everything")));
    ledger.enter(ENTRY);
    assertThat(ledger.problems())
        .containsExactly("table Peer Peer.estimate: its check compared nothing");
  }

  @Test
  void aDifferenceIsAProblem() {
    GoldenLedger ledger =
        asserted(e -> new GoldenCheck.Outcome(1, List.of("1 is not 2"), List.of()));
    ledger.enter(ENTRY);
    assertThat(ledger.problems()).containsExactly("table: 1 is not 2");
  }

  @Test
  void theFirstLineThatMatchesTakesTheEntryAndTheTableSaysSo() {
    GoldenLedger ledger =
        new GoldenLedger(
            List.of(
                new GoldenLedger.Line(
                    "Peer", "estimate", e -> false, new GoldenLedger.Argued("never")),
                new GoldenLedger.Line(
                    "Peer", "estimate", e -> true, new GoldenLedger.Argued("another field"))));
    ledger.enter(ENTRY);
    assertThat(ledger.printed())
        .contains("   1 entries          not covered: another field (table)")
        .endsWith("1 entries: 0 asserted, 1 argued\n");
    assertThat(ledger.problems()).containsExactly("no entry needs the line Peer estimate 0");
  }

  private static GoldenLedger asserted(GoldenCheck check) {
    return new GoldenLedger(
        List.of(
            new GoldenLedger.Line(
                "Peer", "estimate", e -> true, new GoldenLedger.Asserted(check))));
  }

  private static GoldenEntry entry(String peer, String function) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("peer", peer).put("function", function).put("id", peer + "." + function);
    return new GoldenEntry("table", result);
  }
}
