package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.likelihood.Formula.Factor;
import org.undercount.estimators.likelihood.Formula.Term;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;
import org.undercount.estimators.likelihood.Variables.Variable;

/**
 * The matrix of a formula, treatment contrasts for words. Rows that are equal are kept once: a
 * parameter is computed for each kind of row, not for each row.
 */
public final class Design {

  private final List<String> columns;
  private final double[][] kinds;
  private final int[] kindOfRow;

  private Design(List<String> columns, double[][] kinds, int[] kindOfRow) {
    this.columns = columns;
    this.kinds = kinds;
    this.kindOfRow = kindOfRow;
  }

  /**
   * The matrix of a formula.
   *
   * @throws IllegalArgumentException if a variable is not there or a word is raised to a power
   */
  public static Design of(Formula formula, Variables variables) {
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    if (formula.intercept()) {
      double[] ones = new double[variables.rows()];
      Arrays.fill(ones, 1);
      names.add("(intercept)");
      columns.add(ones);
    }
    boolean allLevels = !formula.intercept();
    for (Term term : formula.terms()) {
      List<String> termNames = List.of("");
      List<double[]> termColumns = List.of();
      for (Factor factor : term.factors()) {
        List<String> factorNames = new ArrayList<>();
        List<double[]> factorColumns = new ArrayList<>();
        allLevels &= !add(factor, variables, allLevels, factorNames, factorColumns);
        List<String> newNames = new ArrayList<>();
        List<double[]> newColumns = new ArrayList<>();
        for (int a = 0; a < Math.max(1, termColumns.size()); a++) {
          for (int b = 0; b < factorColumns.size(); b++) {
            newNames.add(
                (termNames.get(a).isEmpty() ? "" : termNames.get(a) + ":") + factorNames.get(b));
            newColumns.add(
                termColumns.isEmpty()
                    ? factorColumns.get(b)
                    : product(termColumns.get(a), factorColumns.get(b)));
          }
        }
        termNames = newNames;
        termColumns = newColumns;
      }
      names.addAll(termNames);
      columns.addAll(termColumns);
    }
    return of(names, columns, variables.rows());
  }

  private static Design of(List<String> names, List<double[]> columns, int rows) {
    Map<List<Double>, Integer> seen = new HashMap<>();
    List<double[]> kinds = new ArrayList<>();
    int[] kindOfRow = new int[rows];
    for (int row = 0; row < rows; row++) {
      double[] values = new double[columns.size()];
      List<Double> key = new ArrayList<>(columns.size());
      for (int c = 0; c < values.length; c++) {
        values[c] = columns.get(c)[row];
        key.add(values[c]);
      }
      Integer kind = seen.get(key);
      if (kind == null) {
        kind = kinds.size();
        seen.put(key, kind);
        kinds.add(values);
      }
      kindOfRow[row] = kind;
    }
    return new Design(List.copyOf(names), kinds.toArray(double[][]::new), kindOfRow);
  }

  /** Adds a factor's columns; true if it was of words, so that the next needs a contrast. */
  private static boolean add(
      Factor factor,
      Variables variables,
      boolean allLevels,
      List<String> names,
      List<double[]> columns) {
    Variable variable = variables.byName().get(factor.variable());
    if (variable == null) {
      throw new IllegalArgumentException(
          "No variable is called '"
              + factor.variable()
              + "'; there are "
              + String.join(", ", variables.byName().keySet()));
    }
    if (variable instanceof Quantity quantity) {
      names.add(factor.toString());
      columns.add(
          quantity.values().stream().mapToDouble(v -> Math.pow(v, factor.power())).toArray());
      return false;
    }
    Category category = (Category) variable;
    if (factor.power() != 1) {
      throw new IllegalArgumentException(
          "Words have no powers: '" + factor + "' is not a column of numbers");
    }
    for (String level : category.levels().subList(allLevels ? 0 : 1, category.levels().size())) {
      names.add(factor.variable() + level);
      columns.add(category.values().stream().mapToDouble(v -> v.equals(level) ? 1 : 0).toArray());
    }
    return true;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = a.clone();
    for (int i = 0; i < a.length; i++) {
      product[i] *= b[i];
    }
    return product;
  }

  /** The coefficients' names. */
  public List<String> columns() {
    return columns;
  }

  /** How many kinds of rows there are. */
  public int kinds() {
    return kinds.length;
  }

  /** The kind of a row. */
  public int kind(int row) {
    return kindOfRow[row];
  }

  /** Some row of a kind, the first. */
  public int firstRow(int kind) {
    for (int row = 0; row < kindOfRow.length; row++) {
      if (kindOfRow[row] == kind) {
        return row;
      }
    }
    throw new IllegalArgumentException("There is no kind " + kind);
  }

  double predictor(int kind, double[] coefficients, int offset) {
    double sum = 0;
    double[] x = kinds[kind];
    for (int c = 0; c < x.length; c++) {
      sum += x[c] * coefficients[offset + c];
    }
    return sum;
  }

  void addSlope(int kind, double slope, double[] gradient, int offset) {
    double[] x = kinds[kind];
    for (int c = 0; c < x.length; c++) {
      gradient[offset + c] += slope * x[c];
    }
  }
}
