package org.undercount.jobs.check;

/**
 * One check of one source.
 *
 * @param source short name
 * @param check its name, as acceptances use it
 * @param verdict how it ended
 * @param detail what was found, with numbers
 * @param reason why a failed check was accepted; empty if it was not
 */
public record CheckResult(
    String source, String check, CheckVerdict verdict, String detail, String reason) {

  static CheckResult of(String source, String check, CheckVerdict verdict, String detail) {
    return new CheckResult(source, check, verdict, detail, "");
  }

  CheckResult accepted(String why) {
    return new CheckResult(source, check, CheckVerdict.ACCEPTED, detail, why);
  }

  @Override
  public String toString() {
    return source
        + " "
        + check
        + ": "
        + verdict.word()
        + " ("
        + detail
        + (reason.isEmpty() ? "" : "; accepted: " + reason)
        + ")";
  }
}
