package org.undercount.jobs.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import picocli.CommandLine.Option;

/** What models with formulas are asked in the same words. */
final class LikelihoodOptions {

  @Option(
      names = "--interval",
      paramLabel = "wald|profile",
      defaultValue = "wald",
      description = "kind of the parameters' intervals (default: ${DEFAULT-VALUE})")
  private String interval = "wald";

  /** The kind of interval asked for. */
  ParameterIntervals.Kind kind(List<Problem> problems) {
    return switch (interval) {
      case "wald" -> ParameterIntervals.Kind.WALD;
      case "profile" -> ParameterIntervals.Kind.PROFILE;
      default -> {
        problems.add(
            Problem.in("--interval", "expected wald or profile, found '" + interval + "'"));
        yield ParameterIntervals.Kind.WALD;
      }
    };
  }

  /** The formula of an option, constant where it is not given. */
  static Formula formula(String option, @Nullable String text, List<Problem> problems) {
    try {
      return text == null ? Formula.CONSTANT : Formula.parse(text);
    } catch (IllegalArgumentException e) {
      problems.add(Problem.in(option, String.valueOf(e.getMessage())));
      return Formula.CONSTANT;
    }
  }
}
