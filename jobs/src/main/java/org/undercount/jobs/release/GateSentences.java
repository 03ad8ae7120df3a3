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
      Map.of(
          "table-is-usable", "every list must have seen somebody",
          "three-lists", "at least three lists are needed to see dependence between lists",
          "enough-overlap",
              "enough units must be on two or more lists, every list must share some with another,"
                  + " and none may hold everyone",
          "models-can-be-searched", "there must be few enough lists to compare models of them",
          "mle-exists", "some model must have a maximum-likelihood estimate",
          "identifiable", "the parameters of some model must be told apart by the data",
          "bounded-above", "the interval must have an upper end",
          "every-linkage-estimable",
              "an estimate must stand under every plausible linkage of the reports",
          "headcount-estimated", "takings need a headcount whose estimate was not refused");

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
