package org.undercount.datasets.read;

import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.contract.FileSpec;
import org.undercount.datasets.contract.Spelling;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * One file to read.
 *
 * @param path where it lies
 * @param name what the user calls it, for messages
 * @param spec how the contract says it is written
 * @param terms what is agreed about it beforehand
 * @param scratch folder for unpacked copies, deleted when the rows are closed
 */
public record Delivery(Path path, String name, FileSpec spec, Terms terms, Path scratch) {

  UnusableInputException unusable(String message) {
    return new UnusableInputException(Problem.in(name, message));
  }

  UnusableInputException unusable(long line, String message) {
    return new UnusableInputException(Problem.at(name, line, message));
  }

  /** Refuses a file by a sentence about its contract, or by one for a reader who has none. */
  UnusableInputException unusable(String withContract, String withoutContract) {
    return unusable(terms.either(withContract, withoutContract));
  }

  UnusableInputException unusable(long line, String withContract, String withoutContract) {
    return unusable(line, terms.either(withContract, withoutContract));
  }

  /** Refuses a header that lacks a column the contract reads; never prints the header itself. */
  void requireHeaders(List<String> header, long line) {
    List<Problem> problems =
        terms.required().stream()
            .sorted()
            .filter(r -> !header.contains(r))
            .map(
                r ->
                    Problem.at(
                        name,
                        line,
                        r,
                        "the file has no such column"
                            + Spelling.hint(r, header)
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
