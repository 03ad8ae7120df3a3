package org.undercount.estimators;

import java.util.List;

/** How fitting one model ended. Three of the endings carry no number, because there is none. */
public sealed interface Fit {

  /** The word of the documented output: {@code ok}, {@code mle-does-not-exist}, … */
  String status();

  /**
   * The maximum-likelihood estimate exists, is unique and was found.
   *
   * @param population estimated population, observed included
   * @param standardError of the population
   * @param deviance residual deviance of the Poisson regression
   * @param degreesOfFreedom observable cells minus parameters
   * @param aic −2 log-likelihood (Poisson, all constants) + 2 parameters
   * @param bic as AIC with log(observed units) per parameter in place of 2
   * @param atMinusInfinity interactions whose overlap is empty, estimated at −∞
   */
  record Converged(
      double population,
      double standardError,
      double deviance,
      int degreesOfFreedom,
      double aic,
      double bic,
      List<String> atMinusInfinity)
      implements Fit {

    public Converged {
      if (!(Double.isFinite(population) && population >= 0 && standardError >= 0)) {
        throw new IllegalArgumentException(
            "A converged fit must have a finite population >= 0 and standard error >= 0, got "
                + population
                + " and "
                + standardError);
      }
      atMinusInfinity = List.copyOf(atMinusInfinity);
    }

    @Override
    public String status() {
      return "ok";
    }
  }

  /**
   * A posterior under a prior, which exists whatever the data.
   *
   * @param population posterior median of the population, observed included
   * @param spread half the distance of the posterior's 15.87 % and 84.13 % points: the standard
   *     deviation of a normal posterior, and finite where the posterior has no moments
   */
  record Posterior(double population, double spread) implements Fit {

    public Posterior {
      if (!(Double.isFinite(population) && population >= 0 && spread >= 0)) {
        throw new IllegalArgumentException(
            "A posterior must have a finite population >= 0 and spread >= 0, got "
                + population
                + " and "
                + spread);
      }
    }

    @Override
    public String status() {
      return "ok";
    }
  }

  /** Several parameter values fit equally well, and they disagree about the population. */
  record NotIdentifiable(String reason) implements Fit {
    @Override
    public String status() {
      return "not-identifiable";
    }
  }

  /** The likelihood has no maximum at finite fitted counts: the population can be anything. */
  record NoMle(String reason) implements Fit {
    @Override
    public String status() {
      return "mle-does-not-exist";
    }
  }

  /** A maximum should exist and was not reached. */
  record NotConverged(String reason, int iterations) implements Fit {
    @Override
    public String status() {
      return "did-not-converge";
    }
  }
}
