package org.undercount.estimators.auto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Gate;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.ChaoBound;
import org.undercount.estimators.closed.ClosedForm;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;

/**
 * The platform's own choice, by rule.
 *
 * <ol>
 *   <li>Two lists: Chapman, with a warning, because two lists cannot show their dependence.
 *   <li>Three or more: the gates; then the average over all log-linear models whose estimate exists
 *       and is unique, weighted by AIC (Buckland, Burnham and Augustin 1997). A single best model
 *       is never reported: its interval takes the model as known, and on simulated lists it held
 *       the truth in 90 % of the runs where it claimed 95 %.
 *   <li>Any gate that fails: no estimate, Chao's lower bound with the reason.
 * </ol>
 */
public final class Auto {

  private Auto() {}

  /** The verdict and the models behind it, best first; none for two lists. */
  public static LogLinear.Result estimate(OverlapTable table, double level) {
    if (table.lists().size() == 2) {
      Verdict chapman = ClosedForm.chapman(table, level);
      return new LogLinear.Result(
          explained(chapman, "Two lists: Chapman's estimator, no model can be compared"),
          List.of());
    }
    if (table.lists().size() > LogLinear.MOST_LISTS_SEARCHED) {
      return new LogLinear.Result(tooManyLists(table, level), List.of());
    }
    LogLinear.Result averaged = LogLinear.estimate(table, request(level, true));
    if (averaged.verdict().estimate().isEmpty()) {
      return averaged;
    }
    Verdict single = LogLinear.estimate(table, request(level, false), averaged.models()).verdict();
    return new LogLinear.Result(explained(averaged.verdict(), beside(single)), averaged.models());
  }

  /**
   * The same behind all the platform's gates, beside every other method that fits the table, pooled
   * with them, and explained. Takes seconds where {@link #estimate} takes milliseconds.
   */
  public static Assessment assess(OverlapTable table, Assessment.Request request) {
    return new Assessor(table, request).assess();
  }

  private static String beside(Verdict single) {
    return "Average over models, so that the interval carries the choice among them; "
        + single
            .estimate()
            .map(
                e ->
                    String.format(
                        Locale.ROOT,
                        "the single best model gives %.0f (%.0f to %.0f)",
                        e.value(),
                        e.interval().lower(),
                        e.interval().upper()))
            .orElse("the single best model sets no upper limit");
  }

  private static LogLinear.Request request(double level, boolean average) {
    return new LogLinear.Request(
        new Candidates.All(), Criterion.AIC, IntervalKind.PROFILE, level, average);
  }

  private static Verdict tooManyLists(OverlapTable table, double level) {
    LowerBound bound = ChaoBound.ofLists(table).bound(level);
    return new Verdict(
        table.observed(),
        Optional.empty(),
        Optional.of(bound),
        List.of(
            new Gate(
                "models-can-be-searched",
                false,
                "models are searched for up to "
                    + LogLinear.MOST_LISTS_SEARCHED
                    + " lists, there are "
                    + table.lists().size()
                    + ": merge lists that work alike")),
        List.of(),
        Map.of());
  }

  private static Verdict explained(Verdict verdict, String why) {
    Map<String, String> facts = new LinkedHashMap<>(verdict.diagnostics());
    facts.put("choice", why);
    return new Verdict(
        verdict.observed(),
        verdict.estimate(),
        verdict.lowerBound(),
        verdict.gates(),
        verdict.warnings(),
        facts);
  }
}
