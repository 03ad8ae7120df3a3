package org.undercount.jobs.release;

import java.util.Map;
import org.undercount.estimators.Gate;

/**
 * What is published of a gate: the condition, and nothing that was counted. The detail of a gate
 * names overlaps of lists, which are cells nobody has checked for disclosure; it stays in the
 * workspace.
 */
final class GateSentences {

  private static final Map<String, String> CONDITIONS =
      Map.ofEntries(
          Map.entry("table-is-usable", "every list must have seen somebody"),
          Map.entry(
              "three-lists", "at least three lists are needed to see dependence between lists"),
          Map.entry(
              "enough-overlap",
              "enough units must be on two or more lists, every list must share some with another, and none may hold everyone"),
          Map.entry(
              "models-can-be-searched", "there must be few enough lists to compare models of them"),
          Map.entry("mle-exists", "some model must have a maximum-likelihood estimate"),
          Map.entry("identifiable", "the parameters of some model must be told apart by the data"),
          Map.entry("bounded-above", "the interval must have an upper end"),
          Map.entry(
              "every-linkage-estimable",
              "an estimate must stand under every plausible linkage of the reports"),
          Map.entry(
              "headcount-estimated", "takings need a headcount whose estimate was not refused"),
          Map.entry(
              "flow-estimated",
              "a stock needs the number held at any time in the quarter, whose estimate was not refused"),
          Map.entry(
              "ends-seen",
              "enough people must have been seen to leave to know how long stays last"),
          Map.entry(
              "quarter-before",
              "what opened or closed since the quarter before needs that quarter's reports of places"),
          Map.entry(
              "two-sources-a-quarter",
              "in every quarter at least two sources must report active centres, or a closing cannot be told from a miss"),
          Map.entry(
              "every-occasion-watched", "centres must have been reported active in every quarter"),
          Map.entry("seen-again", "some centres must be reported in more than one quarter"),
          Map.entry(
              "enough-histories",
              "there must be more centres reported than parameters to learn from them"),
          Map.entry("converged", "the fit must settle"),
          Map.entry("identified", "the reports must tell the number of centres"),
          Map.entry("change-told", "the reports must tell how many centres changed"));

  private GateSentences() {}

  static String of(Gate gate) {
    String condition = CONDITIONS.get(gate.id());
    if (condition == null) {
      throw new IllegalStateException(
          "A gate is published by a sentence without counts, none is known for " + gate.id());
    }
    return condition;
  }
}
