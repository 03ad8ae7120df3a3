package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What one command line printed, and how it ended. */
record Answer(int status, String out, String err) {

  static Answer to(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Undercount.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Answer(status, out.toString(), err.toString());
  }
}
