package org.undercount.datasets.parse;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as one source writes them: digits of any script, thousands in groups of three (the Indian
 * grouping 1,00,000 too), a currency sign or code around them. What is no such number is refused,
 * never guessed.
 */
final class Amounts {

  private static final Pattern AROUND =
      Pattern.compile("^(?:\\p{Sc}|[A-Za-z]{1,3}\\p{Sc}?)?\\s*|\\s*(?:\\p{Sc}|[A-Za-z]{3})?$");
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[eE][+-]?\\d{1,3}");

  private final Pattern form;
  private final char thousands;
  private final char decimal;

  /** Numbers with this decimal mark; the other of {@code .} and {@code ,} groups thousands. */
  Amounts(char decimal) {
    this.decimal = decimal;
    this.thousands = decimal == ',' ? '.' : ',';
    String group = "[" + Pattern.quote(Character.toString(thousands)) + "'\\s\u2019_]";
    this.form =
        Pattern.compile(
            "[+\\-\u2212]?(\\d+|\\d{1,3}("
                + group
                + "\\d{3})+|\\d{1,2}("
                + group
                + "\\d{2})+"
                + group
                + "\\d{3})("
                + Pattern.quote(Character.toString(decimal))
                + "\\d+)?");
  }

  Reading<BigDecimal> read(String raw) {
    String text = Texts.digits(Texts.clean(raw));
    if (text.isEmpty()) {
      return Reading.absent();
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return Reading.of(new BigDecimal(text));
    }
    String bare = AROUND.matcher(text).replaceAll("");
    if (!form.matcher(bare).matches()) {
      return Reading.unusable(IssueCode.UNREADABLE_NUMBER);
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      if (c == decimal) {
        plain.append('.');
      } else if (c == '-' || c == '\u2212') {
        plain.append('-');
      } else if (Character.isDigit(c)) {
        plain.append(c);
      }
    }
    return Reading.of(new BigDecimal(plain.toString()));
  }

  /** A whole number within bounds. */
  Reading<Long> whole(String raw, long least, long most) {
    Reading<BigDecimal> number = read(raw);
    BigDecimal value = number.value();
    if (value == null) {
      return new Reading<>(null, number.issue());
    }
    if (value.stripTrailingZeros().scale() > 0) {
      return Reading.unusable(IssueCode.UNREADABLE_NUMBER);
    }
    return value.compareTo(BigDecimal.valueOf(least)) < 0
            || value.compareTo(BigDecimal.valueOf(most)) > 0
        ? Reading.unusable(IssueCode.OUT_OF_RANGE)
        : Reading.of(value.longValueExact());
  }

  /** A number within bounds. */
  Reading<Double> decimal(String raw, double least, double most) {
    Reading<BigDecimal> number = read(raw);
    BigDecimal value = number.value();
    if (value == null) {
      return new Reading<>(null, number.issue());
    }
    double d = value.doubleValue();
    return d >= least && d <= most ? Reading.of(d) : Reading.unusable(IssueCode.OUT_OF_RANGE);
  }

  @Override
  public String toString() {
    return "numbers with decimal '" + decimal + "' and thousands '" + thousands + "'";
  }
}
