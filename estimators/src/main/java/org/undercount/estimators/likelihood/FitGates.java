package org.undercount.estimators.likelihood;

import java.util.List;
import org.undercount.estimators.Gate;

/** Conditions on what was fitted, whatever the model. */
public final class FitGates {

  private FitGates() {}

  public static Gate settled(Maximum maximum) {
    return new Gate(
        "converged",
        maximum.converged(),
        maximum.converged()
            ? "the likelihood's slope vanished"
            : "the likelihood's slope did not vanish: no maximum was found");
  }

  /**
   * Whether the headline is told.
   *
   * @param advice what would make it so
   */
  public static Gate told(String what, boolean told, String advice) {
    return new Gate(
        "identified",
        told,
        told
            ? "the data tell the " + what
            : "other values of the " + what + " fit the data as well: " + advice);
  }

  /** A warning that names the parameters the data do not tell. */
  public static List<String> untold(List<ParameterEstimate> estimates) {
    List<String> untold =
        estimates.stream()
            .filter(e -> e.quantity() instanceof Maximum.Quantity.NotIdentified)
            .map(ParameterEstimate::name)
            .toList();
    return untold.isEmpty()
        ? List.of()
        : List.of(
            "the data do not tell "
                + String.join(", ", untold)
                + ": other values fit as well, so none is given");
  }
}
