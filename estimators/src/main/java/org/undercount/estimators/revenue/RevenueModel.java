package org.undercount.estimators.revenue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.Estimand;

/**
 * Inputs and the formulas that turn them into money.
 *
 * @param name of the model
 * @param unit of every estimator's result, an amount of the currency, e.g. {@code USD/year}
 * @param currency three letters
 * @param inputs by name, in file order
 * @param estimators in file order
 */
public record RevenueModel(
    String name, Unit unit, String currency, List<Input> inputs, List<Estimator> estimators) {

  /**
   * One way to the money.
   *
   * @param id unique in the model
   * @param kind R1 … R7 of the methods, e.g. R1 for headcount × take
   * @param estimand what the result is a number of
   */
  public record Estimator(String id, String kind, Estimand estimand, Expression formula) {}

  public RevenueModel {
    inputs = List.copyOf(inputs);
    estimators = List.copyOf(estimators);
    List<String> problems = problems(unit, currency, inputs, estimators);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Everything that does not fit together, as sentences. */
  public static List<String> problems(
      Unit unit, String currency, List<Input> inputs, List<Estimator> estimators) {
    List<String> problems = new ArrayList<>();
    Map<String, Unit> units = new HashMap<>();
    if (!unit.isAmountOf(currency)) {
      problems.add("the model's unit must be an amount of " + currency + ", found " + unit);
    }
    for (Input input : inputs) {
      if (units.put(input.name(), input.unit()) != null) {
        problems.add("input '" + input.name() + "' is given twice");
      }
      if (input.unit().powers().containsKey(currency) && input.money().isEmpty()) {
        problems.add("input '" + input.name() + "' is money and must state its price date");
      }
    }
    List<String> priceDates =
        inputs.stream()
            .flatMap(i -> i.money().stream())
            .map(Input.Money::priceDate)
            .distinct()
            .toList();
    if (priceDates.size() > 1) {
      problems.add(
          "amounts are at prices of "
              + String.join(" and ", priceDates)
              + ": bring them to one date with a deflator and its source");
    }
    if (estimators.isEmpty()) {
      problems.add("at least one estimator is needed, found none");
    }
    for (Estimator estimator : estimators) {
      try {
        Unit result = estimator.formula().unit(units);
        if (!result.equals(unit)) {
          problems.add(
              "estimator '"
                  + estimator.id()
                  + "': its units multiply to "
                  + result
                  + ", expected "
                  + unit);
        }
      } catch (IllegalArgumentException e) {
        problems.add("estimator '" + estimator.id() + "': " + e.getMessage());
      }
    }
    return problems;
  }
}
