package org.undercount.jobs.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/** The source contracts of a workspace, all of them or every problem they have. */
public final class Contracts {

  private Contracts() {}

  static List<SourceContract> of(Road road, Clock clock) {
    return in(road.layout().contracts(), clock);
  }

  /** Reads the contracts in a folder, in the order of their names. */
  public static List<SourceContract> in(Path folder, Clock clock) {
    if (!Files.isDirectory(folder)) {
      throw new UnusableInputException(
          Problem.in(folder.toString(), "expected a folder of source contracts, one YAML each"));
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.getFileName().toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + folder, e);
    }
    List<SourceContract> contracts = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Path file : files) {
      try {
        contracts.add(SourceContract.load(file, clock));
      } catch (UnusableInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return contracts;
  }
}
