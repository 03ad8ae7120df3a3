package org.undercount.jobs.estimate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;

/**
 * One headline: what it is a number of, and what may be said of it. Exact, before disclosure
 * control.
 *
 * @param key e.g. {@code E2.KH.2023Q1}: estimand of the requirements, place, quarter
 * @param quarter the quarter, as text
 * @param estimand its definition
 * @param verdict the estimate, or the refusal
 */
public record EstimateRow(String key, String quarter, Estimand estimand, Verdict verdict) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Table {@code estimates}. */
  public static final TableSchema<EstimateRow> SCHEMA =
      new TableSchema<>(
          "estimates",
          "one headline of a quarter, before disclosure control",
          List.of(
              text("key", "Estimand, place and quarter", EstimateRow::key),
              text("quarter", "Quarter", EstimateRow::quarter),
              text("unit", "Unit", r -> r.estimand.unit()),
              text("population", "Whom or what it counts", r -> r.estimand.population()),
              text("place", "Where", r -> r.estimand.place()),
              text("time_window", "When", r -> r.estimand.window()),
              text("stock_or_flow", "Stock or flow", r -> r.estimand.kind().name()),
              new Column<>(
                  "observed",
                  ColumnType.LONG,
                  true,
                  Sensitivity.ANALYTIC,
                  "Units actually seen",
                  r -> r.verdict.observed()),
              number("value", "Estimate", r -> estimate(r, Estimate::value)),
              number("lower", "Lower end", r -> estimate(r, e -> e.interval().lower())),
              number("upper", "Upper end", r -> estimate(r, e -> e.interval().upper())),
              number("level", "Level", r -> estimate(r, e -> e.interval().level())),
              optional("interval", "Kind of interval", r -> estimate(r, e -> e.interval().kind())),
              optional("method", "Method", r -> estimate(r, Estimate::method)),
              number(
                  "lower_bound",
                  "Lower bound that holds without the gates",
                  r -> r.verdict.lowerBound().map(LowerBound::value).orElse(null)),
              number(
                  "lower_bound_limit",
                  "Lower end of the lower bound's interval",
                  r -> r.verdict.lowerBound().map(LowerBound::lowerLimit).orElse(null)),
              number(
                  "lower_bound_level",
                  "Level of the lower bound's interval",
                  r -> r.verdict.lowerBound().map(LowerBound::level).orElse(null)),
              optional(
                  "lower_bound_method",
                  "Method of the lower bound",
                  r -> r.verdict.lowerBound().map(LowerBound::method).orElse(null)),
              text("gates", "Gates, JSON", r -> json(r.verdict.gates())),
              text("warnings", "Warnings, JSON", r -> json(r.verdict.warnings())),
              text("diagnostics", "Facts about the fit, JSON", EstimateRow::diagnostics)),
          EstimateRow::from);

  private static EstimateRow from(RowValues row) {
    Map<String, Map<String, String>> facts =
        parse(row.requiredText("diagnostics"), new TypeReference<>() {});
    Optional<Estimate> estimate =
        Optional.ofNullable(row.decimal("value"))
            .map(
                value ->
                    new Estimate(
                        value,
                        new Interval(
                            row.requiredDouble("lower"),
                            row.requiredDouble("upper"),
                            row.requiredDouble("level"),
                            row.requiredText("interval")),
                        row.requiredText("method"),
                        facts.getOrDefault("estimate", Map.of())));
    Optional<LowerBound> bound =
        Optional.ofNullable(row.decimal("lower_bound"))
            .map(
                v ->
                    new LowerBound(
                        v,
                        row.requiredDouble("lower_bound_limit"),
                        row.requiredDouble("lower_bound_level"),
                        row.requiredText("lower_bound_method")));
    return new EstimateRow(
        row.requiredText("key"),
        row.requiredText("quarter"),
        new Estimand(
            row.requiredText("unit"),
            row.requiredText("population"),
            row.requiredText("place"),
            row.requiredText("time_window"),
            Estimand.Kind.valueOf(row.requiredText("stock_or_flow"))),
        new Verdict(
            row.requiredLong("observed"),
            estimate,
            bound,
            parse(row.requiredText("gates"), new TypeReference<List<Gate>>() {}),
            parse(row.requiredText("warnings"), new TypeReference<List<String>>() {}),
            facts.getOrDefault("verdict", Map.of())));
  }

  private static String diagnostics(EstimateRow row) {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    facts.put("verdict", row.verdict.diagnostics());
    row.verdict.estimate().ifPresent(e -> facts.put("estimate", e.diagnostics()));
    return json(facts);
  }

  private static <T> @Nullable T estimate(
      EstimateRow row, java.util.function.Function<Estimate, T> part) {
    return row.verdict.estimate().isPresent() ? part.apply(row.verdict.estimate().get()) : null;
  }

  private static Column<EstimateRow> text(
      String name, String description, java.util.function.Function<EstimateRow, String> of) {
    return new Column<>(name, ColumnType.TEXT, true, Sensitivity.ANALYTIC, description, of::apply);
  }

  private static Column<EstimateRow> optional(
      String name,
      String description,
      java.util.function.Function<EstimateRow, @Nullable String> of) {
    return new Column<>(name, ColumnType.TEXT, false, Sensitivity.ANALYTIC, description, of::apply);
  }

  private static Column<EstimateRow> number(
      String name,
      String description,
      java.util.function.Function<EstimateRow, @Nullable Double> of) {
    return new Column<>(
        name, ColumnType.DOUBLE, false, Sensitivity.ANALYTIC, description, of::apply);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records must be writable as JSON", e);
    }
  }

  private static <T> T parse(String text, TypeReference<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A column of estimates holds JSON, got what is not", e);
    }
  }
}
