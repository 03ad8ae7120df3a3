package org.undercount.jobs.plain;

import java.util.Optional;

/**
 * A list that feeds another, as written after {@code --referral}: {@code police>ngo}.
 *
 * @param from the list people are passed on from
 * @param to the list they are passed on to
 */
public record Referral(String from, String to) {

  /** What is expected after the option. */
  public static final String EXPECTED = "expected FROM>TO, two different lists";

  /** Empty where the text is not of that form. */
  public static Optional<Referral> find(String text) {
    String[] ends = text.split(">", -1);
    return ends.length == 2 && !ends[0].isBlank() && !ends[0].strip().equals(ends[1].strip())
        ? Optional.of(new Referral(ends[0].strip(), ends[1].strip()))
        : Optional.empty();
  }
}
