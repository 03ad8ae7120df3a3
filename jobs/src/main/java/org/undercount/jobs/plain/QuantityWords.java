package org.undercount.jobs.plain;

import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.revenue.Quantity;

/** A distribution in an option: {@code 0.8}, {@code 0.7,0.9} (uniform), {@code 0.6,0.75,0.9}. */
final class QuantityWords {

  private QuantityWords() {}

  /** Of one, two or three numbers: constant, uniform, PERT by low, mode and high. */
  static Quantity parse(String text) {
    List<String> parts = Arrays.asList(text.split(",", -1));
    if (parts.size() > 3
        || !parts.stream().allMatch(p -> p.strip().matches("[0-9]{1,15}(\\.[0-9]+)?"))) {
      throw new IllegalArgumentException(
          "expected a number, low,high or low,mode,high, found '" + text + "'");
    }
    List<Double> numbers = parts.stream().map(p -> Double.valueOf(p.strip())).toList();
    return switch (numbers.size()) {
      case 1 -> new Quantity.Constant(numbers.get(0));
      case 2 -> new Quantity.Uniform(numbers.get(0), numbers.get(1));
      default -> new Quantity.Pert(numbers.get(0), numbers.get(1), numbers.get(2));
    };
  }
}
