package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.PlainTable;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.indirect.EntryExitResidual;
import org.undercount.estimators.indirect.Origin;
import org.undercount.estimators.revenue.Quantity;

/**
 * Who left and who came back, per origin and administration: a table {@code
 * origin,out,back[,administration]} or YAML with a list {@code origins} of {@code origin,
 * administration, out, back} and {@code other-reasons}, for all or for one origin.
 *
 * @param origins in order of first appearance
 */
public record OriginsFile(List<Origin> origins) {

  private static final int DRAWS = 20_000;
  private static final String UNNAMED = "";

  public OriginsFile {
    origins = List.copyOf(origins);
  }

  /** Accounts by origin while they are read. */
  private static final class Gathered {
    private final Map<String, List<Origin.Account>> accounts = new LinkedHashMap<>();
    private final Map<String, Quantity> reasons = new LinkedHashMap<>();

    private void add(String origin, Origin.Account account) {
      accounts.computeIfAbsent(origin, o -> new ArrayList<>()).add(account);
    }

    private OriginsFile file(String name, Optional<Quantity> shared, List<Problem> problems) {
      if (!problems.isEmpty()) {
        throw new UnusableInputException(problems);
      }
      List<Origin> origins = new ArrayList<>();
      accounts.forEach(
          (origin, of) -> {
            try {
              origins.add(
                  new Origin(
                      origin, of, Optional.ofNullable(reasons.get(origin)).or(() -> shared)));
            } catch (IllegalArgumentException e) {
              problems.add(Problem.in(name, "origin '" + origin + "': " + e.getMessage()));
            }
          });
      if (origins.isEmpty() && problems.isEmpty()) {
        problems.add(Problem.in(name, "expected at least one origin, found none"));
      }
      if (accounts.containsKey(EntryExitResidual.TOTAL)) {
        problems.add(Problem.in(name, "expected origins other than 'total', which is added"));
      }
      if (!problems.isEmpty()) {
        throw new UnusableInputException(problems);
      }
      return new OriginsFile(origins);
    }
  }

  /**
   * Reads a table.
   *
   * @param otherReasons option, empty when not given
   * @param found problems found before
   */
  public static OriginsFile read(
      PlainTable table, Optional<String> otherReasons, List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    Optional<Quantity> shared = otherReasons.flatMap(o -> option(o, problems));
    TableValues values = new TableValues(table, problems);
    OptionalInt origin = values.require("origin");
    OptionalInt out = values.require("out", "departures", "exits", "entries");
    OptionalInt back = values.require("back", "returns", "returned");
    OptionalInt administration = values.find("administration");
    Gathered gathered = new Gathered();
    for (PlainTable.Row row : table.rows()) {
      Optional<String> name = values.words(row, origin);
      OptionalLong departed = values.count(row, out);
      OptionalLong returned = values.count(row, back);
      if (out.isPresent() && values.text(row, out).isEmpty()) {
        values.problem(row, out, "expected a whole number of at least 0");
      }
      if (departed.isPresent()
          && returned.isPresent()
          && returned.getAsLong() > departed.getAsLong()) {
        values.problem(
            row,
            back,
            "expected no more back than out, found a residual of "
                + (departed.getAsLong() - returned.getAsLong()));
      } else if (name.isPresent() && departed.isPresent()) {
        gathered.add(
            name.get(),
            new Origin.Account(
                values.text(row, administration).orElse(UNNAMED), departed.getAsLong(), returned));
      }
    }
    return gathered.file(table.file(), shared, problems);
  }

  /** Reads YAML. */
  public static OriginsFile read(Path file, Optional<String> otherReasons, List<Problem> found) {
    List<Problem> problems = new ArrayList<>(found);
    YamlTree root = YamlTree.read(file, problems);
    Optional<Quantity> shared = otherReasons.flatMap(o -> option(o, problems));
    Map<String, YamlTree> top =
        root.entries(List.of("origins", "other-reasons", "title", "source", "note"));
    if (shared.isEmpty()) {
      shared = Optional.ofNullable(top.get("other-reasons")).flatMap(OriginsFile::quantity);
    }
    Gathered gathered = new Gathered();
    if (top.containsKey("origins")) {
      top.getOrDefault("origins", root).items().forEach(item -> account(item, gathered));
    } else {
      root.problem("expected the key 'origins'");
    }
    return gathered.file(file.toString(), shared, problems);
  }

