package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.indirect.FloorFactor;
import org.undercount.estimators.indirect.HeadCount;
import org.undercount.estimators.revenue.Quantity;

/**
 * Buildings with their floor area: a table of {@code footprint_m2, floors} and whatever else is
 * known of a building, {@code X_low} and {@code X_high} beside a column X making it triangular;
 * what holds for all buildings by option or YAML.
 */
public record BuildingsFile(
    List<HeadCount.Building> buildings, Map<FloorFactor, HeadCount.Shared> shared, boolean sited) {

  private static final int DRAWS = 10_000;
  private static final int MOST_BUILDINGS = 20_000;
  private static final String ALL = "all buildings";

  public BuildingsFile {
    buildings = List.copyOf(buildings);
    shared = Map.copyOf(shared);
  }

  /** One factor's columns. */
  private record Columns(FloorFactor factor, OptionalInt mode, OptionalInt low, OptionalInt high) {}

  /**
   * Reads a table and what holds for all buildings.
   *
   * @param factors YAML file of factors, empty when not given
   * @param options distribution words by factor; they win over the file
   */
  public static BuildingsFile read(
      PlainTable table,
      Optional<Path> factors,
      Map<FloorFactor, String> options,
      List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    Map<FloorFactor, HeadCount.Shared> shared = new EnumMap<>(FloorFactor.class);
    factors.ifPresent(f -> factors(f, shared, problems));
    options.forEach((factor, text) -> option(factor, text, shared, problems));
    TableValues values = new TableValues(table, problems);
    OptionalInt site = values.find("site");
    OptionalInt number = values.find("number", "buildings");
    List<Columns> columns = columns(values, shared);
    List<HeadCount.Building> buildings = new ArrayList<>();
    long total = 0;
    for (PlainTable.Row row : table.rows()) {
      int before = problems.size();
      Map<FloorFactor, Quantity> own = new EnumMap<>(FloorFactor.class);
      for (Columns c : columns) {
        quantity(values, row, c).ifPresent(q -> own.put(c.factor(), q));
        if (problems.size() == before
            && !own.containsKey(c.factor())
            && !shared.containsKey(c.factor())) {
          values.problem(row, c.mode(), "expected a number, found nothing");
        }
      }
      OptionalLong many = values.count(row, number);
      if (many.isPresent() && many.getAsLong() < 1) {
        values.problem(row, number, "expected a whole number of at least 1");
      }
      String place = values.text(row, site).orElse(ALL);
      if (place.equals(HeadCount.TOTAL)) {
        values.problem(row, site, "expected sites other than 'total', which is added");
      }
      if (problems.size() == before) {
        total += many.orElse(1);
        buildings.add(
            new HeadCount.Building(
                place, (int) Math.min(many.orElse(1), (long) MOST_BUILDINGS), own));
      }
    }
    if (total > MOST_BUILDINGS) {
      problems.add(
          Problem.in(
              table.file(),
              "expected at most " + MOST_BUILDINGS + " buildings in all, found " + total));
    }
    values.stop();
    return new BuildingsFile(buildings, shared, site.isPresent());
  }

  private static List<Columns> columns(
      TableValues values, Map<FloorFactor, HeadCount.Shared> shared) {
    List<Columns> columns = new ArrayList<>();
    for (FloorFactor factor : FloorFactor.values()) {
      OptionalInt mode =
          shared.containsKey(factor)
                  && values.find(factor.word() + "_low", factor.word() + "_high").isEmpty()
              ? values.find(factor.word())
              : values.require(factor.word());
      if (mode.isPresent()) {
        columns.add(
            new Columns(
                factor,
                mode,
                values.find(factor.word() + "_low"),
                values.find(factor.word() + "_high")));
      }
    }
    return columns;
  }

  private static Optional<Quantity> quantity(TableValues values, PlainTable.Row row, Columns c) {
    OptionalDouble mode = values.optional(row, c.mode());
    OptionalDouble low = values.optional(row, c.low());
    OptionalDouble high = values.optional(row, c.high());
    if (mode.isEmpty()) {
      return Optional.empty();
    }
    try {
      double at = mode.getAsDouble();
      Quantity quantity =
          low.orElse(at) == high.orElse(at)
              ? new Quantity.Constant(at)
              : new Quantity.Triangular(low.orElse(at), at, high.orElse(at));
      Optional<String> problem = c.factor().problem(quantity);
      problem.ifPresent(p -> values.problem(row, c.mode(), p));
      return problem.isPresent() ? Optional.empty() : Optional.of(quantity);
    } catch (IllegalArgumentException e) {
      values.problem(row, c.mode(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void factors(
      Path file, Map<FloorFactor, HeadCount.Shared> shared, List<Problem> problems) {
    YamlTree root = YamlTree.read(file, problems);
    root.entries()
        .forEach(
            (word, node) -> {
              Optional<FloorFactor> factor = FloorFactor.find(word);
              if (factor.isEmpty()) {
                node.problem(
                    "unknown factor, expected one of "
                        + String.join(
                            ", ",
                            Arrays.stream(FloorFactor.values()).map(FloorFactor::word).toList()));
                return;
              }
              Map<String, YamlTree> keys = node.entries();
              double correlation =
                  Optional.ofNullable(keys.get("correlation"))
                      .flatMap(YamlTree::number)
                      .orElse(1.0);
              Optional<Quantity> quantity =
                  QuantityYaml.read(node, keys, List.of("correlation", "source", "note"));
              if (quantity.isEmpty()) {
                return;
              }
              Optional<String> problem = factor.get().problem(quantity.get());
              if (problem.isPresent()) {
                node.problem(problem.get());
                return;
              }
              try {
                shared.put(factor.get(), new HeadCount.Shared(quantity.get(), correlation));
              } catch (IllegalArgumentException e) {
                node.problem(e);
              }
            });
  }

  private static void option(
      FloorFactor factor,
      String text,
      Map<FloorFactor, HeadCount.Shared> shared,
      List<Problem> problems) {
    String name = "--" + factor.word().replace('_', '-');
    try {
      Quantity quantity = QuantityWords.parse(text);
      factor.problem(quantity).ifPresent(p -> problems.add(Problem.in(name, p)));
      shared.put(factor, new HeadCount.Shared(quantity, 1));
    } catch (IllegalArgumentException e) {
      problems.add(Problem.in(name, String.valueOf(e.getMessage())));
    }
  }

  public PlainAnswer answer(double level, long seed) {
    Draws draws = HeadCount.draws(buildings, shared, DRAWS, seed);
    Estimate total = draws.estimate(HeadCount.TOTAL, HeadCount.METHOD, level);
    List<String> warnings = new ArrayList<>();
    if (total.interval().lower() == total.interval().upper()) {
      warnings.add(
          "every factor is taken as known exactly: the interval is a point and says nothing of what"
              + " is not known");
    }
    Verdict verdict =
        new Verdict(
            0, Optional.of(total), Optional.empty(), List.of(), warnings, total.diagnostics());
    ObjectNode document = EstimateDocument.of("people in buildings", HeadCount.METHOD, verdict);
    document.put("buildings", buildings.stream().mapToLong(HeadCount.Building::number).sum());
    ArrayNode factors = document.putArray("factors");
    shared.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            e ->
                factors
                    .addObject()
                    .put("factor", e.getKey().word())
                    .put("distribution", e.getValue().quantity().described())
                    .put("correlation", e.getValue().correlation()));
    StringBuilder text = new StringBuilder();
    MseText.answer(text, verdict, "", true);
    ArrayNode sites = document.putArray("sites");
    for (String site : draws.names()) {
      if (sited && !site.equals(HeadCount.TOTAL)) {
        Estimate estimate = draws.estimate(site, HeadCount.METHOD, level);
        sites.addObject().put("site", site).set("estimate", EstimateDocument.estimate(estimate));
        text.append("  ").append(site).append("  ").append(estimate.inWords()).append('\n');
      }
    }
    document.put("draws", draws.size());
    document.put("seed", seed);
    return new PlainAnswer(document, text.toString(), false);
  }
}
