package org.undercount.jobs.check;

import java.util.Optional;

/**
 * One check of one source.
 *
 * @param source short name
 * @param check its name, as acceptances use it
 * @param verdict how it ended
 * @param detail what was found, with numbers
 * @param published the same without any count of people by category, for those outside
 * @param acceptedReason why a failed check was accepted, if it was
 */
public record CheckResult(
    String source,
    String check,
    CheckVerdict verdict,
    String detail,
    String published,
    Optional<String> acceptedReason) {

  static CheckResult of(String source, String check, CheckVerdict verdict, String detail) {
    return new CheckResult(source, check, verdict, detail, detail, Optional.empty());
  }

  /** The same finding, published in other words than it is told in the workspace. */
  CheckResult publishedAs(String words) {
    return new CheckResult(source, check, verdict, detail, words, acceptedReason);
  }

  CheckResult accepted(String why) {
    return new CheckResult(
        source, check, CheckVerdict.ACCEPTED, detail, published, Optional.of(why));
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
