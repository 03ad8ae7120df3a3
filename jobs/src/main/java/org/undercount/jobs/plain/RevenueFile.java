package org.undercount.jobs.plain;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.revenue.Expression;
import org.undercount.estimators.revenue.Input;
import org.undercount.estimators.revenue.Quantity;
import org.undercount.estimators.revenue.RevenueModel;
import org.undercount.estimators.revenue.Unit;

/**
 * Reads a revenue model: {@code model, unit, currency, draws, inputs, estimators, published}. See
 * the shipped example {@code usip2024.yaml}.
 *
 * @param model inputs and estimators
 * @param draws how many worlds are simulated
 * @param published figures to compare with, may be empty
 */
public record RevenueFile(RevenueModel model, int draws, List<PublishedFigure> published) {

  private static final int DEFAULT_DRAWS = 20_000;
  private static final int MOST_DRAWS = 5_000_000;
  private static final List<String> DESCRIPTION =
      List.of("unit", "currency", "price-date", "source", "note", "linked-to");

  public static RevenueFile read(Path file) {
    List<Problem> problems = new ArrayList<>();
    return of(file.toString(), YamlTree.read(file, problems), problems);
  }

  static RevenueFile parse(String name, String text) {
    List<Problem> problems = new ArrayList<>();
    return of(name, YamlTree.parse(name, text, problems), problems);
  }

  private static RevenueFile of(String name, YamlTree root, List<Problem> problems) {
    Map<String, YamlTree> top =
        root.entries(
            List.of(
                "model",
                "title",
                "unit",
                "currency",
                "draws",
                "inputs",
                "estimators",
                "published"));
    String model = root.text(top, "model").orElse("");
    String currency = root.text(top, "currency").orElse("");
    Unit unit =
        root.text(top, "unit")
            .flatMap(u -> unit(top.getOrDefault("unit", root), u))
            .orElse(Unit.NONE);
    int draws = draws(top);
    List<Input> inputs = new ArrayList<>();
    if (top.containsKey("inputs")) {
      top.getOrDefault("inputs", root)
          .entries()
          .forEach((key, node) -> input(key, node).ifPresent(inputs::add));
    } else {
      root.problem("expected the key 'inputs'");
    }
    List<RevenueModel.Estimator> estimators = new ArrayList<>();
    if (top.containsKey("estimators")) {
      top.getOrDefault("estimators", root)
          .items()
          .forEach(node -> estimator(node, unit).ifPresent(estimators::add));
    } else {
      root.problem("expected the key 'estimators'");
    }
    List<PublishedFigure> published = new ArrayList<>();
    if (top.containsKey("published")) {
      top.getOrDefault("published", root)
          .items()
          .forEach(node -> published(node, estimators).ifPresent(published::add));
    }
    if (problems.isEmpty()) {
      RevenueModel.problems(unit, currency, inputs, estimators)
          .forEach(p -> problems.add(Problem.in(name, p)));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new RevenueFile(
        new RevenueModel(model, unit, currency, inputs, estimators), draws, List.copyOf(published));
  }

  private static int draws(Map<String, YamlTree> top) {
    YamlTree node = top.get("draws");
    if (node == null) {
      return DEFAULT_DRAWS;
    }
    double draws = node.number().orElse((double) DEFAULT_DRAWS);
    if (!(draws >= 10_000 && draws <= MOST_DRAWS && draws == Math.rint(draws))) {
      node.problem("expected a whole number of draws from 10000 to " + MOST_DRAWS);
      return DEFAULT_DRAWS;
    }
    return (int) draws;
  }

  private static Optional<Input> input(String name, YamlTree node) {
    Map<String, YamlTree> keys = node.entries();
    Optional<Quantity> quantity = QuantityYaml.read(node, keys, DESCRIPTION);
    Optional<Unit> unit =
        node.text(keys, "unit").flatMap(u -> unit(keys.getOrDefault("unit", node), u));
    Optional<String> source = node.text(keys, "source");
    Optional<String> currency = optional(keys, "currency");
    Optional<String> priceDate = optional(keys, "price-date");
    if (currency.isPresent() != priceDate.isPresent()) {
      node.problem("expected 'currency' and 'price-date' together");
      return Optional.empty();
    }
    if (quantity.isEmpty() || unit.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Input(
              name,
              quantity.get(),
              unit.get(),
              currency.map(c -> new Input.Money(c, priceDate.orElseThrow())),
              source.get(),
              optional(keys, "linked-to")));
    } catch (IllegalArgumentException e) {
      node.problem(e);
      return Optional.empty();
    }
  }

  private static Optional<RevenueModel.Estimator> estimator(YamlTree node, Unit unit) {
    Map<String, YamlTree> keys =
        node.entries(List.of("id", "kind", "what", "place", "window", "formula"));
    Optional<String> id = node.text(keys, "id");
    Optional<String> kind = node.text(keys, "kind");
    Optional<String> what = node.text(keys, "what");
    Optional<String> place = node.text(keys, "place");
    Optional<String> window = node.text(keys, "window");
    Optional<String> formula = node.text(keys, "formula");
    if (kind.isPresent() && !kind.get().matches("R[1-7]")) {
      keys.getOrDefault("kind", node).problem("expected R1 to R7");
    }
    if (id.isEmpty()
        || kind.isEmpty()
        || what.isEmpty()
        || place.isEmpty()
        || window.isEmpty()
        || formula.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RevenueModel.Estimator(
              id.get(),
              kind.get(),
              new Estimand(
                  unit.toString(), what.get(), place.get(), window.get(), Estimand.Kind.FLOW),
              Expression.parse(formula.get())));
    } catch (IllegalArgumentException e) {
      keys.getOrDefault("formula", node).problem(e);
      return Optional.empty();
    }
  }

  private static Optional<PublishedFigure> published(
      YamlTree node, List<RevenueModel.Estimator> estimators) {
    Map<String, YamlTree> keys =
        node.entries(List.of("estimator", "printed", "scale", "relation", "source"));
    Optional<String> estimator = node.text(keys, "estimator");
    Optional<String> printed = node.text(keys, "printed");
    Optional<String> source = node.text(keys, "source");
    Optional<Double> scale = Optional.ofNullable(keys.get("scale")).flatMap(YamlTree::number);
    String relation = optional(keys, "relation").orElse("equal");
    if (estimator.isPresent()
        && estimators.stream().noneMatch(e -> e.id().equals(estimator.get()))) {
      keys.getOrDefault("estimator", node).problem("no estimator has this id");
    }
    if (!List.of("equal", "at-least").contains(relation)) {
      node.problem("expected relation equal or at-least");
    }
    if (printed.isPresent() && !printed.get().matches("[0-9]+(\\.[0-9]+)?")) {
      node.problem("expected 'printed' as digits in quotes, as published");
      return Optional.empty();
    }
    if (estimator.isEmpty() || printed.isEmpty() || source.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PublishedFigure(
            estimator.get(),
            new BigDecimal(printed.get()),
            scale.orElse(1.0),
            relation.equals("equal")
                ? PublishedFigure.Relation.EQUAL
                : PublishedFigure.Relation.AT_LEAST,
            source.get()));
  }

  private static Optional<String> optional(Map<String, YamlTree> keys, String key) {
    return Optional.ofNullable(keys.get(key)).flatMap(YamlTree::text);
  }

  private static Optional<Unit> unit(YamlTree node, String text) {
    try {
      return Optional.of(Unit.parse(text));
    } catch (IllegalArgumentException e) {
      node.problem(e);
      return Optional.empty();
    }
  }
}
