package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The right-hand side of a regression, {@code sex + time}, {@code date + date^2}, {@code sex*time}:
 * terms joined by {@code +}; {@code a:b} is an interaction, {@code a*b} stands for {@code a + b +
 * a:b}, {@code x^2} or {@code I(x^2)} a power, {@code -1} or {@code 0} takes the intercept away. A
 * leading {@code ~} may be written. {@code constant} and {@code 1} are the intercept alone.
 *
 * @param intercept whether there is one
 * @param terms in the order written, each once
 */
public record Formula(boolean intercept, List<Term> terms) {

  /** The intercept alone. */
  public static final Formula CONSTANT = new Formula(true, List.of());

  private static final Pattern FACTOR =
      Pattern.compile("(?:I\\()?([\\p{L}_.][\\p{L}\\p{N}_.]*)(?:\\^([1-9]))?\\)?");

  /** Factors that are multiplied. */
  public record Term(List<Factor> factors) {
    public Term {
      factors = List.copyOf(factors);
    }

    @Override
    public String toString() {
      return String.join(":", factors.stream().map(Factor::toString).toList());
    }
  }

  /**
   * A variable, or a power of it.
   *
   * @param variable its name
   * @param power at least 1
   */
  public record Factor(String variable, int power) {
    @Override
    public String toString() {
      return power == 1 ? variable : variable + "^" + power;
    }
  }

  public Formula {
    terms = List.copyOf(terms);
    for (Term term : terms) {
      for (Factor factor : term.factors()) {
        if (term.factors().size() > 1 && !terms.contains(new Term(List.of(factor)))) {
          throw new IllegalArgumentException(
              "An interaction needs its variables as terms of their own: '"
                  + term
                  + "' without '"
                  + factor
                  + "'");
        }
      }
    }
  }

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException with what was expected if it is none
   */
  public static Formula parse(String text) {
    String written = text.strip();
    String body = written.startsWith("~") ? written.substring(1) : written;
    boolean intercept = true;
    Set<Term> terms = new LinkedHashSet<>();
    for (String piece : pieces(body, text)) {
      switch (piece) {
        case "1", "constant" -> intercept = true;
        case "0", "-1" -> intercept = false;
        default -> terms.addAll(expanded(piece, text));
      }
    }
    return new Formula(intercept, List.copyOf(terms));
  }

  /** The names used, in order of the alphabet. */
  public Set<String> variables() {
    Set<String> names = new TreeSet<>();
    terms.forEach(t -> t.factors().forEach(f -> names.add(f.variable())));
    return names;
  }

  private static List<String> pieces(String body, String text) {
    List<String> pieces = new ArrayList<>();
    for (String piece : body.replace("-", "+-").split("\\+", -1)) {
      String trimmed = piece.replaceAll("\\s+", "");
      if (!trimmed.isEmpty()) {
        pieces.add(trimmed);
      } else if (!pieces.isEmpty() || body.isBlank()) {
        throw unreadable(text, "a term is missing");
      }
    }
    return pieces;
  }

  private static List<Term> expanded(String piece, String text) {
    List<Term> products = List.of();
    for (String group : piece.split("\\*", -1)) {
      List<Factor> factors =
          Stream.of(group.split(":", -1)).map(f -> factor(f, text)).distinct().toList();
      List<Term> more = new ArrayList<>(products);
      more.add(new Term(factors));
      for (Term before : products) {
        more.add(
            new Term(
                Stream.concat(before.factors().stream(), factors.stream()).distinct().toList()));
      }
      products = more;
    }
    return products;
  }

  private static Factor factor(String word, String text) {
    Matcher factor = FACTOR.matcher(word);
    if (!factor.matches()) {
      throw unreadable(text, "'" + word + "' is no variable");
    }
    return new Factor(
        factor.group(1), factor.group(2) == null ? 1 : Integer.parseInt(factor.group(2)));
  }

  private static IllegalArgumentException unreadable(String text, String why) {
    return new IllegalArgumentException(
        "Expected a formula such as 'constant', 'time' or 'sex + age^2', got '"
            + text.strip()
            + "': "
            + why);
  }
}
