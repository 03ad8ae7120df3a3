package org.undercount.estimators.doublyrobust;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultinomialRidgeTest {

  private static final Offset<Double> EXACT = Offset.offset(1e-9);

  private static double[] at(MultinomialRidge model, int classes, double... row) {
    double[] p = new double[classes];
    model.at(row, p);
    return p;
  }

  @Test
  void anInterceptAloneGivesTheShares() {
    double[][] x = {{1}, {1}};
    MultinomialRidge model = MultinomialRidge.fit(x, new int[] {10, 20, 30, 30, 20, 90}, 3, 5);
    assertThat(at(model, 3, 1)).containsExactly(new double[] {0.2, 0.2, 0.6}, EXACT);
  }

  @Test
  void withoutRidgeGroupsGetTheirOwnShares() {
    double[][] x = {{1, 0}, {1, 1}};
    MultinomialRidge model = MultinomialRidge.fit(x, new int[] {10, 20, 30, 30, 20, 150}, 3, 0);
    assertThat(at(model, 3, 1, 0)).containsExactly(new double[] {10 / 60.0, 20 / 60.0, 0.5}, EXACT);
    assertThat(at(model, 3, 1, 1)).containsExactly(new double[] {0.15, 0.1, 0.75}, EXACT);
  }

  /** x = ±1 with counts (a, b) and (b, a): intercept 0 and 2(a − (a + b) p) = λβ, p = expit β. */
  @Test
  void theRidgeSolvesItsScoreEquation() {
    double[][] x = {{1, 1}, {1, -1}};
    double ridge = 7;
    MultinomialRidge model = MultinomialRidge.fit(x, new int[] {40, 10, 10, 40}, 2, ridge);
    double p = at(model, 2, 1, 1)[0];
    double beta = Math.log(p / (1 - p));
    assertThat(2 * (40 - 50 * p)).isCloseTo(ridge * beta, Offset.offset(1e-7));
    assertThat(p).isBetween(0.55, 0.79);
    assertThat(at(model, 2, 1, 0)[0]).isCloseTo(0.5, EXACT);
  }

  @Test
  void theStartDoesNotMatter() {
    double[][] x = {{1, -1.3}, {1, 0.2}, {1, 0.9}, {1, 2.1}};
    int[] counts = {9, 1, 4, 5, 5, 3, 2, 8, 6, 1, 9, 2};
    int[] others = {1, 1, 90, 50, 2, 3, 20, 80, 6, 10, 9, 2};
    double[] cold = at(MultinomialRidge.fit(x, counts, 3, 1), 3, 1, 0.5);
    double[] warm = at(MultinomialRidge.fit(x, others, 3, 1).refit(x, counts, 1), 3, 1, 0.5);
    assertThat(warm).containsExactly(cold, Offset.offset(1e-6));
  }

  @Test
  void groupsThatSeparateTheClassesGetFiniteShares() {
    double[][] x = {{1, -1}, {1, 1}};
    MultinomialRidge model = MultinomialRidge.fit(x, new int[] {50, 0, 0, 50}, 2, 1);
    assertThat(at(model, 2, 1, -1)[1]).isBetween(1e-3, 0.2);
  }

  @Test
  void aClassOfNobodyGetsAlmostNothing() {
    MultinomialRidge model =
        MultinomialRidge.fit(new double[][] {{1}}, new int[] {0, 40, 60}, 3, 1);
    assertThat(at(model, 3, 1)[0]).isBetween(0.0, 1e-6);
    assertThat(at(model, 3, 1)[1]).isCloseTo(0.4, Offset.offset(1e-6));
  }
}
