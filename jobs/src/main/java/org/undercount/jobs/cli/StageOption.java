package org.undercount.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import picocli.CommandLine.Option;

/**
 * For a command that works on plain files, or on a quarter of a workspace as a stage of its road.
 */
final class StageOption {

  @Option(
      names = "--quarter",
      paramLabel = "2023Q1",
      description = "instead of files: the quarter of the workspace, up to this stage")
  @Nullable Quarter quarter;

  /** The quarter whose stage is meant; empty if files are. */
  Optional<Quarter> insteadOf(List<Path> files) {
    if (quarter == null && files.isEmpty()) {
      throw new UnusableInputException(
          Problem.in("FILE", "expected files, or a quarter of a workspace as --quarter 2023Q1"));
    }
    if (quarter != null && !files.isEmpty()) {
      throw new UnusableInputException(
          Problem.in("--quarter", "expected files or a quarter, got both"));
    }
    return Optional.ofNullable(quarter);
  }
}
