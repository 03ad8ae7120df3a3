package org.undercount.jobs.plain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.network.ScaleUp;
import org.undercount.estimators.network.ScaleUpMethod;
import org.undercount.estimators.pooling.Rule;

/**
 * Reads {@code second-methods.yaml}: {@code factor, pooling, methods}. Every problem is reported
 * with its line.
 *
 * @param factor largest ratio between families that is still pooled, above 1
 * @param pooling how families that agree are pooled
 * @param methods in the order of the file, with distinct ids
 */
public record SecondMethodsFile(double factor, Rule pooling, List<SecondMethod> methods) {

  private static final double USUAL_FACTOR = 2;
  private static final List<String> COMMON =
      List.of("id", "method", "estimand", "bridge", "family", "places", "quarters", "note");
  private static final Map<String, List<String>> OWN =
      Map.of(
          "multiplier",
          List.of("service", "survey", "place-column", "used-column", "design-effect"),
          "scale-up",
          List.of(
              "survey",
              "hidden-column",
              "population",
              "known",
              "weight-column",
              "estimator",
              "visibility",
              "place-column",
              "transmission",
              "degree-ratio"),
          "entry-exit-residual",
          List.of("survey"));

  public SecondMethodsFile {
    methods = List.copyOf(methods);
  }

  public static SecondMethodsFile read(Path file) {
    List<Problem> problems = new ArrayList<>();
    return of(YamlTree.read(file, problems), problems);
  }

  static SecondMethodsFile parse(String name, String text) {
    List<Problem> problems = new ArrayList<>();
    return of(YamlTree.parse(name, text, problems), problems);
  }

  private static SecondMethodsFile of(YamlTree root, List<Problem> problems) {
    Map<String, YamlTree> top = root.entries(List.of("factor", "pooling", "methods"));
    double factor =
        number(top, "factor", USUAL_FACTOR, 1.000_001, 1000, "expected a factor above 1");
    Rule pooling =
        choice(top, "pooling", Arrays.stream(Rule.values()).map(Rule::word).toList())
            .flatMap(Rule::find)
            .orElse(Rule.PAULE_MANDEL);
    List<SecondMethod> methods = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    if (top.containsKey("methods")) {
      for (YamlTree item : top.getOrDefault("methods", root).items()) {
        method(item, ids).ifPresent(methods::add);
      }
    } else {
      root.problem("expected the key 'methods'");
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return new SecondMethodsFile(factor, pooling, methods);
  }

  private static Optional<SecondMethod> method(YamlTree item, Set<String> ids) {
    Map<String, YamlTree> keys = item.entries();
    Optional<String> word = item.text(keys, "method");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    List<String> own = OWN.get(word.get());
    if (own == null) {
      keys.getOrDefault("method", item)
          .problem(
              word.get().equals("headcount")
                  ? "headcount counts who is in buildings on one day, not who was held at any time"
                      + " in the quarter, and cannot be compared here"
                  : "unknown method, expected one of " + String.join(", ", sorted(OWN.keySet())));
      return Optional.empty();
    }
    List<String> known = new ArrayList<>(COMMON);
    known.addAll(own);
    item.entries(known);
    Optional<SecondMethod.Declared> declared = declared(item, keys, ids);
    return switch (word.get()) {
      case "multiplier" -> multiplier(item, keys, declared);
      case "scale-up" -> scaleUp(item, keys, declared);
      default -> {
        Optional<String> file = survey(item, keys, "survey");
        yield declared.isPresent() && file.isPresent()
            ? Optional.of(new SecondMethod.Residual(declared.get(), file.get()))
            : Optional.empty();
      }
    };
  }

  private static Optional<SecondMethod.Declared> declared(
      YamlTree item, Map<String, YamlTree> keys, Set<String> ids) {
    Optional<String> id = item.text(keys, "id");
    if (id.isPresent() && !id.get().matches("[a-z][a-z0-9-]{0,39}")) {
      keys.getOrDefault("id", item).problem("expected lower-case letters, digits and dashes");
    } else if (id.isPresent() && !ids.add(id.get())) {
      keys.getOrDefault("id", item).problem("another method has this id");
    }
    Optional<String> family = item.text(keys, "family");
    if (family.isPresent() && family.get().equals("lists")) {
      keys.getOrDefault("family", item)
          .problem("'lists' is the family of the headline, expected another");
    }
    item.text(keys, "estimand");
    Optional<SecondMethod.Meaning> meaning =
        choice(keys, "estimand", List.of("E1", "E2")).map(SecondMethod.Meaning::valueOf);
    Optional<SecondMethod.Bridge> bridge =
        Optional.ofNullable(keys.get("bridge")).flatMap(SecondMethodsFile::bridge);
    if (keys.containsKey("bridge") && meaning.filter(SecondMethod.Meaning.E2::equals).isPresent()) {
      keys.getOrDefault("bridge", item).problem("E2 is what is compared and needs no bridge");
    }
    List<CountryCode> places = new ArrayList<>();
    if (!keys.containsKey("places")) {
      item.problem("expected the key 'places'");
    }
    for (YamlTree place : items(keys, "places")) {
      place.text().flatMap(t -> country(place, t)).ifPresent(places::add);
    }
    List<Quarter> quarters = new ArrayList<>();
    for (YamlTree quarter : items(keys, "quarters")) {
      quarter.text().flatMap(t -> quarter(quarter, t)).ifPresent(quarters::add);
    }
    return id.isEmpty() || family.isEmpty() || meaning.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SecondMethod.Declared(
                id.get(), family.get(), meaning.get(), bridge, places, quarters));
  }

