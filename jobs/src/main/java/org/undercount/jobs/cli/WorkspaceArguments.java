package org.undercount.jobs.cli;

import java.nio.file.Files;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/** What commands on a workspace require before they start Spark. */
final class WorkspaceArguments {

  private WorkspaceArguments() {}

  static Quarter quarter(String text) {
    try {
      return Quarter.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(Problem.in("--quarter", String.valueOf(e.getMessage())));
    }
  }

  static void requireWorkspace(WorkspaceLayout layout) {
    if (!Files.isRegularFile(layout.settings())) {
      throw new UnusableInputException(
          Problem.in(
              layout.root().toString(),
              "is not a workspace (no workspace.yaml): make one with 'undercount init "
                  + layout.root()
                  + "' or 'undercount demo'"));
    }
  }

  static void requireKey(WorkspaceLayout layout) {
    if (!Files.isRegularFile(layout.sealedKey())) {
      throw new UnusableInputException(
          Problem.in(
              layout.sealedKey().toString(),
              "there is no key for the sealed columns: make a workspace with 'undercount init "
                  + layout.root()
                  + "'"));
    }
  }
}
