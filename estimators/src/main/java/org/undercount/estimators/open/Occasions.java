package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.undercount.estimators.likelihood.Design;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.NamedRows;
import org.undercount.estimators.likelihood.Parameter;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;
import org.undercount.estimators.likelihood.Variables.Quantity;
import org.undercount.estimators.likelihood.Variables.Variable;

/**
 * A parameter with a row for each group and each of some moments. Beside the groups' own variables
 * a formula may use {@code time}, the moment's occasion as a word, {@code Time}, its number from 0,
 * and, where an occasion has several looks, {@code look}, which of them it is, and moment, the word
 * for one look of one occasion.
 *
 * @param parameter with its formula
 * @param rows what its rows are
 * @param moments the occasion of each, from 1
 * @param from number of the first moment, from 1
 */
record Occasions(
    Parameter parameter, Formula formula, Variables rows, List<Integer> moments, int from) {

  /** A parameter of occasions, {@code from} to {@code to} counted from 1. */
  static Occasions of(
      String name, Formula formula, Link link, Variables groups, int from, int to, int offset) {
    return of(
        name,
        formula,
        link,
        groups,
        IntStream.rangeClosed(from, to).boxed().toList(),
        from,
        offset);
  }

  /** A parameter of looks. */
  static Occasions ofLooks(
      String name, Formula formula, Link link, CaptureHistories data, int offset) {
    return of(name, formula, link, data.groups(), data.schedule().occasionOfLook(), 1, offset);
  }

  private static Occasions of(
      String name,
      Formula formula,
      Link link,
      Variables groups,
      List<Integer> moments,
      int from,
      int offset) {
    Variables rows = rows(groups, moments);
    return new Occasions(
        new Parameter(name, Design.of(formula, rows), link, offset), formula, rows, moments, from);
  }

  /** Value for a group at a moment counted from 1. */
  double value(int group, int moment) {
    return parameter.value(row(group, moment));
  }

  void addSlope(int group, int moment, double slope) {
    parameter.addSlope(row(group, moment), slope);
  }

  /** Its values by what the formula tells apart. */
  List<ParameterEstimate> estimates(ParameterIntervals intervals) {
    return NamedRows.estimates(parameter, formula, rows, intervals);
  }

  private int row(int group, int moment) {
    return group * moments.size() + moment - from;
  }

  private static Variables rows(Variables groups, List<Integer> moments) {
    List<String> levels = moments.stream().distinct().map(t -> Integer.toString(t)).toList();
    List<String> words = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    List<String> looks = new ArrayList<>();
    List<String> each = new ArrayList<>();
    for (int g = 0; g < groups.rows(); g++) {
      for (int m = 0; m < moments.size(); m++) {
        words.add(Integer.toString(moments.get(m)));
        numbers.add((double) (moments.get(m) - moments.get(0)));
        looks.add(Integer.toString(m - moments.indexOf(moments.get(m)) + 1));
        each.add(words.get(words.size() - 1) + "." + looks.get(looks.size() - 1));
      }
    }
    Map<String, Variable> variables = new LinkedHashMap<>();
    groups
        .byName()
        .forEach((name, variable) -> variables.put(name, repeated(variable, moments.size())));
    variables.put("time", new Category(words, levels));
    variables.put("Time", new Quantity(numbers));
    if (levels.size() < moments.size()) {
      variables.put("look", new Category(looks, looks.stream().distinct().sorted().toList()));
      variables.put("moment", new Category(each, each.stream().distinct().toList()));
    }
    return new Variables(groups.rows() * moments.size(), variables);
  }

  private static Variable repeated(Variable variable, int moments) {
    return variable instanceof Quantity quantity
        ? new Quantity(each(quantity.values(), moments))
        : new Category(
            each(((Category) variable).values(), moments), ((Category) variable).levels());
  }

  private static <T> List<T> each(List<T> values, int moments) {
    List<T> repeated = new ArrayList<>();
    for (T value : values) {
      for (int i = 0; i < moments; i++) {
        repeated.add(value);
      }
    }
    return repeated;
  }
}
