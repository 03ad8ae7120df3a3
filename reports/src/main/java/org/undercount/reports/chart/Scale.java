package org.undercount.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis from zero with round steps.
 *
 * @param most end of the axis, a multiple of step
 * @param step between ticks
 */
record Scale(double most, double step) {

  /** Covers 0 to {@code value} in at most {@code ticks} steps of 1, 2 or 5 times a power of ten. */
  static Scale upTo(double value, int ticks) {
    double rough = Math.max(value, 1) / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double times : new double[] {1, 2, 5, 10}) {
      step = times * power;
      if (step >= rough * (1 - 1e-9)) {
        break;
      }
    }
    return new Scale(step * Math.ceil(Math.max(value, 1) / step - 1e-9), step);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Where a value lies between two pixels. */
  double at(double value, double from, double to) {
    return from + (to - from) * value / most;
  }
}
