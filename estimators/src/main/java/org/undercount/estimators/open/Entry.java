package org.undercount.estimators.open;

/**
 * How units enter, and by which parameter. With N the stock and B the entrants, Bₜ₊₁ = Nₜ(λₜ − φₜ)
 * and Nₜ₊₁ = Nₜλₜ; a superpopulation enters at the shares Bₜ/ΣB.
 */
public enum Entry {
  /** Odds of entering at an occasion against the first: Schwarz and Arnason (1996), POPAN. */
  PENT("pent") {
    @Override
    double growth(double phi, double value) {
      throw new IllegalStateException("Shares that are given do not follow from growth");
    }

    @Override
    double growthByPhi(double phi, double value) {
      return growth(phi, value);
    }

    @Override
    double growthByValue(double phi, double value) {
      return growth(phi, value);
    }
  },
  /** Growth rate λₜ = Nₜ₊₁/Nₜ, above φₜ: Pradel (1996), Biometrics 52. */
  LAMBDA("lambda") {
    @Override
    double growth(double phi, double value) {
      return value;
    }

    @Override
    double growthByPhi(double phi, double value) {
      return 0;
    }

    @Override
    double growthByValue(double phi, double value) {
      return 1;
    }
  },
  /** Recruits per unit of the stock, fₜ = λₜ − φₜ: Link and Barker (2005), Biometrics 61. */
  RECRUITMENT("f") {
    @Override
    double growth(double phi, double value) {
      return phi + value;
    }

    @Override
    double growthByPhi(double phi, double value) {
      return 1;
    }

    @Override
    double growthByValue(double phi, double value) {
      return 1;
    }
  },
  /** Seniority γₜ₊₁ = φₜ/λₜ, the share of the stock that was there before: Pradel (1996). */
  SENIORITY("gamma") {
    @Override
    double growth(double phi, double value) {
      return phi / value;
    }

    @Override
    double growthByPhi(double phi, double value) {
      return 1 / value;
    }

    @Override
    double growthByValue(double phi, double value) {
      return -phi / (value * value);
    }
  };

  private final String word;

  Entry(String word) {
    this.word = word;
  }

  /** The parameter's name. */
  public String word() {
    return word;
  }

  /** λ from φ and the parameter. */
  abstract double growth(double phi, double value);

  abstract double growthByPhi(double phi, double value);

  abstract double growthByValue(double phi, double value);
}
