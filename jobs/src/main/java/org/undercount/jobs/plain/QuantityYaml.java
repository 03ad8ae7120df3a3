package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.revenue.Quantity;

/** Reads one distribution: exactly one of the keys below, with its parameters. */
final class QuantityYaml {

  static final List<String> KINDS =
      List.of(
          "constant",
          "normal",
          "lognormal",
          "triangular",
          "pert",
          "uniform",
          "beta",
          "gamma",
          "empirical");

  private QuantityYaml() {}

  static Optional<Quantity> read(
      YamlTree input, Map<String, YamlTree> keys, List<String> description) {
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<String, YamlTree> entry : keys.entrySet()) {
      if (KINDS.contains(entry.getKey())) {
        kinds.add(entry.getKey());
      } else if (!description.contains(entry.getKey())) {
        entry
            .getValue()
            .problem(
                "unknown key, expected "
                    + String.join(", ", description)
                    + " or a distribution: "
                    + String.join(", ", KINDS));
      }
    }
    if (kinds.size() != 1) {
      input.problem("expected exactly one distribution of " + String.join(", ", KINDS));
      return Optional.empty();
    }
    YamlTree node = keys.getOrDefault(kinds.get(0), input);
    try {
      return of(kinds.get(0), node);
    } catch (IllegalArgumentException e) {
      node.problem(e);
      return Optional.empty();
    }
  }

  private static Optional<Quantity> of(String kind, YamlTree node) {
    return switch (kind) {
      case "constant" -> node.number().map(Quantity.Constant::new);
      case "empirical" -> {
        List<Double> values = new ArrayList<>();
        node.items().forEach(item -> item.number().ifPresent(values::add));
        yield Optional.of(new Quantity.Empirical(values));
      }
      case "normal" ->
          parameters(node, "mean", "sd").map(p -> new Quantity.Normal(p.get(0), p.get(1)));
      case "lognormal" ->
          node.entries().containsKey("q95")
              ? parameters(node, "median", "q95")
                  .map(p -> Quantity.LogNormal.ofMedianAndQ95(p.get(0), p.get(1)))
              : parameters(node, "mean", "sd")
                  .map(p -> Quantity.LogNormal.ofMeanAndSd(p.get(0), p.get(1)));
      case "triangular" ->
          parameters(node, "low", "mode", "high")
              .map(p -> new Quantity.Triangular(p.get(0), p.get(1), p.get(2)));
      case "pert" ->
          parameters(node, "low", "mode", "high")
              .map(p -> new Quantity.Pert(p.get(0), p.get(1), p.get(2)));
      case "uniform" ->
          parameters(node, "low", "high").map(p -> new Quantity.Uniform(p.get(0), p.get(1)));
      case "beta" ->
          parameters(node, "alpha", "beta").map(p -> new Quantity.Beta(p.get(0), p.get(1)));
      case "gamma" ->
          parameters(node, "shape", "scale").map(p -> new Quantity.Gamma(p.get(0), p.get(1)));
      default -> throw new IllegalStateException("Every kind must be read, got " + kind);
    };
  }

  private static Optional<List<Double>> parameters(YamlTree node, String... names) {
    Map<String, YamlTree> keys = node.entries(List.of(names));
    List<Double> values = new ArrayList<>();
    for (String name : names) {
      if (keys.containsKey(name)) {
        keys.getOrDefault(name, node).number().ifPresent(values::add);
      } else {
        node.problem("expected " + String.join(", ", names) + ", '" + name + "' is missing");
      }
    }
    return values.size() == names.length ? Optional.of(values) : Optional.empty();
  }
}
