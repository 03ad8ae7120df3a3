package org.undercount.estimators.likelihood;

/** How a parameter follows from its linear predictor. */
public enum Link {
  /** Probabilities. */
  LOGIT {
    @Override
    double value(double predictor) {
      return 1 / (1 + Math.exp(-predictor));
    }

    @Override
    double slope(double value) {
      return value * (1 - value);
    }

    @Override
    public double predictor(double value) {
      return Math.log(value / (1 - value));
    }
  },
  /** Rates and odds. */
  LOG {
    @Override
    double value(double predictor) {
      return Math.exp(predictor);
    }

    @Override
    double slope(double value) {
      return value;
    }

    @Override
    public double predictor(double value) {
      return Math.log(value);
    }
  };

  abstract double value(double predictor);

  /** Of the value in the predictor. */
  abstract double slope(double value);

  /** The predictor of a value inside the range. */
  public abstract double predictor(double value);
}
