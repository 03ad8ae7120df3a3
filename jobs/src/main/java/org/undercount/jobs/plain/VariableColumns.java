package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;
import org.undercount.estimators.likelihood.Variables.Variable;

/**
 * Columns that a formula uses. A column of numbers is a quantity, any other is categories in the
 * order of the alphabet. A value that is not known is a problem: nothing is filled in.
 */
final class VariableColumns {

  static final String NUMBER = "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?";

  private static final List<String> NOT_KNOWN = List.of("", "NA", "NaN", ".");

  private VariableColumns() {}

  /**
   * Reads columns for some rows.
   *
   * @param names of columns; those the table lacks are left to the caller
   * @param rows of the table, those that are used
   */
  static Map<String, Variable> read(
      PlainTable table,
      List<PlainTable.Row> rows,
      Collection<String> names,
      List<Problem> problems) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    for (String name : names) {
      int column = table.header().indexOf(name);
      if (column < 0) {
        continue;
      }
      Optional<PlainTable.Row> unknown =
          rows.stream().filter(r -> NOT_KNOWN.contains(value(r, column))).findFirst();
      if (unknown.isPresent()) {
        long all = rows.stream().filter(r -> NOT_KNOWN.contains(value(r, column))).count();
        problems.add(
            table.problem(
                unknown.get(),
                column,
                "a formula uses this column, expected a value in every row, "
                    + all
                    + " have none"));
        continue;
      }
      List<String> values = rows.stream().map(r -> value(r, column)).toList();
      variables.put(
          name,
          values.stream().allMatch(v -> v.matches(NUMBER))
              ? new Quantity(values.stream().map(Double::valueOf).toList())
              : new Category(values, values.stream().distinct().sorted().toList()));
    }
    return variables;
  }

  /** A variable for some of its rows. */
  static Variable chosen(Variable variable, List<Integer> rows) {
    return variable instanceof Quantity quantity
        ? new Quantity(rows.stream().map(quantity.values()::get).toList())
        : new Category(
            rows.stream().map(((Category) variable).values()::get).toList(),
            new ArrayList<>(((Category) variable).levels()));
  }

  private static String value(PlainTable.Row row, int column) {
    return row.values().get(column).strip();
  }
}
