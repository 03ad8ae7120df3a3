package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.stay.StayModel;

/**
 * What {@code stays} is asked.
 *
 * @param model distribution the headline rests on; empty for the curve alone
 * @param flow arrivals per day, for the stock
 */
public record StaysRequest(Optional<StayModel> model, Optional<Estimate> flow, double level) {

  private static final String CURVE = "kaplan-meier";

  /** The options as written; problems are added to those found. */
  public static StaysRequest parse(
      String method, Optional<String> flow, double level, List<Problem> problems) {
    Optional<StayModel> model = StayModel.find(method);
    if (model.isEmpty() && !method.equals(CURVE)) {
      problems.add(
          Problem.in(
              "--method",
              "expected "
                  + CURVE
                  + ", "
                  + String.join(
                      ", ", Arrays.stream(StayModel.values()).map(StayModel::word).toList())
                  + ", found '"
                  + method
                  + "'"));
    }
    return new StaysRequest(model, flow.flatMap(f -> flow(f, level, problems)), level);
  }

  private static Optional<Estimate> flow(String text, double level, List<Problem> problems) {
    List<Double> numbers = new ArrayList<>();
    for (String part : Arrays.asList(text.split(",", -1))) {
      if (part.strip().matches("[0-9]{1,12}(\\.[0-9]+)?")) {
        numbers.add(Double.valueOf(part.strip()));
      }
    }
    if (numbers.size() == 3
        && numbers.get(1) > 0
        && numbers.get(1) <= numbers.get(0)
        && numbers.get(0) <= numbers.get(2)
        && level > 0
        && level < 1) {
      return Optional.of(
          new Estimate(
              numbers.get(0),
              new Interval(numbers.get(1), numbers.get(2), level, "as given"),
              "flow",
              Map.of()));
    }
    problems.add(
        Problem.in(
            "--flow",
            "expected arrivals per day as value,lower,upper with 0 < lower <= value <= upper, found"
                + " '"
                + text
                + "'"));
    return Optional.empty();
  }

  String method() {
    return model.map(StayModel::word).orElse(CURVE);
  }
}