  private static void account(YamlTree item, Gathered gathered) {
    Map<String, YamlTree> keys =
        item.entries(
            List.of("origin", "administration", "out", "back", "other-reasons", "source", "note"));
    Optional<String> name = item.text(keys, "origin");
    OptionalLong out = count(keys.getOrDefault("out", item));
    OptionalLong back =
        keys.containsKey("back") ? count(keys.getOrDefault("back", item)) : OptionalLong.empty();
    Optional<String> administration =
        Optional.ofNullable(keys.get("administration")).flatMap(YamlTree::text);
    Optional<Quantity> reasons =
        Optional.ofNullable(keys.get("other-reasons")).flatMap(OriginsFile::quantity);
    if (name.isEmpty() || out.isEmpty()) {
      return;
    }
    reasons.ifPresent(q -> gathered.reasons.put(name.get(), q));
    if (back.isPresent() && back.getAsLong() > out.getAsLong()) {
      keys.getOrDefault("back", item)
          .problem(
              "expected no more back than out, found a residual of "
                  + (out.getAsLong() - back.getAsLong()));
    } else {
      gathered.add(
          name.get(), new Origin.Account(administration.orElse(UNNAMED), out.getAsLong(), back));
    }
  }

  private static OptionalLong count(YamlTree node) {
    Optional<Double> number = node.number();
    if (number.isPresent() && number.get() >= 0 && number.get() == Math.rint(number.get())) {
      return OptionalLong.of(number.get().longValue());
    }
    if (number.isPresent()) {
      node.problem("expected a whole number of at least 0");
    }
    return OptionalLong.empty();
  }

  private static Optional<Quantity> quantity(YamlTree node) {
    Optional<Quantity> quantity =
        QuantityYaml.read(node, node.entries(), List.of("source", "note"));
    Optional<String> problem = quantity.flatMap(Origin::problem);
    problem.ifPresent(node::problem);
    return problem.isPresent() ? Optional.empty() : quantity;
  }

  private static Optional<Quantity> option(String text, List<Problem> problems) {
    try {
      Quantity quantity = QuantityWords.parse(text);
      Origin.problem(quantity).ifPresent(p -> problems.add(Problem.in("--other-reasons", p)));
      return Optional.of(quantity);
    } catch (IllegalArgumentException e) {
      problems.add(Problem.in("--other-reasons", String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  public PlainAnswer answer(double level, long seed) {
    EntryExitResidual.Result result = EntryExitResidual.of(origins, DRAWS, level, seed);
    ObjectNode document =
        EstimateDocument.of("people not returned", EntryExitResidual.METHOD, result.total());
    document.put("upperEnvelope", result.envelope());
    ArrayNode array = document.putArray("origins");
    StringBuilder text = new StringBuilder();
    MseText.answer(text, result.total(), "", true);
    text.append(String.format(Locale.ROOT, "%-14s %,.0f\n", "Upper envelope", result.envelope()));
    for (Origin origin : origins) {
      Estimate estimate = Objects.requireNonNull(result.origins().get(origin.name()));
      ObjectNode node = array.addObject().put("origin", origin.name());
      node.set("estimate", EstimateDocument.estimate(estimate));
      node.put(
          "otherReasons", origin.otherReasons().map(Quantity::described).orElse("none stated"));
      ArrayNode accounts = node.putArray("accounts");
      for (Origin.Account a : origin.accounts()) {
        ObjectNode account = accounts.addObject().put("administration", a.administration());
        account.put("out", a.out());
        if (a.back().isPresent()) {
          account.put("back", a.back().getAsLong());
        } else {
          account.putNull("back");
        }
      }
      text.append("  ").append(origin.name()).append("  ").append(estimate.inWords()).append('\n');
    }
    document.put("draws", result.draws().size());
    document.put("seed", seed);
    return new PlainAnswer(document, text.toString(), false);
  }
}
