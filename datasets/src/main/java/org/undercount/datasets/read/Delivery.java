package org.undercount.datasets.read;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.undercount.datasets.contract.FileSpec;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * One file to read.
 *
 * @param path where it lies
 * @param name what the user calls it, for messages
 * @param spec how the contract says it is written
 * @param required headers the file must have
 * @param scratch folder for unpacked copies, deleted when the rows are closed
 */
public record Delivery(Path path, String name, FileSpec spec, Set<String> required, Path scratch) {

  public Delivery {
    required = Set.copyOf(required);
  }

  UnusableInputException unusable(String message) {
    return new UnusableInputException(Problem.in(name, message));
  }

  UnusableInputException unusable(long line, String message) {
    return new UnusableInputException(Problem.at(name, line, message));
  }

  /** Refuses a header that lacks a column the contract reads; never prints the header itself. */
  void requireHeaders(List<String> header, long line) {
    List<Problem> problems =
        required.stream()
            .sorted()
            .filter(r -> !header.contains(r))
            .map(
                r ->
                    Problem.at(
                        name,
                        line,
                        r,
                        "the file has no such column"
                            + org.undercount.datasets.contract.Spelling.hint(r, header)
                            + "; it has "
                            + header.size()
                            + " columns: check 'from', file.header-row, file.delimiter and"
                            + " file.encoding in the contract"))
            .toList();
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
  }
}
