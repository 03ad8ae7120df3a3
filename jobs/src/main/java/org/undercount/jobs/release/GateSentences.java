package org.undercount.jobs.release;

import static java.util.Map.entry;

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
          entry("table-is-usable", "every list must have seen somebody"),
          entry("three-lists", "at least three lists are needed to see dependence between lists"),
          entry(
              "enough-overlap",
              "enough units must be on two or more lists, every list must share some with another,"
                  + " and none may hold everyone"),
          entry(
              "models-can-be-searched", "there must be few enough lists to compare models of them"),
          entry("mle-exists", "some model must have a maximum-likelihood estimate"),
          entry("identifiable", "the parameters of some model must be told apart by the data"),
          entry("bounded-above", "the interval must have an upper end"),
          entry(
              "every-linkage-estimable",
              "an estimate must stand under every plausible linkage of the reports"),
          entry("headcount-estimated", "takings need a headcount whose estimate was not refused"),
          entry(
              "service-and-survey",
              "the service must have counted somebody and the survey must have asked somebody"),
          entry("users-in-survey", "somebody asked must have used the service"),
          entry("reporters", "enough respondents must know somebody held"),
          entry("hidden-respondents", "people who were held must have said who knew of it"),
          entry("visible", "most people who were held must be known to somebody"),
          entry("degrees", "most respondents must know somebody in a known group"),
          entry("within-population", "no more people may be held than there are"),
          entry("returns-within-departures", "no more people may have returned than left"),
          entry("like-estimands", "the method counts something else and no bridge is declared"),
          entry("two-families", "independent families of evidence are needed to compare"),
          entry(
              "methods-agree",
              "families of evidence lie further apart than may be pooled: the envelope is given"),
          entry(
              "flow-estimated",
              "a stock needs the number held at any time in the quarter, whose estimate was not"
                  + " refused"),
          entry(
              "ends-seen",
              "enough people must have been seen to leave to know how long stays last"),
          entry(
              "quarter-before",
              "what opened or closed since the quarter before needs that quarter's reports of"
                  + " places"),
          entry(
              "two-sources-a-quarter",
              "in every quarter at least two sources must report active centres, or a closing"
                  + " cannot be told from a miss"),
          entry(
              "every-occasion-watched", "centres must have been reported active in every quarter"),
          entry("seen-again", "some centres must be reported in more than one quarter"),
          entry(
              "enough-histories",
              "there must be more centres reported than parameters to learn from them"),
          entry("converged", "the fit must settle"),
          entry("identified", "the reports must tell the number of centres"),
          entry("change-told", "the reports must tell how many centres changed"));

  private GateSentences() {}

  static String of(Gate gate) {
    return of(gate.id());
  }

  static String of(String gate) {
    String condition = CONDITIONS.get(gate);
    if (condition == null) {
      throw new IllegalStateException(
          "A gate is published by a sentence without counts, none is known for " + gate);
    }
    return condition;
  }
}
