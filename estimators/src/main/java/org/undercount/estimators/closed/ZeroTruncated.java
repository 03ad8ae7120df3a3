package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Populations from a distribution of the number of sightings that is cut off at zero: N̂ = n/(1 −
 * p̂₀), p₀ the chance of being seen never. Var N̂ = n p₀/(1 − p₀)² + g′I⁻¹g, I the observed
 * information and g the slope of n/(1 − p₀) in the parameters. Van der Heijden, Bustami, Cruyff,
 * Engbersen and van Houwelingen (2003), Stat. Model. 3; Böhning and Schön (2005), Appl. Stat. 54.
 *
 * <p>Poisson: all are seen at the same rate, otherwise too low. Geometric: rates are exponential.
 * Negative binomial: rates are gamma; its maximum often lies at the edge, where N is infinite or
 * the Poisson holds, and then there is no estimate. All three are made for sightings at any time:
 * from t lists nobody can be seen more than t times, and the number comes out too high.
 */
public enum ZeroTruncated {
  POISSON("zt-poisson"),
  GEOMETRIC("zt-geometric"),
  NEGATIVE_BINOMIAL("zt-negative-binomial");

  private final String word;

  ZeroTruncated(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** The distribution of this word. */
  public static ZeroTruncated of(String word) {
    return Arrays.stream(values())
        .filter(m -> m.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No zero-truncated distribution is called " + word));
  }

  /** The verdict from the counts of a table of lists, with a log-normal interval. */
  public Verdict estimate(OverlapTable table, double level) {
    List<Gate> gates = new ArrayList<>();
    if (this == NEGATIVE_BINOMIAL) {
      gates.add(Gates.threeLists(table));
    }
    gates.add(Gates.enoughOverlap(table));
    gates.addAll(Gates.everyPatternPossible(table));
    return new FittedVerdict(table, word, level)
        .of(
            fit(CaptureFrequencies.of(table)),
            ChaoBound.ofLists(table).bound(level),
            gates,
            List.of(CountsOnly.WARNING));
  }

  /** The fit alone; deviance over the frequencies up to the highest seen. */
  public Fit fit(CaptureFrequencies seen) {
    if (seen.sightings() == seen.observed()) {
      return new Fit.NoMle("nobody is seen twice");
    }
    return switch (this) {
      case POISSON -> TruncatedPoisson.fit(seen);
      case GEOMETRIC -> TruncatedGeometric.fit(seen);
      case NEGATIVE_BINOMIAL -> TruncatedNegativeBinomial.fit(seen);
    };
  }
}
