package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.pooling.Family;
import org.undercount.estimators.pooling.MethodEstimate;
import org.undercount.estimators.pooling.RandomEffects;
import org.undercount.estimators.pooling.Reconciliation;

/**
 * Several methods' answers to one question: a table {@code method,family,value,lower,upper[,level]}
 * and words that say what is estimated, {@code unit,population,place,window,kind}.
 *
 * @param unstated estimand words the table has no column for
 */
public record ReconcileFile(List<MethodEstimate> estimates, List<String> unstated) {

  private static final List<String> WORDS = List.of("unit", "population", "place", "window");
  private static final String NOT_STATED = "not stated";

  public ReconcileFile {
    estimates = List.copyOf(estimates);
    unstated = List.copyOf(unstated);
  }

  /** The columns of one file. */
  private record Columns(
      OptionalInt method,
      OptionalInt family,
      OptionalInt value,
      OptionalInt lower,
      OptionalInt upper,
      OptionalInt level,
      List<OptionalInt> words,
      OptionalInt kind) {}

  /**
   * Reads a table.
   *
   * @param usualLevel of intervals in rows that state none
   */
  public static ReconcileFile read(PlainTable table, double usualLevel, List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    TableValues values = new TableValues(table, problems);
    Columns columns =
        new Columns(
            values.require("method"),
            values.require("family"),
            values.require("value", "estimate"),
            values.require("lower"),
            values.require("upper"),
            values.find("level"),
            List.of(
                values.find("unit"),
                values.find("population", "estimand"),
                values.find("place"),
                values.find("window")),
            values.find("kind"));
    List<String> unstated = new ArrayList<>();
    for (int i = 0; i < WORDS.size(); i++) {
      if (columns.words().get(i).isEmpty()) {
        unstated.add(WORDS.get(i));
      }
    }
    if (columns.kind().isEmpty()) {
      unstated.add("kind");
    }
    List<MethodEstimate> estimates = new ArrayList<>();
    for (PlainTable.Row row : table.rows()) {
      row(values, row, columns, usualLevel, problems).ifPresent(estimates::add);
    }
    values.stop();
    return new ReconcileFile(estimates, unstated);
  }

  private static Optional<MethodEstimate> row(
      TableValues values,
      PlainTable.Row row,
      Columns columns,
      double usualLevel,
      List<Problem> problems) {
    int before = problems.size();
    Optional<String> method = values.words(row, columns.method());
    Optional<String> family = values.words(row, columns.family());
    OptionalDouble value = values.number(row, columns.value());
    OptionalDouble lower = values.number(row, columns.lower());
    OptionalDouble upper = values.number(row, columns.upper());
    double level = values.optional(row, columns.level()).orElse(usualLevel);
    if (columns.level().isPresent() && !(level >= 0.5 && level <= 0.999)) {
      values.problem(row, columns.level(), "expected a level from 0.5 to 0.999");
    }
    if (lower.isPresent() && !(lower.getAsDouble() > 0)) {
      values.problem(row, columns.lower(), "expected a lower end above 0 to be pooled as a ratio");
    } else if (lower.isPresent()
        && upper.isPresent()
        && upper.getAsDouble() <= lower.getAsDouble()) {
      values.problem(row, columns.upper(), "expected an upper end above the lower");
    } else if (lower.isPresent()
        && upper.isPresent()
        && value.isPresent()
        && !(value.getAsDouble() >= lower.getAsDouble()
            && value.getAsDouble() <= upper.getAsDouble())) {
      values.problem(
          row,
          columns.value(),
          String.format(
              Locale.ROOT,
              "expected an estimate inside its interval, found %s outside %s to %s",
              value.getAsDouble(),
              lower.getAsDouble(),
              upper.getAsDouble()));
    }
    String kind = values.text(row, columns.kind()).orElse("stock").toLowerCase(Locale.ROOT);
    if (!kind.equals("stock") && !kind.equals("flow")) {
      values.problem(row, columns.kind(), "expected stock or flow");
    }
    List<String> words =
        columns.words().stream()
            .map(c -> c.isEmpty() ? NOT_STATED : values.words(row, c).orElse(NOT_STATED))
            .toList();
    if (problems.size() > before
        || method.isEmpty()
        || family.isEmpty()
        || value.isEmpty()
        || lower.isEmpty()
        || upper.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MethodEstimate(
            family.get(),
            new Estimand(
                words.get(0),
                words.get(1),
                words.get(2),
                words.get(3),
                Estimand.Kind.valueOf(kind.toUpperCase(Locale.ROOT))),
            new Estimate(
                value.getAsDouble(),
                new Interval(lower.getAsDouble(), upper.getAsDouble(), level, "as given"),
                method.get(),
                Map.of())));
  }

  public PlainAnswer answer(Reconciliation.Request request, long seed) {
    Reconciliation result = Reconciliation.of(estimates, request);
    Verdict verdict =
        unstated.isEmpty()
            ? result.verdict()
            : result
                .verdict()
                .warned(
                    "the table does not say "
                        + String.join(", ", unstated)
                        + ": taken to be the same for all methods");
    String population = estimates.get(0).estimand().population();
    ObjectNode document =
        EstimateDocument.of(
            population.equals(NOT_STATED) ? "as in the table" : population,
            request.rule().word(),
            verdict);
    document
        .putObject("envelope")
        .put("lower", result.spread().lower())
        .put("upper", result.spread().upper())
        .put("ratio", result.spread().ratio());
    result.disagreement().ifPresent(d -> disagreement(document.putObject("disagreement"), d));
    ArrayNode families = document.putArray("families");
    StringBuilder text = new StringBuilder();
    MseText.answer(text, verdict, "", true);
    text.append(
        String.format(
            Locale.ROOT,
            "%-13s%,.0f to %,.0f over all methods\n",
            "Envelope",
            result.spread().lower(),
            result.spread().upper()));
    result
        .disagreement()
        .ifPresent(
            d ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-13sI2 %.0f %% (%.0f to %.0f)\n",
                        "Disagreement",
                        100 * d.inconsistency(),
                        100 * d.inconsistencyRange().lower(),
                        100 * d.inconsistencyRange().upper())));
    for (Family family : result.families()) {
      Estimate estimate = family.estimate(request.level());
      ObjectNode node = families.addObject().put("family", family.name());
      node.set("estimate", EstimateDocument.estimate(estimate));
      ArrayNode methods = node.putArray("methods");
      family.members().forEach(m -> methods.add(m.estimate().method()));
      text.append("  ").append(family.name()).append("  ").append(estimate.inWords()).append('\n');
    }
    ArrayNode others = document.putArray("otherRules");
    for (Estimate other : result.others()) {
      others
          .addObject()
          .put("method", other.method())
          .set("estimate", EstimateDocument.estimate(other));
      text.append("  by ").append(other.method()).append("  ").append(other.inWords()).append('\n');
    }
    document.put("seed", seed);
    return new PlainAnswer(document, text.toString(), verdict.estimate().isEmpty());
  }

  private static void disagreement(ObjectNode node, Reconciliation.Disagreement d) {
    node.put("q", d.q()).put("tau2", d.between());
    range(node.putObject("tau2Interval"), d.betweenRange());
    node.put("i2", d.inconsistency());
    range(node.putObject("i2Interval"), d.inconsistencyRange());
  }

  private static void range(ObjectNode node, RandomEffects.Range range) {
    node.put("lower", range.lower()).put("upper", range.upper());
  }
}
