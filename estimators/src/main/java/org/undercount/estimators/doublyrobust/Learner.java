package org.undercount.estimators.doublyrobust;

import java.util.List;

/** A way to learn the lists from the covariates: columns for a regression, and its ridge. */
final class Learner {

  private final String name;
  private final double[][] rows;
  private final double ridge;

  /**
   * From columns.
   *
   * @param columns each with one value per profile; an intercept is put before them
   * @param ridge λ of {@link MultinomialRidge}
   */
  Learner(String name, int profiles, List<double[]> columns, double ridge) {
    this.name = name;
    this.ridge = ridge;
    rows = new double[profiles][columns.size() + 1];
    for (int p = 0; p < profiles; p++) {
      rows[p][0] = 1;
      for (int c = 0; c < columns.size(); c++) {
        rows[p][c + 1] = columns.get(c)[p];
      }
    }
  }

  String name() {
    return name;
  }

  double[][] rows() {
    return rows;
  }

  double ridge() {
    return ridge;
  }
}
