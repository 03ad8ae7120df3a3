package org.undercount.estimators.likelihood;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.undercount.estimators.Interval;

/**
 * The likelihood with a linear predictor held at a value and everything else at its best. Its
 * interval holds all values whose likelihood ratio lies below the χ²₁ quantile, and ends at the
 * edge of the range where none beyond is rejected. Venzon and Moolgavkar (1988), Appl. Stat. 37.
 */
final class Profile {

  static final String KIND = "profile likelihood";

  /** A predictor beyond is a probability of 0 or 1. */
  private static final double FARTHEST = 25;

  private static final double CLOSE = 1e-6;

  private final Maximum maximum;
  private final Parameter parameter;
  private final double[] direction;
  private final int pivot;
  private final double best;
  private double[] warm;

  Profile(Maximum maximum, Parameter parameter, int rowKind) {
    this.maximum = maximum;
    this.parameter = parameter;
    double[] point = maximum.point();
    this.warm = point;
    this.direction = new double[point.length];
    double[] unit = new double[point.length];
    int largest = 0;
    for (int i = 0; i < point.length; i++) {
      unit[i] = 1;
      direction[i] = parameter.predictor(rowKind, unit);
      unit[i] = 0;
      largest = Math.abs(direction[i]) > Math.abs(direction[largest]) ? i : largest;
    }
    this.pivot = largest;
    this.best = parameter.predictor(rowKind, point);
  }

  Optional<Interval> interval(double level) {
    double allowed = ChiSquaredDistribution.of(1).inverseCumulativeProbability(level) / 2;
    Link link = parameter.link();
    double lower = end(-1, allowed);
    double upper = end(1, allowed);
    if (Double.isNaN(lower) || Double.isNaN(upper)) {
      return Optional.empty();
    }
    double low = lower <= -FARTHEST ? 0 : link.value(lower);
    double high =
        upper < FARTHEST ? link.value(upper) : link == Link.LOGIT ? 1 : Double.POSITIVE_INFINITY;
    return Optional.of(new Interval(low, high, level, KIND));
  }

  private double end(int side, double allowed) {
    double edge = side * FARTHEST;
    if (side * best >= FARTHEST) {
      return edge;
    }
    double inside = Math.max(-FARTHEST, Math.min(FARTHEST, best));
    double step = 0.5;
    warm = maximum.point();
    while (true) {
      double outside = inside + side * step;
      if (side * outside >= FARTHEST) {
        outside = edge;
      }
      if (fall(outside) > allowed) {
        if (!(fall(inside) <= allowed)) {
          return Double.NaN; // the other coefficients were not found again
        }
        return boundary(inside, outside, allowed);
      }
      if (outside == edge) {
        return edge;
      }
      inside = outside;
      step *= 1.6;
    }
  }

  /** Halves the way between a value that is allowed and one that is not. */
  private double boundary(double allowedValue, double refusedValue, double allowed) {
    double in = allowedValue;
    double out = refusedValue;
    while (Math.abs(out - in) > CLOSE) {
      double middle = (in + out) / 2;
      if (fall(middle) > allowed) {
        out = middle;
      } else {
        in = middle;
      }
    }
    return (in + out) / 2;
  }

  /** By how much the log-likelihood lies below its maximum with the predictor at a value. */
  private double fall(double value) {
    Held held = new Held(value);
    double best = Double.NEGATIVE_INFINITY;
    for (double[] from : List.of(warm, maximum.point())) {
      double[] start = held.without(from);
      if (Double.isFinite(held.at(start, new double[start.length]))) {
        Ascent ascent = Ascent.from(held, start);
        if (ascent.value() > best) {
          best = ascent.value();
          warm = held.with(ascent.point());
        }
      }
    }
    return maximum.logLikelihood() - best;
  }

  /** The likelihood as a function of all coefficients but the pivot. */
  private final class Held implements LogLikelihood {
    private final double value;

    Held(double value) {
      this.value = value;
    }

    @Override
    public int size() {
      return direction.length - 1;
    }

    double[] without(double[] all) {
      double[] rest = new double[all.length - 1];
      System.arraycopy(all, 0, rest, 0, pivot);
      System.arraycopy(all, pivot + 1, rest, pivot, rest.length - pivot);
      return rest;
    }

    double[] with(double[] rest) {
      double[] all = new double[rest.length + 1];
      System.arraycopy(rest, 0, all, 0, pivot);
      System.arraycopy(rest, pivot, all, pivot + 1, rest.length - pivot);
      double missing = value;
      for (int i = 0; i < all.length; i++) {
        missing -= i == pivot ? 0 : direction[i] * all[i];
      }
      all[pivot] = missing / direction[pivot];
      return all;
    }

    @Override
    public double at(double[] rest, double[] gradient) {
      double[] slopes = new double[direction.length];
      double there = maximum.likelihood().at(with(rest), slopes);
      double[] own = without(slopes);
      double[] along = without(direction);
      for (int i = 0; i < own.length; i++) {
        gradient[i] = own[i] - slopes[pivot] * along[i] / direction[pivot];
      }
      return there;
    }
  }
}
