package org.undercount.estimators.open;

import org.undercount.estimators.likelihood.Parameter;

/**
 * The shares bₜ of a superpopulation that enter at each occasion, from the entry parameter and, but
 * for {@link Entry#PENT}, survival; and the way of slopes back to both.
 */
final class Entering {

  private final Entry entry;
  private final CaptureHistories data;
  private final Occasions phi;
  private final Occasions rate;
  private final int occasions;
  private final double[] weights;
  private final double[] stock;
  private final double[] tails;

  Entering(Entry entry, CaptureHistories data, Occasions phi, Occasions rate) {
    this.entry = entry;
    this.data = data;
    this.phi = phi;
    this.rate = rate;
    this.occasions = data.occasions();
    this.weights = new double[occasions];
    this.stock = new double[occasions];
    this.tails = new double[occasions + 1];
  }

  Parameter parameter() {
    return rate.parameter();
  }

  Occasions rates() {
    return rate;
  }

  /** Computes the shares of a group; false where growth falls below survival. */
  boolean of(int group) {
    weights[0] = 1;
    stock[0] = 1;
    for (int t = 0; t + 1 < occasions; t++) {
      double value = rate.value(group, t + 2);
      if (entry == Entry.PENT) {
        weights[t + 1] = value;
        continue;
      }
      double stays = data.schedule().survival(t, phi.value(group, t + 1));
      double growth = entry.growth(stays, value);
      weights[t + 1] = stock[t] * (growth - stays);
      stock[t + 1] = stock[t] * growth;
      if (!(weights[t + 1] >= 0 && stock[t + 1] > 0)) {
        return false;
      }
    }
    tails[occasions] = 0;
    for (int t = occasions - 1; t >= 0; t--) {
      tails[t] = tails[t + 1] + weights[t];
    }
    return true;
  }

  /** bₜ. */
  double share(int t) {
    return weights[t] / tails[0];
  }

  /** P(enters at t | not entered before). */
  double hazard(int t) {
    return weights[t] / tails[t];
  }

  /** Takes slopes in the hazards of a group back to the parameters. */
  void back(int group, double[] hazardSlopes) {
    double[] slopes = new double[occasions];
    double fromTails = 0; // Σ over s ≤ t of −slopeₛ wₛ / tailₛ²
    for (int t = 0; t < occasions; t++) {
      fromTails -= hazardSlopes[t] * weights[t] / (tails[t] * tails[t]);
      slopes[t] = hazardSlopes[t] / tails[t] + fromTails;
    }
    double stockSlope = 0;
    for (int t = occasions - 2; t >= 0; t--) {
      double value = rate.value(group, t + 2);
      if (entry == Entry.PENT) {
        rate.addSlope(group, t + 2, slopes[t + 1]);
        continue;
      }
      double perUnit = phi.value(group, t + 1);
      double stays = data.schedule().survival(t, perUnit);
      double growth = entry.growth(stays, value);
      double growthSlope = stock[t] * (slopes[t + 1] + stockSlope);
      rate.addSlope(group, t + 2, growthSlope * entry.growthByValue(stays, value));
      double phiSlope = growthSlope * entry.growthByPhi(stays, value) - stock[t] * slopes[t + 1];
      phi.addSlope(group, t + 1, phiSlope * data.schedule().survivalSlope(t, perUnit));
      stockSlope = slopes[t + 1] * (growth - stays) + stockSlope * growth;
    }
  }
}
