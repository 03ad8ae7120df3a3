package org.undercount.estimators;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    Map<String, String> diagnostics)
    implements Serializable {

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

  /** The same with further warnings. */
  public Verdict warned(List<String> more) {
    return new Verdict(
        observed,
        estimate,
        lowerBound,
        gates,
        Stream.concat(warnings.stream(), more.stream()).toList(),
        diagnostics);
  }

  /** The same with one more warning. */
  public Verdict warned(String more) {
    return warned(List.of(more));
  }

  /** The detail of the first gate that failed; empty when the estimate stands. */
  public Optional<String> refusal() {
    return gates.stream().filter(g -> !g.passed()).findFirst().map(Gate::detail);
  }

  /** Optional values are not serializable, so this takes the place of a verdict in transit. */
  private Object writeReplace() {
    return new InTransit(
        observed, estimate.orElse(null), lowerBound.orElse(null), gates, warnings, diagnostics);
  }

  private record InTransit(
      long observed,
      @Nullable Estimate estimate,
      @Nullable LowerBound lowerBound,
      List<Gate> gates,
      List<String> warnings,
      Map<String, String> diagnostics)
      implements Serializable {

    private Object readResolve() {
      return new Verdict(
          observed,
          Optional.ofNullable(estimate),
          Optional.ofNullable(lowerBound),
          gates,
          warnings,
          diagnostics);
    }
  }
}
