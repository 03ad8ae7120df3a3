package org.undercount.estimators.loglinear;

import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.ProfileLikelihood;

/** The profile-likelihood interval of a log-linear model, see {@link ProfileLikelihood}. */
final class ProfileInterval {

  static final String KIND = ProfileLikelihood.KIND;

  /** Multiples of the estimated f₀ searched for an upper end. */
  static final double FARTHEST = ProfileLikelihood.FARTHEST;

  private ProfileInterval() {}

  static Interval of(ModelFitter fitter, HierarchicalModel model, double estimate, double level) {
    return profile(fitter, model, estimate, level).interval();
  }

  static ProfileLikelihood profile(
      ModelFitter fitter, HierarchicalModel model, double estimate, double level) {
    double observed = (double) fitter.table().observed();
    return ProfileLikelihood.of(x -> fitter.profile(model, x), observed, estimate, level);
  }
}
