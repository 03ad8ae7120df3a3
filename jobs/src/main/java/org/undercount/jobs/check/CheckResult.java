package org.undercount.jobs.check;

import java.util.Optional;

/**
 * One check of one source.
 *
 * @param source short name
 * @param check its name, as acceptances use it
 * @param verdict how it ended
 * @param detail what was found, with numbers
 * @param acceptedReason why a failed check was accepted, if it was
 */
public record CheckResult(
    String source,
    String check,
    CheckVerdict verdict,
    String detail,
    Optional<String> acceptedReason) {

  static CheckResult of(String source, String check, CheckVerdict verdict, String detail) {
    return new CheckResult(source, check, verdict, detail, Optional.empty());
  }

  CheckResult accepted(String why) {
    return new CheckResult(source, check, CheckVerdict.ACCEPTED, detail, Optional.of(why));
  }

  @Override
  public String toString() {
    return source
        + " "
        + check
        + ": "
        + verdict
        + " ("
        + detail
        + acceptedReason.map(r -> "; accepted: " + r).orElse("")
        + ")";
  }
}
