package org.undercount.reports.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How a number of a table is shown to a reader; never changes more than the last shown digit. */
public enum NumberForm {
  /** {@code 11,300}; decimals only below 100. */
  COUNT {
    @Override
    public String printed(double value) {
      return value == Math.rint(value) || Math.abs(value) >= 100
          ? String.format(Locale.ROOT, "%,.0f", value)
          : trimmed(new BigDecimal(value).round(new MathContext(3)));
    }
  },
  /** {@code $612 million}, three significant digits. */
  DOLLARS {
    @Override
    public String printed(double value) {
      double size = Math.abs(value);
      if (size >= 1e9) {
        return "$" + three(value / 1e9) + " billion";
      }
      if (size >= 1e6) {
        return "$" + three(value / 1e6) + " million";
      }
      return "$" + String.format(Locale.ROOT, "%,.0f", value);
    }
  },
  /** {@code 95 %} of 0.95. */
  PERCENT {
    @Override
    public String printed(double value) {
      return trimmed(
              BigDecimal.valueOf(value).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN))
          + " %";
    }
  };

  public abstract String printed(double value);

  /** The form for a headline's unit. */
  public static NumberForm ofUnit(String unit) {
    return switch (unit) {
      case "US dollars" -> DOLLARS;
      case "share" -> PERCENT;
      default -> COUNT;
    };
  }

  /** The value with all its digits and no exponent, as in the published tables. */
  static String exact(Number value) {
    return value instanceof Long whole
        ? Long.toString(whole)
        : trimmed(new BigDecimal(Double.toString(value.doubleValue())));
  }

  private static String three(double value) {
    return trimmed(new BigDecimal(value).round(new MathContext(3)));
  }

  private static String trimmed(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
  }
}