  private static Optional<SecondMethod.Bridge> bridge(YamlTree node) {
    Map<String, YamlTree> keys = node.entries(List.of("factor", "lower", "upper", "source"));
    List<Optional<Double>> ends = new ArrayList<>();
    for (String key : List.of("factor", "lower", "upper")) {
      if (!keys.containsKey(key)) {
        node.problem("expected the key '" + key + "'");
      }
      ends.add(Optional.ofNullable(keys.get(key)).flatMap(YamlTree::number));
    }
    Optional<String> source = node.text(keys, "source");
    if (source.isEmpty() || ends.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SecondMethod.Bridge(
              ends.get(0).orElseThrow(),
              ends.get(1).orElseThrow(),
              ends.get(2).orElseThrow(),
              source.get()));
    } catch (IllegalArgumentException e) {
      node.problem(e);
      return Optional.empty();
    }
  }

  private static Optional<SecondMethod> multiplier(
      YamlTree item, Map<String, YamlTree> keys, Optional<SecondMethod.Declared> declared) {
    Optional<String> service = item.text(keys, "service");
    Optional<String> survey = survey(item, keys, "survey");
    Optional<String> used = item.text(keys, "used-column");
    double designEffect =
        number(keys, "design-effect", 1, 0.01, 1000, "expected a design effect from 0.01 to 1000");
    return declared.isEmpty() || service.isEmpty() || survey.isEmpty() || used.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SecondMethod.ServiceMultiplier(
                declared.get(),
                service.get(),
                survey.get(),
                new SecondMethod.PlaceColumn(optional(keys, "place-column")),
                used.get(),
                designEffect));
  }

  private static Optional<SecondMethod> scaleUp(
      YamlTree item, Map<String, YamlTree> keys, Optional<SecondMethod.Declared> declared) {
    Optional<String> survey = survey(item, keys, "survey");
    Optional<String> hidden = item.text(keys, "hidden-column");
    item.text(keys, "population");
    long population = whole(keys.get("population"), 2, 100_000_000_000L).orElse(Long.MAX_VALUE);
    Map<String, Long> known = new LinkedHashMap<>();
    if (keys.containsKey("known")) {
      keys.getOrDefault("known", item)
          .entries()
          .forEach(
              (group, size) -> whole(size, 1, population - 1).ifPresent(n -> known.put(group, n)));
    } else {
      item.problem("expected the key 'known'");
    }
    Optional<String> word =
        choice(
            keys, "estimator", Arrays.stream(ScaleUpMethod.values()).map(m -> m.word()).toList());
    if (!keys.containsKey("estimator")) {
      item.problem("expected the key 'estimator'");
    }
    boolean generalised = word.filter("generalised"::equals).isPresent();
    Optional<String> visibility =
        keys.containsKey("visibility") ? survey(item, keys, "visibility") : Optional.empty();
    if (word.isPresent() && generalised != keys.containsKey("visibility")) {
      keys.getOrDefault("estimator", item)
          .problem("the generalised estimator, and no other, needs the key 'visibility'");
    }
    double transmission =
        number(keys, "transmission", 1, 0.001, 1, "expected a rate above 0, at most 1");
    double ratio = number(keys, "degree-ratio", 1, 0.01, 100, "expected a ratio from 0.01 to 100");
    if (generalised && (transmission != 1 || ratio != 1)) {
      item.problem("the generalised estimator measures transmission and degree ratio");
    }
    if (declared.isEmpty()
        || survey.isEmpty()
        || hidden.isEmpty()
        || word.isEmpty()
        || known.isEmpty()
        || (generalised && (transmission != 1 || ratio != 1))) {
      return Optional.empty();
    }
    return Optional.of(
        new SecondMethod.NetworkScaleUp(
            declared.get(),
            survey.get(),
            hidden.get(),
            new ScaleUpFile.Columns(
                population, known, List.of(), List.of(), optional(keys, "weight-column")),
            visibility,
            new SecondMethod.PlaceColumn(optional(keys, "place-column")),
            new ScaleUp.Request(
                ScaleUpMethod.find(word.get()).orElseThrow(),
                transmission,
                ratio,
                0.95,
                ScaleUp.USUAL_REPLICATES,
                0)));
  }

  /** A file's name below the quarter's surveys; never a path that leads elsewhere. */
  private static Optional<String> survey(YamlTree item, Map<String, YamlTree> keys, String key) {
    Optional<String> name = item.text(keys, key);
    if (name.isPresent() && !name.get().matches("[A-Za-z0-9_{}-][A-Za-z0-9._{}-]*")) {
      keys.getOrDefault(key, item)
          .problem("expected the name of a file in the quarter's folder of surveys");
      return Optional.empty();
    }
    return name;
  }

  private static List<YamlTree> items(Map<String, YamlTree> keys, String key) {
    YamlTree node = keys.get(key);
    return node == null ? List.of() : node.items();
  }

  private static Optional<String> choice(
      Map<String, YamlTree> keys, String key, List<String> words) {
    Optional<String> word = optional(keys, key);
    YamlTree node = keys.get(key);
    if (node != null && word.isPresent() && !words.contains(word.get())) {
      node.problem("expected one of " + String.join(", ", words));
      return Optional.empty();
    }
    return word;
  }

  private static double number(
      Map<String, YamlTree> keys,
      String key,
      double usual,
      double least,
      double most,
      String expected) {
    YamlTree node = keys.get(key);
    double value = node == null ? usual : node.number().orElse(usual);
    if (node != null && !(value >= least && value <= most)) {
      node.problem(expected);
      return usual;
    }
    return value;
  }

  private static Optional<Long> whole(@Nullable YamlTree node, long least, long most) {
    if (node == null) {
      return Optional.empty();
    }
    Optional<Double> number = node.number();
    if (number.isPresent()
        && !(number.get() >= least
            && number.get() <= most
            && number.get() == Math.rint(number.get()))) {
      node.problem("expected a whole number of people from " + least + " to " + most);
      return Optional.empty();
    }
    return number.map(Double::longValue);
  }

  private static Optional<CountryCode> country(YamlTree node, String text) {
    try {
      return Optional.of(CountryCode.of(text));
    } catch (IllegalArgumentException e) {
      node.problem("expected a country code of two letters");
      return Optional.empty();
    }
  }

  private static Optional<Quarter> quarter(YamlTree node, String text) {
    try {
      return Optional.of(Quarter.parse(text));
    } catch (IllegalArgumentException e) {
      node.problem("expected a quarter such as 2023Q1");
      return Optional.empty();
    }
  }

  private static Optional<String> optional(Map<String, YamlTree> keys, String key) {
    return Optional.ofNullable(keys.get(key)).flatMap(YamlTree::text);
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }
}
