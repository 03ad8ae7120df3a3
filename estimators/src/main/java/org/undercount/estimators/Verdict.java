package org.undercount.estimators;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be published of one attempt at an estimate: the estimate if every gate passed, otherwise
 * the refusal's reason; the lower bound in both cases.
 *
 * @param observed units actually seen: no estimate lies below it
 * @param estimate empty exactly when a gate failed
 * @param lowerBound empty only where no bound can be computed
 * @param gates in the order they were tried
 * @param warnings sentences a reader must see beside the number
 * @param diagnostics facts about the fit, by name
 */
public record Verdict(
    long observed,
    Optional<Estimate> estimate,
    Optional<LowerBound> lowerBound,
    List<Gate> gates,
    List<String> warnings,
    Map<String, String> diagnostics) {

  public Verdict {
    gates = List.copyOf(gates);
    warnings = List.copyOf(warnings);
    diagnostics = Estimate.ordered(diagnostics);
    boolean passed = gates.stream().allMatch(Gate::passed);
    if (estimate.isPresent() != passed) {
      throw new IllegalArgumentException(
          "An estimate is present exactly when all gates pass: present="
              + estimate.isPresent()
              + ", passed="
              + passed);
    }
    if (estimate.isPresent() && estimate.get().interval().lower() < observed) {
      throw new IllegalArgumentException(
          "An interval must not reach below the observed count: lower="
              + estimate.get().interval().lower()
              + ", observed="
              + observed);
    }
  }

  /** The detail of the first gate that failed; empty when the estimate stands. */
  public Optional<String> refusal() {
    return gates.stream().filter(g -> !g.passed()).findFirst().map(Gate::detail);
  }
}
