package org.undercount.estimators.latentclass;

/**
 * The prior of the mixture (Manrique-Vallier 2016, section 3.2).
 *
 * @param classes most classes there may be, K* in the paper
 * @param shape of the gamma prior of the concentration α
 * @param rate of it
 */
public record LatentClassPrior(int classes, double shape, double rate) {

  /** Ten classes, α ~ Gamma(0.25, 0.25): the paper's choice of a vague prior. */
  public static final LatentClassPrior DEFAULT = new LatentClassPrior(10, 0.25, 0.25);

  public LatentClassPrior {
    if (classes < 2 || !(shape > 0) || !(rate > 0)) {
      throw new IllegalArgumentException(
          "A latent-class prior needs at least 2 classes, shape > 0 and rate > 0, got "
              + classes
              + ", "
              + shape
              + ", "
              + rate);
    }
  }
}
