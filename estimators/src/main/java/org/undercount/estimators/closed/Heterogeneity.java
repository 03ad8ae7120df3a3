package org.undercount.estimators.closed;

/**
 * How people differ in the chance of being seen, as the term h(k) that a closed-population
 * regression adds for a pattern on k lists. With h convex people differ; {@link #CHAO} leaves the
 * shape free from the third list on and gives a lower bound. Rivest and Baillargeon (2007),
 * Biometrics 63, section 3; Darroch, Fienberg, Glonek and Junker (1993), JASA 88.
 */
public enum Heterogeneity {
  /** h = 0: people do not differ. */
  NONE,
  /** One free non-negative slope max(0, k − j + 1) for each j ≥ 3. */
  CHAO,
  /** τ(2ᵏ − 1): the log-odds shift by Poisson numbers. */
  POISSON,
  /** τk²/2: the log-odds are normal. */
  DARROCH,
  /** τ(log 3.5 − log(3.5 + k)): the log-odds shift by minus a gamma variable. */
  GAMMA;

  private static final double GAMMA_SHIFT = 3.5;

  /** The number of columns h takes for this many lists, before negative slopes are dropped. */
  int columns(int lists) {
    return switch (this) {
      case NONE -> 0;
      case CHAO -> Math.max(0, lists - 2);
      case POISSON, DARROCH, GAMMA -> 1;
    };
  }

  /** Column c of h for a pattern on k lists. */
  double at(int column, int k) {
    return switch (this) {
      case NONE -> 0;
      case CHAO -> Math.max(0, k - column - 2);
      case POISSON -> Math.scalb(1.0, k) - 1;
      case DARROCH -> k * (double) k / 2;
      case GAMMA -> Math.log(GAMMA_SHIFT) - Math.log(GAMMA_SHIFT + k);
    };
  }
}
