package org.undercount.estimators.revenue;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A formula over named inputs with + − × ÷ and parentheses, whose unit can be computed before any
 * number is: sums need like units, products multiply them.
 */
public sealed interface Expression {

  double value(ToDoubleFunction<String> inputs);

  /** The unit of the result; an {@link IllegalArgumentException} says which two do not add. */
  Unit unit(Map<String, Unit> units);

  /** Names used, each once. */
  SortedSet<String> names();

  static Expression parse(String text) {
    return new ExpressionParser(text).whole();
  }

  /** A plain number, without unit. */
  record Literal(double number) implements Expression {
    @Override
    public double value(ToDoubleFunction<String> inputs) {
      return number;
    }

    @Override
    public Unit unit(Map<String, Unit> units) {
      return Unit.NONE;
    }

    @Override
    public SortedSet<String> names() {
      return new TreeSet<>();
    }
  }

  /** An input by name. */
  record Reference(String name) implements Expression {
    @Override
    public double value(ToDoubleFunction<String> inputs) {
      return inputs.applyAsDouble(name);
    }

    @Override
    public Unit unit(Map<String, Unit> units) {
      Unit unit = units.get(name);
      if (unit == null) {
        throw new IllegalArgumentException(
            "no input is called '" + name + "', expected one of " + new TreeSet<>(units.keySet()));
      }
      return unit;
    }

    @Override
    public SortedSet<String> names() {
      return new TreeSet<>(List.of(name));
    }
  }

  /** Two expressions joined by an operator. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public double value(ToDoubleFunction<String> inputs) {
      return operator.apply(left.value(inputs), right.value(inputs));
    }

    @Override
    public Unit unit(Map<String, Unit> units) {
      return operator.unit(left.unit(units), right.unit(units));
    }

    @Override
    public SortedSet<String> names() {
      SortedSet<String> all = new TreeSet<>(left.names());
      all.addAll(right.names());
      return all;
    }
  }

  /** The four operations on values and on units. */
  enum Operator {
    PLUS,
    MINUS,
    TIMES,
    OVER;

    double apply(double left, double right) {
      return switch (this) {
        case PLUS -> left + right;
        case MINUS -> left - right;
        case TIMES -> left * right;
        case OVER -> left / right;
      };
    }

    Unit unit(Unit left, Unit right) {
      return switch (this) {
        case PLUS, MINUS -> {
          if (!left.equals(right)) {
            throw new IllegalArgumentException(
                "only like units can be added or subtracted, found " + left + " and " + right);
          }
          yield left;
        }
        case TIMES -> left.times(right);
        case OVER -> left.over(right);
      };
    }
  }
}
