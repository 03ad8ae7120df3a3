package org.undercount.jobs.plain;

/**
 * What is done about the parts of a divided population.
 *
 * @param missing what about units whose stratum is not known
 * @param imputations how often it is imputed
 * @param pooled whether strata borrow strength from one another
 */
public record Division(MissingStrata missing, int imputations, boolean pooled) {

  public static final int USUAL_IMPUTATIONS = 20;
  public static final int LEAST_IMPUTATIONS = 2;
  public static final int MOST_IMPUTATIONS = 1_000;

  /** Where nothing is asked. */
  public static final Division USUAL = new Division(MissingStrata.IMPUTE, USUAL_IMPUTATIONS, false);
}
