package org.undercount.jobs.cli;

/** Exit status of every command, as others may rely on it. */
final class ExitStatus {

  static final int DONE = 0;

  /** Wrong arguments or unusable input. */
  static final int UNUSABLE = 1;

  /** Done, but a gate refused the estimate; the document is printed with the reason. */
  static final int REFUSED = 2;

  /** A bug. */
  static final int BUG = 3;

  private ExitStatus() {}
}
