package org.undercount.datasets.parse;

import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/** How phone numbers are put in one form. */
@FunctionalInterface
public interface Phones {

  /** Digits only, with a leading {@code +} where one was written; under five digits is none. */
  Phones DIGITS =
      (text, region) -> {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.length() < 5) {
          return Optional.empty();
        }
        return Optional.of(text.strip().startsWith("+") ? "+" + digits : digits);
      };

  /**
   * The number in one form.
   *
   * @param text as written, digits as 0 to 9
   * @param region where a number without country code would be dialled; unknown for none
   */
  Optional<String> normal(String text, CountryCode region);
}
