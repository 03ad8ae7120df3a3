package org.undercount.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.plain.Division;
import org.undercount.jobs.plain.MissingStrata;
import picocli.CommandLine.Option;

/** The options about the parts of a divided population. */
final class DivisionOptions {

  @Option(
      names = "--strata",
      paramLabel = "a,b",
      split = ",",
      description = "columns that divide the table; each part is estimated, then summed")
  List<String> strata = new ArrayList<>();

  @Option(
      names = "--missing",
      paramLabel = "impute|em|drop|stratum",
      description =
          "what about people whose --strata are empty or NA: drawn several times from people on the"
              + " same lists, divided as expected of them, left out, or a stratum of their own"
              + " (default: impute)")
  private @Nullable String missing;

  @Option(
      names = "--imputations",
      paramLabel = "N",
      description =
          "how often unknown strata are drawn (default: " + Division.USUAL_IMPUTATIONS + ")")
  private @Nullable Integer imputations;

  @Option(
      names = "--pool",
      paramLabel = "none|partial",
      defaultValue = "none",
      description =
          "whether small strata borrow strength from the others; one that has no estimate of its own"
              + " then has a borrowed one (default: ${DEFAULT-VALUE})")
  private String pool = "none";

  /** What cannot be as asked. */
  void check(List<Problem> problems) {
    if (missing != null && MissingStrata.find(missing).isEmpty()) {
      problems.add(
          Problem.in(
              "--missing",
              "expected one of "
                  + String.join(", ", MissingStrata.words())
                  + ", found '"
                  + missing
                  + "'"));
    } else if (missing != null && strata.isEmpty()) {
      problems.add(Problem.in("--missing", "expected with --strata alone"));
    }
    if (imputations != null && (strata.isEmpty() || missing() != MissingStrata.IMPUTE)) {
      problems.add(
          Problem.in("--imputations", "expected with --strata and --missing impute alone"));
    } else if (imputations != null
        && (imputations < Division.LEAST_IMPUTATIONS || imputations > Division.MOST_IMPUTATIONS)) {
      problems.add(
          Problem.in(
              "--imputations",
              "expected "
                  + Division.LEAST_IMPUTATIONS
                  + " to "
                  + Division.MOST_IMPUTATIONS
                  + ", found "
                  + imputations));
    }
    if (!List.of("none", "partial").contains(pool)) {
      problems.add(Problem.in("--pool", "expected none or partial, found '" + pool + "'"));
    } else if (pooled() && strata.isEmpty()) {
      problems.add(Problem.in("--pool", "expected with --strata alone"));
    }
  }

  Division division() {
    return new Division(
        missing(), imputations == null ? Division.USUAL_IMPUTATIONS : imputations, pooled());
  }

  boolean pooled() {
    return pool.equals("partial");
  }

  private MissingStrata missing() {
    return Optional.ofNullable(missing).flatMap(MissingStrata::find).orElse(MissingStrata.IMPUTE);
  }
}
