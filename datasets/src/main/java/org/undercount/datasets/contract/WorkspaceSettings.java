package org.undercount.datasets.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * What holds for a whole workspace, from {@code workspace.yaml}.
 *
 * @param seed of everything random
 * @param level of intervals
 * @param draws joint draws per headline
 * @param minCell smallest count of people that may be published
 * @param quarters the quarters it covers, in order; empty for any
 * @param accepted failed checks a person accepted
 * @param publication what is printed on the cover
 */
public record WorkspaceSettings(
    Seed seed,
    double level,
    int draws,
    int minCell,
    List<Quarter> quarters,
    List<AcceptedCheck> accepted,
    Publication publication) {

  /** What holds where nothing is said. */
  public static final WorkspaceSettings DEFAULT =
      new WorkspaceSettings(
          Seed.of(1), 0.95, 10_000, 10, List.of(), List.of(), Publication.UNSTATED);

  private static final int SHORTEST_REASON = 10;

  public WorkspaceSettings {
    quarters = List.copyOf(quarters);
    accepted = List.copyOf(accepted);
  }

  /**
   * What is printed on the cover of a release.
   *
   * @param title of the briefing
   * @param publisher who publishes
   * @param contact where to report an error
   * @param licence of text and tables
   * @param synthetic true if the data are invented; every page then says so
   */
  public record Publication(
      String title, String publisher, String contact, String licence, boolean synthetic) {

    static final Publication UNSTATED =
        new Publication(
            "Trafficking into scam centres",
            "publisher not stated",
            "contact not stated",
            "licence not stated",
            false);

    private static Publication of(Yaml entry) {
      Publication publication =
          new Publication(
              entry.text("title").orElse(UNSTATED.title),
              entry.text("publisher").orElse(UNSTATED.publisher),
              entry.text("contact").orElse(UNSTATED.contact),
              entry.text("licence").orElse(UNSTATED.licence),
              entry.yesNo("synthetic").orElse(false));
      entry.refuseOthers();
      return publication;
    }
  }

  /**
   * A failed check that does not stop a run, because someone wrote down why.
   *
   * @param check its name, e.g. {@code volume}
   * @param source whose check
   * @param quarter in which quarter
   * @param reason why it is accepted; lands in the report
   */
  public record AcceptedCheck(String check, SourceId source, Quarter quarter, String reason) {}

  /**
   * Reads a settings file.
   *
   * @throws UnusableInputException with every problem of the file
   */
  public static WorkspaceSettings load(Path file) {
    return parse(file.toString(), SourceContract.read(file));
  }

  /** Reads settings from text. */
  public static WorkspaceSettings parse(String name, String text) {
    List<Problem> problems = new ArrayList<>();
    Yaml root = Yaml.parse(name, text, problems);
    List<Quarter> quarters = new ArrayList<>();
    for (String quarter : root.texts("quarters")) {
      quarter(root, "quarters", quarter).ifPresent(quarters::add);
    }
    List<AcceptedCheck> accepted = new ArrayList<>();
    for (Yaml entry : root.mappings("accepted")) {
      accepted(entry).ifPresent(accepted::add);
    }
    WorkspaceSettings settings =
        new WorkspaceSettings(
            Seed.of(
                root.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(DEFAULT.seed.value())),
            root.decimal("level", 0.5, 0.999).orElse(DEFAULT.level),
            (int) root.whole("draws", DEFAULT.draws, 10_000_000).orElse(DEFAULT.draws),
            (int) root.whole("min-cell", 1, 1000).orElse(DEFAULT.minCell),
            quarters.stream().sorted().distinct().toList(),
            accepted,
            root.has("publication")
                ? Publication.of(root.mapping("publication"))
                : Publication.UNSTATED);
    root.refuseOthers();
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingLong(Problem::line));
      throw new UnusableInputException(problems);
    }
    return settings;
  }

  private static Optional<AcceptedCheck> accepted(Yaml entry) {
    String check = entry.required("check", "the check's name, such as volume");
    String source = entry.required("source", "the source's short name");
    String quarter = entry.required("quarter", "a quarter like 2023Q1");
    String reason = entry.required("reason", "why the failed check is accepted");
    if (!reason.isEmpty() && reason.length() < SHORTEST_REASON) {
      entry.problemAt(
          "reason",
          "must say why in at least " + SHORTEST_REASON + " letters, got " + reason.length());
    }
    entry.refuseOthers();
    if (check.isEmpty() || source.isEmpty() || quarter.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    Optional<Quarter> when = quarter(entry, "quarter", quarter);
    try {
      SourceId who = SourceId.of(source);
      return when.map(q -> new AcceptedCheck(check, who, q, reason));
    } catch (IllegalArgumentException e) {
      entry.problem(entry.lineOf("source"), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Optional<Quarter> quarter(Yaml entry, String key, String text) {
    try {
      return Optional.of(Quarter.parse(text));
    } catch (IllegalArgumentException e) {
      entry.problem(entry.lineOf(key), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
