package org.undercount.estimators.latentclass;

/**
 * Probabilities of cells within a class of independent lists. The lists are halved and the products
 * over each half are tabulated, so that a cell costs one multiplication.
 *
 * <p>Holds scratch space: one per thread.
 */
final class CellMasses {

  private final int firstHalf; // lists in it
  private final int[] inFirst; // by cell
  private final int[] inSecond;
  private final double[] first; // by pattern within the half
  private final double[] second;

  CellMasses(int lists, int[] cells) {
    firstHalf = lists / 2;
    inFirst = new int[cells.length];
    inSecond = new int[cells.length];
    for (int c = 0; c < cells.length; c++) {
      inFirst[c] = cells[c] & ((1 << firstHalf) - 1);
      inSecond[c] = cells[c] >> firstHalf;
    }
    first = new double[1 << firstHalf];
    second = new double[1 << (lists - firstHalf)];
  }

  /**
   * Writes weight · Π_j λ_j^x_j (1 − λ_j)^(1 − x_j) for every cell x.
   *
   * @param chances λ by list
   * @param into one element per cell
   */
  void write(double[] chances, double weight, double[] into) {
    products(chances, 0, weight, first);
    products(chances, firstHalf, 1, second);
    for (int c = 0; c < inFirst.length; c++) {
      into[c] = first[inFirst[c]] * second[inSecond[c]];
    }
  }

  private static void products(double[] chances, int from, double factor, double[] table) {
    table[0] = factor;
    for (int j = 0; 1 << j < table.length; j++) {
      double on = chances[from + j];
      for (int p = 0; p < 1 << j; p++) {
        table[p | 1 << j] = table[p] * on;
        table[p] *= 1 - on;
      }
    }
  }
}
