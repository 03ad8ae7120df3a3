package org.undercount.estimators;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Verdicts on one population under several equally plausible readings of the data.
 *
 * @param what is read in several ways, one word: {@code linkage}
 * @param verdicts at least two, at one level
 */
public record Readings(String what, List<Verdict> verdicts) {

  public Readings {
    verdicts = List.copyOf(verdicts);
    if (verdicts.size() < 2) {
      throw new IllegalArgumentException(
          "A mixture needs at least two readings, got " + verdicts.size());
    }
  }

  /** How many readings. */
  public int size() {
    return verdicts.size();
  }

  /**
   * Whether an estimate stands under every reading.
   *
   * @param otherwise what it means if not
   */
  public Gate gate(String otherwise) {
    long estimable = verdicts.stream().filter(v -> v.estimate().isPresent()).count();
    boolean passed = estimable == size();
    String counted = estimable + " of " + size() + " plausible " + what + "s give an estimate";
    return new Gate(
        "every-" + what + "-estimable",
        passed,
        passed ? counted : counted + ": " + otherwise + why());
  }

  private String why() {
    return verdicts.stream()
        .map(Verdict::refusal)
        .flatMap(Optional::stream)
        .findFirst()
        .map(reason -> " (" + reason + ")")
        .orElse("");
  }

  /** Estimates, in the order of the readings; every one must have one. */
  public DoubleStream values() {
    return verdicts.stream().mapToDouble(v -> estimate(v).value());
  }

  /** A reading's estimate. */
  public static Estimate estimate(Verdict reading) {
    return reading
        .estimate()
        .orElseThrow(
            () -> new IllegalStateException("Every reading must have an estimate: ask the gate"));
  }
}
