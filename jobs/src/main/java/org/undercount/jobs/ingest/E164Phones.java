package org.undercount.jobs.ingest;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.parse.Phones;

/**
 * Phone numbers in E.164. A number without its country's code is read as one of the person's own
 * country; what no numbering plan knows keeps its digits.
 */
final class E164Phones implements Phones {

  private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

  @Override
  public Optional<String> normal(String text, CountryCode region) {
    Optional<String> digits = Phones.DIGITS.normal(text, region);
    if (digits.isEmpty()) {
      return digits;
    }
    String stripped = text.strip();
    String dialled = stripped.startsWith("00") ? "+" + stripped.substring(2) : stripped;
    if (!dialled.startsWith("+") && region.isUnknown()) {
      return digits;
    }
    try {
      PhoneNumber number = plans.parse(dialled, region.isUnknown() ? null : region.alpha2());
      return plans.isPossibleNumber(number)
          ? Optional.of(plans.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
          : digits;
    } catch (NumberParseException e) {
      return digits;
    }
  }
}
