package org.undercount.estimators.revenue;

import org.undercount.estimators.revenue.Expression.Binary;
import org.undercount.estimators.revenue.Expression.Literal;
import org.undercount.estimators.revenue.Expression.Operator;
import org.undercount.estimators.revenue.Expression.Reference;

/** Recursive descent over sums of products of names, numbers and parentheses. */
final class ExpressionParser {

  private static final int DEEPEST = 100;

  private final String text;
  private int at;
  private int depth;

  ExpressionParser(String text) {
    this.text = text;
  }

  Expression whole() {
    Expression sum = sum();
    if (peek() != 0) {
      throw unexpected("an operator or the end");
    }
    return sum;
  }

  private Expression sum() {
    Expression left = product();
    while (peek() == '+' || peek() == '-') {
      Operator operator = text.charAt(at++) == '+' ? Operator.PLUS : Operator.MINUS;
      left = new Binary(operator, left, product());
    }
    return left;
  }

  private Expression product() {
    Expression left = factor();
    while (peek() == '*' || peek() == '/') {
      Operator operator = text.charAt(at++) == '*' ? Operator.TIMES : Operator.OVER;
      left = new Binary(operator, left, factor());
    }
    return left;
  }

  private Expression factor() {
    char next = peek();
    if (next == '(') {
      at++;
      if (++depth > DEEPEST) {
        throw unexpected("at most " + DEEPEST + " nested parentheses");
      }
      Expression inside = sum();
      if (peek() != ')') {
        throw unexpected("a closing parenthesis");
      }
      at++;
      depth--;
      return inside;
    }
    int start = at;
    if (Character.isDigit(next)) {
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      try {
        return new Literal(Double.parseDouble(text.substring(start, at)));
      } catch (NumberFormatException e) {
        at = start;
        throw unexpected("a number such as 0.5");
      }
    }
    if (Character.isLetter(next)) {
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
        at++;
      }
      return new Reference(text.substring(start, at));
    }
    throw unexpected("an input's name, a number or an opening parenthesis");
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private IllegalArgumentException unexpected(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at character " + (at + 1) + " of '" + text + "'");
  }
}
