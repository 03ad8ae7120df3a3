package org.undercount.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.jobs.plain.BlindList;
import org.undercount.jobs.plain.Declarations;
import org.undercount.jobs.plain.Referral;
import picocli.CommandLine.Option;

/** The options that say what is known of lists beside their counts. */
final class DeclarationOptions {

  @Option(
      names = "--blind",
      paramLabel = "LIST:COLUMN=VALUE",
      description =
          "a list cannot see the strata of this value; LIST:COLUMN!=VALUE sees these alone; several"
              + " values joined by |; may be repeated; loglinear then fits all strata together")
  List<String> blind = new ArrayList<>();

  @Option(
      names = "--impossible",
      paramLabel = "110,011",
      split = ",",
      description = "combinations of lists that cannot occur, one digit per list")
  List<String> impossible = new ArrayList<>();

  @Option(
      names = "--referral",
      paramLabel = "\"A>B\"",
      description =
          "list B is fed by list A: every model of loglinear, sparse and decomposable joins them;"
              + " may be repeated")
  List<String> referrals = new ArrayList<>();

  @Option(
      names = "--bulk",
      paramLabel = "COLUMN",
      description =
          "column that names the event of people captured together, empty for all others: they are"
              + " known, left out of the overlaps and added to the answer")
  Optional<String> bulk = Optional.empty();

  Declarations declarations() {
    return new Declarations(
        blind.stream().flatMap(text -> BlindList.find(text).stream()).toList(),
        impossible,
        referrals.stream().flatMap(text -> Referral.find(text).stream()).toList(),
        bulk);
  }

  /**
   * What cannot be as declared.
   *
   * @param strata columns that divide the table
   * @param covariates columns that describe people
   */
  void check(List<Problem> problems, List<String> strata, List<String> covariates) {
    for (String text : blind) {
      Optional<BlindList> found = BlindList.find(text);
      if (found.isEmpty()) {
        problems.add(Problem.in("--blind", BlindList.EXPECTED + ", found '" + text + "'"));
      } else if (!strata.contains(found.get().column())) {
        problems.add(
            Problem.in(
                "--blind",
                "expected a column named in --strata, found '" + found.get().column() + "'"));
      }
    }
    for (String text : referrals) {
      if (Referral.find(text).isEmpty()) {
        problems.add(Problem.in("--referral", Referral.EXPECTED + ", found '" + text + "'"));
      }
    }
    if (bulk.isPresent() && (strata.contains(bulk.get()) || covariates.contains(bulk.get()))) {
      problems.add(Problem.in("--bulk", "expected a column in neither --strata nor --covariates"));
    }
    if (bulk.filter(b -> b.equalsIgnoreCase("count")).isPresent()) {
      problems.add(Problem.in("--bulk", "expected a column that names events, found 'count'"));
    }
    if (!impossible.isEmpty() && !strata.isEmpty()) {
      problems.add(
          Problem.in(
              "--impossible",
              "expected without --strata; lists that cannot see a stratum are named in --blind"));
    }
  }
}
