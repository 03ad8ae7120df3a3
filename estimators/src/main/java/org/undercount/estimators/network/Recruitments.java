package org.undercount.estimators.network;

/**
 * Recruitments counted by the outcome of recruiter and recruit, 0 without and 1 with it.
 *
 * @param from0to1 recruits with the outcome of recruiters without it, and so on
 */
record Recruitments(long from0to0, long from0to1, long from1to0, long from1to1) {

  long total() {
    return from0to0 + from0to1 + from1to0 + from1to1;
  }

  /** Share of recruits with the outcome among those of recruiters without it. */
  double crossing0() {
    return (double) from0to1 / (from0to0 + from0to1);
  }

  /** Share of recruits without the outcome among those of recruiters with it. */
  double crossing1() {
    return (double) from1to0 / (from1to0 + from1to1);
  }

  /** Both groups recruit the other. */
  boolean cross() {
    return from0to1 > 0 && from1to0 > 0;
  }

  /**
   * Recruits of their recruiter's own group over what would be expected if recruiters did not look
   * at the outcome, Σ row·column/total; 1 without homophily. NaN without recruitments.
   */
  double homophily() {
    double expected =
        ((double) (from0to0 + from0to1) * (from0to0 + from1to0)
                + (double) (from1to0 + from1to1) * (from0to1 + from1to1))
            / total();
    return (from0to0 + from1to1) / expected;
  }
}
