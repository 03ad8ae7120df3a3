package org.undercount.geo.map;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Round numbers for axes, legends and classes: 1, 2 or 5 times a power of ten.
 *
 * @param step distance between ticks
 * @param ticks number of steps from 0 that reach the largest value
 */
record Scale(double step, int ticks) {

  /** About the wanted number of steps from 0 to at least the largest value. */
  static Scale upTo(double largest, int wanted) {
    if (!(largest > 0)) {
      return new Scale(1, 1);
    }
    double step = atLeast(largest / wanted);
    return new Scale(step, (int) Math.ceil(largest / step - 1e-9));
  }

  /** The smallest round number that is not below a positive value. */
  static double atLeast(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : List.of(1.0, 2.0, 5.0, 10.0)) {
      if (factor * power >= value * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  double end() {
    return step * ticks;
  }

  List<Double> marks() {
    return IntStream.rangeClosed(0, ticks).mapToObj(i -> i * step).toList();
  }

  /** 0-based class of a value in (0, end]; 0 counts to the first class. */
  int classOf(double value) {
    return Math.min(ticks - 1, Math.max(0, (int) Math.ceil(value / step - 1e-9) - 1));
  }
}
