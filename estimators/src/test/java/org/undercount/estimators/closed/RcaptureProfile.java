package org.undercount.estimators.closed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The profile likelihood as Rcapture 1.4.4 computes it: beyond a population of 100 its factorials
 * are Stirling's √(2πx) xˣ e⁻ˣ, which moves the ends of the interval in the fifth digit.
 */
public final class RcaptureProfile {

  private static final double LARGEST_EXACT = 100;

  /** It searches with R's optimize and uniroot, both to 1e-4 units; maxima are flat besides. */
  private static final double END = 1e-6;

  private static final double MAXIMUM = 2e-5;

  /** The share by which Stirling's factorials may move an end from ours. */
  private static final double STIRLING = 1e-3;

  private RcaptureProfile() {}

  /**
   * Asserts its most likely N and interval twice: repeated its way, and near ours.
   *
   * @param exact our log-likelihood at a number of units on no list
   */
  public static void check(
      String label,
      DoubleUnaryOperator exact,
      double observed,
      double estimate,
      JsonNode peer,
      GoldenComparison golden) {
    ProfileLikelihood ours = ProfileLikelihood.of(exact, observed, estimate, 0.95);
    ProfileLikelihood itsWay =
        ProfileLikelihood.of(
            x -> exact.applyAsDouble(x) + difference(observed + x) - difference(observed + x, x),
            observed,
            estimate,
            0.95);
    golden.close(label + " most likely", itsWay.mostLikely(), peer.get("abundance"), MAXIMUM);
    golden.close(label + " lower", itsWay.interval().lower(), peer.get("infCL"), END);
    JsonNode upper = peer.get("supCL");
    if (upper.isTextual()) {
      double searched = Double.parseDouble(upper.asText().substring(1));
      golden.holds(
          itsWay.interval().upper() > searched && ours.interval().upper() > searched,
          label + " upper: " + itsWay + " and " + ours + " but it searched up to " + upper);
    } else {
      golden.close(label + " upper", itsWay.interval().upper(), upper, END);
      golden.close(label + " our upper", ours.interval().upper(), upper, STIRLING);
    }
    golden.close(label + " our lower", ours.interval().lower(), peer.get("infCL"), STIRLING);
  }

  private static double difference(double total, double x) {
    return total > LARGEST_EXACT && x > 0 ? stirling(x) - LogGamma.value(x + 1) : 0;
  }

  private static double difference(double total) {
    return difference(total, total);
  }

  private static double stirling(double x) {
    return x * Math.log(x) - x + Math.log(2 * Math.PI * x) / 2;
  }
}
