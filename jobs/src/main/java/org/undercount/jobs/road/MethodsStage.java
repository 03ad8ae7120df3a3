package org.undercount.jobs.road;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.pooling.Reconciliation;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.MethodComparison;
import org.undercount.jobs.estimate.MethodRow;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.plain.SecondMethod;
import org.undercount.jobs.plain.SecondMethodsFile;
import org.undercount.jobs.tables.RowCodec;

/**
 * E2 once more, by the methods a workspace declares in {@code second-methods.yaml}, and all of them
 * compared. Without that file every headline stands on one method, and the table is empty.
 */
final class MethodsStage extends TableStage {

  static final String METHODS = "victim_methods";
  static final RowCodec<MethodRow> ROWS = RowCodec.of(() -> MethodRow.SCHEMA);

  MethodsStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "methods";
  }

  @Override
  protected List<String> reads() {
    return List.of(MergeStage.SERVED, VictimsStage.ESTIMATES);
  }

  @Override
  protected List<String> writes() {
    return List.of(METHODS);
  }

  @Override
  protected SortedMap<String, String> settings() {
    SortedMap<String, String> settings = EstimateTables.settings(road);
    Path file = road.layout().secondMethods();
    settings.put("second-methods.yaml", Files.exists(file) ? ContentHash.ofFile(file) : "none");
    Path folder = road.layout().surveys(road.quarter());
    if (Files.isDirectory(folder)) {
      try (Stream<Path> surveys = Files.list(folder)) {
        surveys
            .filter(Files::isRegularFile)
            .forEach(s -> settings.put("surveys/" + folder.relativize(s), ContentHash.ofFile(s)));
      } catch (IOException e) {
        throw new UncheckedIOException("Could not read the surveys of " + road.quarter(), e);
      }
    }
    return settings;
  }

  @Override
  public StageResult run(StageKey key) {
    Path file = road.layout().secondMethods();
    List<MethodRow> rows = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    if (Files.exists(file)) {
      rows.addAll(compared(SecondMethodsFile.read(file)));
      rows.stream().map(MethodsStage::line).forEach(messages::add);
    } else {
      messages.add("no second methods declared: every headline rests on one (" + file + ")");
    }
    write(METHODS, key, ROWS, rows, "key", "line", "id");
    TreeMap<String, Long> leftOut = new TreeMap<>();
    long refused = rows.stream().filter(r -> r.span() == null).count();
    if (refused > 0) {
      leftOut.put("refused", refused);
    }
    return new StageResult.Done(
        new RowCount(rows.size(), rows.size() - refused, leftOut), messages, new TreeMap<>());
  }

  private List<MethodRow> compared(SecondMethodsFile file) {
    Map<CountryCode, Map<String, Long>> served = served();
    Set<Problem> problems = new LinkedHashSet<>();
    List<MethodRow> rows = new ArrayList<>();
    for (Row row :
        road.analytic()
            .written(VictimsStage.ESTIMATES, road.quarter().toString())
            .orderBy(col("key"))
            .collectAsList()) {
      EstimateRow headline = EstimateTables.ESTIMATES.fromRow(row);
      List<MethodComparison.Answer> answers = new ArrayList<>();
      for (SecondMethod method : file.methods()) {
        for (CountryCode place : method.declared().places()) {
          if (place.alpha2().equals(headline.estimand().place())
              && method.declared().asks(road.quarter())
              && mayAnswer(method.declared(), headline)) {
            try {
              answers.add(answer(method, headline, place, served.getOrDefault(place, Map.of())));
            } catch (UnusableInputException e) {
              problems.addAll(e.problems());
            }
          }
        }
      }
      if (!answers.isEmpty()) {
        rows.addAll(
            MethodComparison.of(
                headline,
                answers,
                new Reconciliation.Request(
                    file.pooling(), road.settings().level(), file.factor())));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(List.copyOf(problems));
    }
    return rows;
  }

  /** A stock is asked of methods that mean one; a flow of all, which then need a bridge. */
  private static boolean mayAnswer(SecondMethod.Declared declared, EstimateRow headline) {
    return headline.estimand().kind() == Estimand.Kind.FLOW
        || declared.meaning() == SecondMethod.Meaning.E1;
  }

  private MethodComparison.Answer answer(
      SecondMethod method, EstimateRow headline, CountryCode place, Map<String, Long> served) {
    SecondMethod.Declared declared = method.declared();
    String country = place.alpha2();
    Verdict verdict =
        method.verdict(
            new SecondMethod.Setting(
                place,
                road.layout().surveys(road.quarter()),
                served,
                road.settings().level(),
                road.settings().seed().child(declared.id() + "/" + country).value()));
    Optional<SecondMethod.Bridge> bridge =
        headline.estimand().kind() == Estimand.Kind.FLOW ? declared.bridge() : Optional.empty();
    boolean meant = declared.meaning() == SecondMethod.Meaning.E2 || bridge.isPresent();
    return new MethodComparison.Answer(
        declared.id(),
        method.card(),
        declared.family(),
        meant
            ? MethodComparison.heldInQuarter(country, road.quarter())
            : MethodComparison.heldOnLastDay(country, road.quarter()),
        bridge.map(b -> b.over(verdict)).orElse(verdict),
        verdict.observed());
  }

  /** People by destination and list; countries × lists rows. Every list has a number everywhere. */
  private Map<CountryCode, Map<String, Long>> served() {
    Map<CountryCode, Map<String, Long>> served = new HashMap<>();
    Set<String> lists = new LinkedHashSet<>();
    for (Row row :
        road.analytic()
            .written(MergeStage.SERVED, road.quarter().toString())
            .select("destination", "source", "people")
            .collectAsList()) {
      lists.add(row.getString(1));
      served
          .computeIfAbsent(CountryCode.of(row.getString(0)), c -> new HashMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    served.values().forEach(of -> lists.forEach(l -> of.putIfAbsent(l, 0L)));
    return served;
  }

  private static String line(MethodRow row) {
    MethodRow.Span span = row.span();
    MethodRow.Reason reason = row.reason();
    String name =
        row.role() == MethodRow.Role.SECOND || row.role() == MethodRow.Role.HEADLINE
            ? row.source().id()
            : row.role().name().toLowerCase(Locale.ROOT);
    String number =
        span == null
            ? "refused: " + (reason == null ? "no number" : reason.detail())
            : String.format(
                Locale.ROOT,
                "%s (%,.0f to %,.0f, %.0f %%)",
                span.value() == null ? "" : String.format(Locale.ROOT, "%,.0f", span.value()),
                span.lower(),
                span.upper(),
                100 * span.level());
    return String.format(Locale.ROOT, "%-14s %-22s %s", row.key(), name, number);
  }
}
