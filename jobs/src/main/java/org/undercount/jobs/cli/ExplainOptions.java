package org.undercount.jobs.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.link.Explanation;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.files.LinkConfiguration;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.tables.WholeFiles;
import org.undercount.reports.linkage.LinkagePage;
import picocli.CommandLine.Option;

/** The page that explains a linkage. Values of persons are on it only in a sealed zone. */
final class ExplainOptions {

  @Option(
      names = "--explain",
      paramLabel = "PAGE.html",
      description =
          "write a page that explains the linkage: weights, pairs taken apart, blocks, the strangest"
              + " clusters; no values of persons")
  private @Nullable Path page;

  @Option(
      names = "--show-values",
      description =
          "show the values of the pairs taken apart and the ids of records; only for a page within the"
              + " sealed folder of a workspace")
  private boolean showValues;

  /** True if any of the options was given. */
  boolean given() {
    return page != null || showValues;
  }

  /** Refuses what could leak before any work is done. */
  void check() {
    if (!showValues) {
      return;
    }
    if (page == null) {
      throw new UnusableInputException(
          Problem.in("--show-values", "belongs to --explain PAGE.html, which is missing"));
    }
    if (!isSealed(page)) {
      throw new UnusableInputException(
          Problem.in(
              "--show-values",
              "values of persons are shown only on a page within the sealed folder of a workspace"));
    }
  }

  /** Writes the page, if one was asked for; returns where. */
  Optional<Path> write(Linkage linkage, Dataset<Row> records, LinkConfiguration configuration) {
    if (page == null) {
      return Optional.empty();
    }
    Explanation explanation = Explanation.of(linkage);
    ExplainedPage explained = new ExplainedPage(explanation, linkage.diagnostics());
    WholeFiles.write(
        page,
        LinkagePage.html(
            showValues
                ? explained.withValues(records, configuration.fields())
                : explained.withoutValues()));
    return Optional.of(page);
  }

  private static boolean isSealed(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (Path at = folder; at != null; at = at.getParent()) {
      Path root = at.getParent();
      if (root != null) {
        WorkspaceLayout layout = new WorkspaceLayout(root);
        if (layout.sealed().equals(at) && Files.isRegularFile(layout.settings())) {
          return true;
        }
      }
    }
    return false;
  }
}
