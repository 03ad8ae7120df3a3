package org.undercount.estimators.revenue;

import java.util.Optional;

/**
 * One input with what must travel with it.
 *
 * @param name as used in formulas
 * @param quantity what is known about it
 * @param unit its unit
 * @param money currency and price date, for inputs that are money
 * @param source where it comes from
 * @param linkedTo name of a column of joint draws it is read from, row by row, in place of its
 *     quantity
 */
public record Input(
    String name,
    Quantity quantity,
    Unit unit,
    Optional<Money> money,
    String source,
    Optional<String> linkedTo) {

  /** Currency and the date of the prices: an amount without them cannot be compared. */
  public record Money(String currency, String priceDate) {
    public Money {
      if (!currency.matches("[A-Z]{3}") || priceDate.isBlank()) {
        throw new IllegalArgumentException(
            "expected a three-letter currency and a price date, found '"
                + currency
                + "' and '"
                + priceDate
                + "'");
      }
    }
  }

  public Input {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException(
          "expected a name of letters, digits and _, found '" + name + "'");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("input '" + name + "' must name its source");
    }
    if (money.isPresent() && !unit.powers().containsKey(money.get().currency())) {
      throw new IllegalArgumentException(
          "input '" + name + "' is in " + unit + " but its currency is " + money.get().currency());
    }
  }
}
