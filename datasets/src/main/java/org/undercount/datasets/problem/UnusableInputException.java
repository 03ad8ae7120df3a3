package org.undercount.datasets.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A user's input cannot be used: every problem found, in one go. The command line answers with
 * status 1.
 */
public final class UnusableInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ArrayList<Problem> problems;

  public UnusableInputException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("Unusable input needs at least one problem, got none");
    }
    this.problems = new ArrayList<>(problems);
  }

  public UnusableInputException(Problem problem) {
    this(List.of(problem));
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
