package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.estimators.network.Recruit;
import org.undercount.estimators.network.RecruitmentFlaw;
import org.undercount.estimators.network.RecruitmentSample;

/**
 * Reads a respondent-driven sample: one row per respondent, with id, recruiter (empty or {@code
 * seed} for a seed), degree and outcome. All problems of a file are reported together, without ids.
 */
public final class RecruitmentFile {

  private static final List<String> IDS = List.of("id");
  private static final List<String> RECRUITERS =
      List.of("recruiter", "recruiter.id", "recruiter_id");
  private static final List<String> DEGREES =
      List.of("degree", "network.size", "network_size", "networksize");
  private static final List<String> OUTCOMES = List.of("outcome");
  private static final String SEED = "seed";

  private RecruitmentFile() {}

  /**
   * Names of columns; the usual ones where not given.
   *
   * @param positive the value of the outcome whose share is asked; 1 among 0 and 1 where not given
   */
  public record Columns(
      Optional<String> id,
      Optional<String> recruiter,
      Optional<String> degree,
      Optional<String> outcome,
      Optional<String> positive) {}

  /**
   * What a file holds.
   *
   * @param outcome its column and value: {@code disease = 1}
   */
  public record Contents(RecruitmentSample sample, String outcome) {}

  public static Contents read(Path file, Columns columns) {
    return read(file, columns, true);
  }

  /** Without an outcome, which the size of a population does not need. */
  public static RecruitmentSample readSample(Path file, Columns columns) {
    return read(file, columns, false).sample();
  }

  private static Contents read(Path file, Columns columns, boolean needsOutcome) {
    NamedColumns table = NamedColumns.read(file);
    int id = table.column(columns.id(), IDS, "--id");
    int recruiter = table.column(columns.recruiter(), RECRUITERS, "--recruiter");
    int degree = table.column(columns.degree(), DEGREES, "--degree");
    int outcome = needsOutcome ? table.column(columns.outcome(), OUTCOMES, "--outcome") : -1;
    List<CsvRows.Row> rows = table.rows();
    if (id < 0 || recruiter < 0 || degree < 0 || (needsOutcome && outcome < 0)) {
      table.stopOnProblems();
    }
    List<Recruit> recruits = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    for (CsvRows.Row row : rows) {
      String name = row.fields().get(id);
      if (name.isEmpty()) {
        table.report(row.line(), id, "the id is missing, expected one per respondent");
        name = "line " + row.line();
      }
      String from = row.fields().get(recruiter);
      recruits.add(
          new Recruit(
              name,
              from.isEmpty() || from.equalsIgnoreCase(SEED) ? Optional.empty() : Optional.of(from),
              (int) table.whole(row, degree, 1),
              needsOutcome && outcome(table, row, outcome, columns.positive())));
      lines.add(row.line());
    }
    for (RecruitmentFlaw flaw : RecruitmentSample.flaws(recruits)) {
      table.report(
          lines.get(flaw.row()),
          flaw.part() == RecruitmentFlaw.Part.ID ? id : recruiter,
          "this respondent " + flaw.message());
    }
    String value = columns.positive().orElse("1");
    if (needsOutcome
        && columns.positive().isPresent()
        && recruits.stream().noneMatch(Recruit::outcome)
        && !recruits.isEmpty()) {
      table.problem(
          Problem.in("--positive", "expected a value of the outcome, no respondent has it"));
    }
    if (recruits.size() < 2) {
      table.problem(
          Problem.in(
              file.toString(), "expected at least two respondents, found " + recruits.size()));
    }
    table.stopOnProblems();
    return new Contents(
        RecruitmentSample.of(recruits), needsOutcome ? table.header(outcome) + " = " + value : "");
  }

  private static boolean outcome(
      NamedColumns table, CsvRows.Row row, int column, Optional<String> positive) {
    String value = row.fields().get(column);
    if (value.isEmpty() || value.equals("NA")) {
      table.report(
          row.line(),
          column,
          "the outcome is missing, expected respondents whose outcome is known");
    } else if (positive.isEmpty() && !value.matches("[01]")) {
      table.report(
          row.line(), column, "expected 0 or 1 (another value is counted with --positive)");
    }
    return value.equals(positive.orElse("1"));
  }
}
