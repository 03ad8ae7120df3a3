package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.plain.EstimateDocument;
import org.undercount.jobs.tables.WholeFiles;

/** A page that a measurement ends in: to a file, to the screen, or as one JSON document. */
final class Page {

  private final CommonOptions common;

  Page(CommonOptions common) {
    this.common = common;
  }

  /** Asked before the work, which takes minutes. */
  List<Problem> problems() {
    if (common.out == null) {
      return List.of();
    }
    Path file = common.out.toAbsolutePath();
    Path folder = file.getParent();
    return folder != null && Files.isWritable(folder) && !Files.isDirectory(file)
        ? List.of()
        : List.of(
            Problem.in("--out", "expected the name of a file in a folder that can be written"));
  }

  void print(PrintWriter out, String page, Supplier<ObjectNode> document) {
    if (common.out != null) {
      WholeFiles.write(common.out, page);
    }
    if (common.json) {
      out.print(EstimateDocument.text(document.get()));
    } else if (common.out == null) {
      out.print(page);
    }
    out.flush();
  }
}
