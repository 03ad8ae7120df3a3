package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.undercount.estimators.Interval;
import org.undercount.estimators.likelihood.Maximum.Quantity;

/**
 * Intervals of a parameter's values: the delta method on the scale of the link, and the profile
 * likelihood where the value lies at the edge of its range or the profile is asked for.
 */
public final class ParameterIntervals {

  /** How an interval is made. */
  public enum Kind {
    /** Symmetric on the scale of the link. */
    WALD,
    /** All values that a likelihood-ratio test does not reject. */
    PROFILE,
    /** Values alone. */
    NONE
  }

  private static final double FAR = 12;

  private final Maximum maximum;
  private final double level;
  private final Kind kind;

  public ParameterIntervals(Maximum maximum, double level, Kind kind) {
    this.maximum = maximum;
    this.level = level;
    this.kind = kind;
  }

  /** The estimate of a parameter for the rows of a kind. */
  public ParameterEstimate of(String name, Parameter parameter, int rowKind) {
    Link link = parameter.link();
    Quantity value = value(parameter, rowKind);
    if (kind == Kind.NONE || value instanceof Quantity.NotIdentified) {
      return new ParameterEstimate(name, value, Optional.empty());
    }
    Quantity predictor = maximum.of(x -> parameter.predictor(rowKind, x));
    if (kind == Kind.WALD
        && value instanceof Quantity.Identified
        && predictor instanceof Quantity.Identified p) {
      double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
      return new ParameterEstimate(
          name,
          value,
          Optional.of(
              new Interval(
                  link.value(p.value() - z * p.standardError()),
                  link.value(p.value() + z * p.standardError()),
                  level,
                  link == Link.LOGIT ? "logit-normal" : "log-normal")));
    }
    return new ParameterEstimate(
        name, value, new Profile(maximum, parameter, rowKind).interval(level));
  }

  /** The value; a predictor so far out is that of a value at the edge. */
  private Quantity value(Parameter parameter, int rowKind) {
    double predictor = parameter.predictor(rowKind, maximum.point());
    boolean far = parameter.link() == Link.LOGIT ? Math.abs(predictor) > FAR : predictor < -FAR;
    Quantity value = maximum.of(x -> parameter.valueAt(rowKind, x));
    return far && value instanceof Quantity.Identified told
        ? new Quantity.AtEdge(told.value())
        : value;
  }

  /** The coefficients of some parameters, on the scales of their links. */
  public List<ParameterEstimate> coefficients(List<Parameter> parameters) {
    double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    List<ParameterEstimate> coefficients = new ArrayList<>();
    int index = 0;
    for (Parameter parameter : parameters) {
      for (String name : parameter.coefficients()) {
        int at = index++;
        Quantity value = maximum.of(x -> x[at]);
        coefficients.add(
            new ParameterEstimate(
                name,
                value,
                value instanceof Quantity.Identified told
                    ? Optional.of(
                        new Interval(
                            told.value() - z * told.standardError(),
                            told.value() + z * told.standardError(),
                            level,
                            "normal"))
                    : Optional.empty()));
      }
    }
    return coefficients;
  }
}
