package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.plain.EstimateDocument;
import org.undercount.jobs.plain.PlainAnswer;

/** Prints what a command on a plain table answers. */
final class PlainAnswers {

  private PlainAnswers() {}

  /** What is wrong with the common options. */
  static List<Problem> problems(CommonOptions common) {
    List<Problem> problems = new ArrayList<>();
    if (!(common.level >= 0.5 && common.level <= 0.999)) {
      problems.add(
          Problem.in("--level", "expected a level from 0.5 to 0.999, found " + common.level));
    }
    return problems;
  }

  /** Prints and gives the exit status. */
  static int print(PrintWriter out, CommonOptions common, PlainAnswer answer, long started) {
    if (common.json) {
      ObjectNode document = answer.document();
      document.put("seconds", Math.round((System.nanoTime() - started) / 1e7) / 100.0);
      out.print(EstimateDocument.text(document));
    } else {
      out.print(answer.text());
    }
    out.flush();
    return answer.refused() ? ExitStatus.REFUSED : ExitStatus.DONE;
  }
}
