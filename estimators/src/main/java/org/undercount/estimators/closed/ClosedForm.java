package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/** Verdicts of the estimators that have a formula. */
public final class ClosedForm {

  private static final String BLIND_TO_DEPENDENCE =
      "two lists cannot show whether they depend on each other: positive dependence makes this"
          + " estimate too low, negative too high";

  private ClosedForm() {}

  /** Chapman's estimator behind the overlap gate; the bound stands beside it. */
  public static Verdict chapman(OverlapTable table, double level) {
    TwoLists two = TwoLists.of(table);
    List<Gate> gates = twoListGates(table);
    Estimate estimate = two.chapman(level);
    return new Verdict(
        table.observed(),
        gates.stream().allMatch(Gate::passed) ? Optional.of(estimate) : Optional.empty(),
        Optional.of(ChaoBound.ofLists(table).bound(level)),
        gates,
        List.of(BLIND_TO_DEPENDENCE),
        estimate.diagnostics());
  }

  /** Lincoln and Petersen's estimator behind the same gate. */
  public static Verdict lincolnPetersen(OverlapTable table, double level) {
    TwoLists two = TwoLists.of(table);
    List<Gate> gates = twoListGates(table);
    Optional<Estimate> estimate =
        gates.stream().allMatch(Gate::passed)
            ? Optional.of(two.lincolnPetersen(level))
            : Optional.empty();
    return new Verdict(
        table.observed(),
        estimate,
        Optional.of(ChaoBound.ofLists(table).bound(level)),
        gates,
        List.of(BLIND_TO_DEPENDENCE, "biased upwards in small samples, which chapman is not"),
        estimate.map(Estimate::diagnostics).orElse(Map.of()));
  }

  private static List<Gate> twoListGates(OverlapTable table) {
    List<Gate> gates = new ArrayList<>();
    gates.add(Gates.enoughOverlap(table));
    gates.addAll(Gates.everyPatternPossible(table));
    gates.addAll(Gates.independentByDeclaration(table));
    return gates;
  }

  /** Chao's bound as the reported number. */
  public static Verdict chao(OverlapTable table, double level) {
    ChaoBound bound = ChaoBound.ofLists(table);
    ChaoBound fromCounts = ChaoBound.ofCounts(table.captureCounts(), true);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("form", bound.name());
    facts.put("standardError", Double.toString(bound.standardError()));
    facts.put("fromCountsAlone", Double.toString(fromCounts.value()));
    List<Gate> gates = new ArrayList<>();
    long pairs = ChaoBound.onPairs(table);
    gates.add(
        new Gate(
            "enough-overlap",
            pairs > 0,
            "the bound needs at least 1 unit on exactly two lists"
                + (table.impossible().isEmpty() && table.referrals().isEmpty()
                    ? ""
                    : " that can meet and do not feed each other")
                + ", there are "
                + pairs));
    return new Verdict(
        table.observed(),
        pairs > 0 ? Optional.of(bound.estimate(level)) : Optional.empty(),
        Optional.of(bound.bound(level)),
        gates,
        List.of("this is a lower bound for lists that do not feed one another, not an estimate"),
        facts);
  }
}
