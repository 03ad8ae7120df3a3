package org.undercount.jobs.plain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Gate;
import org.undercount.estimators.KnownUnits;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.auto.Assessment;
import org.undercount.estimators.closed.Descriptive;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

/**
 * The answer of {@code mse} for a file: one verdict, or one per stratum and their total.
 *
 * @param strata in order of their labels
 * @param total what is reported for the file as a whole
 * @param together the models of all strata; empty where each stratum has its own
 */
public record MseReport(
    List<Part> strata, Verdict total, MseRequest request, Optional<Together> together) {

  private static final String ESTIMAND = "population size";

  /**
   * One stratum's answer.
   *
   * @param described what the table shows; empty where too few lists hold anybody
   * @param assessment all that {@code auto} looked at; empty for the other methods
   */
  public record Part(
      Map<String, String> labels,
      List<String> lists,
      LogLinear.Result result,
      Optional<Descriptive> described,
      Optional<Assessment> assessment) {

    /** The stratum with another verdict, of which no single model or page tells. */
    Part with(Verdict verdict) {
      return new Part(
          labels,
          lists,
          new LogLinear.Result(verdict, List.of()),
          Optional.empty(),
          Optional.empty());
    }

    public String name() {
      return labels.isEmpty()
          ? "all"
          : String.join(
              ", ", labels.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
  }

  /**
   * Models fitted to all strata at once.
   *
   * @param names the lists and, last, what divides the population
   * @param models best first
   */
  public record Together(List<String> names, List<RankedModel> models) {}

  /** Of a file, with whatever is done about units whose stratum it does not say. */
  public static MseReport of(OverlapFile.Contents contents, MseRequest request) {
    MseReport report =
        contents.partlyKnown().isEmpty()
            ? of(contents.strata(), request)
            : new IncompleteMse(contents, request).report();
    return request.division().pooled()
        ? PooledMse.report(report, contents.strata(), request)
        : report;
  }

  static MseReport of(List<OverlapFile.Stratum> strata, MseRequest request) {
    return JointMse.takes(strata, request)
        ? JointMse.report(strata, request)
        : apart(strata, request);
  }

  private static MseReport apart(List<OverlapFile.Stratum> strata, MseRequest request) {
    List<Part> parts = new ArrayList<>();
    for (OverlapFile.Stratum stratum : strata) {
      List<String> empty = stratum.emptyLists();
      boolean enough = stratum.lists().size() - empty.size() >= 2;
      parts.add(
          enough
              ? part(stratum, request, empty)
              : new Part(
                  stratum.labels(),
                  stratum.lists(),
                  tooFewLists(stratum, request.level()),
                  Optional.empty(),
                  Optional.empty()));
    }
    Verdict total =
        parts.size() == 1 && parts.get(0).labels().isEmpty()
            ? parts.get(0).result().verdict()
            : StrataTotal.of(
                parts.stream().map(Part::name).toList(),
                parts.stream().map(p -> p.result().verdict()).toList(),
                request.level(),
                request.seed());
    boolean partlySeen = strata.stream().anyMatch(s -> !s.declared().blind().isEmpty());
    return new MseReport(
        List.copyOf(parts),
        partlySeen && total.estimate().isEmpty() ? pointed(total) : total,
        request,
        Optional.empty());
  }

  /** The refused total with the way out. */
  private static Verdict pointed(Verdict total) {
    return total.warned(
        "every stratum was estimated from the lists that see it; --method loglinear fits strata"
            + " together, so that one seen by few lists can have an estimate");
  }

  public boolean divided() {
    return strata.size() > 1 || !strata.get(0).labels().isEmpty();
  }

  /**
   * How much of the answer is shown.
   *
   * @param top how many models
   * @param description whether what the table shows before any model
   */
  public record Shown(int top, boolean description) {}

  /** The document without its run time. */
  public ObjectNode document(Shown shown) {
    ObjectNode document = EstimateDocument.of(ESTIMAND, request.method().word(), total);
    Part first = strata.get(0);
    if (!divided()) {
      EstimateDocument.addModels(document, first.lists(), first.result().models(), shown.top());
      describe(document, first, shown);
      first.assessment().ifPresent(a -> AssessmentDocument.add(document, a));
    } else {
      together.ifPresent(
          t -> EstimateDocument.addModels(document, t.names(), t.models(), shown.top()));
      ArrayNode array = document.putArray("strata");
      for (Part part : strata) {
        ObjectNode node = array.addObject();
        ObjectNode labels = node.putObject("stratum");
        part.labels().forEach(labels::put);
        node.setAll(
            EstimateDocument.of(ESTIMAND, request.method().word(), part.result().verdict()));
        EstimateDocument.addModels(node, part.lists(), part.result().models(), shown.top());
        describe(node, part, shown);
        part.assessment().ifPresent(a -> AssessmentDocument.add(node, a));
      }
    }
    document.put("seed", request.seed());
    return document;
  }

  private static void describe(ObjectNode node, Part part, Shown shown) {
    if (shown.description()) {
      part.described().ifPresent(d -> DescriptionDocument.add(node, d));
    }
  }

  private static Part part(OverlapFile.Stratum stratum, MseRequest request, List<String> empty) {
    List<String> kept = stratum.lists().stream().filter(l -> !empty.contains(l)).toList();
    Optional<Assessment> assessment =
        request.method() == MseMethod.AUTO
            ? Optional.of(Mse.assess(stratum.table(), request))
            : Optional.empty();
    LogLinear.Result result =
        assessment
            .map(a -> new LogLinear.Result(a.verdict(), a.models()))
            .orElseGet(() -> run(stratum, request));
    result =
        new LogLinear.Result(
            withBulk(stratum, heldAgainstBound(result.verdict())),
            withBulk(stratum.declared().bulk().people(), result.models()));
    if (!empty.isEmpty()) {
      result = new LogLinear.Result(leftOut(stratum, result.verdict()), result.models());
    }
    return new Part(
        stratum.labels(),
        kept,
        result,
        Optional.of(Descriptive.of(stratum.table())),
        assessment.map(a -> onSingles(stratum, a)));
  }

  /** The verdict with a warning where its number lies below what even the bound's doubt allows. */
  private static Verdict heldAgainstBound(Verdict v) {
    boolean below =
        v.estimate().isPresent()
            && v.lowerBound().filter(b -> v.estimate().get().value() < b.lowerLimit()).isPresent();
    return below
        ? v.warned(
            "the estimate lies below the lower bound: people differ or lists depend in ways this"
                + " method does not allow for")
        : v;
  }

  /** The verdict on those captured singly, with those captured together added. */
  static Verdict withBulk(OverlapFile.Stratum stratum, Verdict singles) {
    Declarations.Bulk bulk = stratum.declared().bulk();
    if (bulk.people() == 0) {
      return singles;
    }
    Map<String, String> facts = new LinkedHashMap<>(singles.diagnostics());
    facts.put("bulkEvents", Long.toString(bulk.events()));
    facts.put("capturedSingly", Long.toString(singles.observed()));
    facts.put("effectiveSample", Long.toString(singles.observed() + bulk.events()));
    List<String> warnings = new ArrayList<>(singles.warnings());
    warnings.add(
        String.format(
            Locale.ROOT,
            "%,d people captured together in %,d events are known, not estimated: they are left out"
                + " of the overlaps and added to every number; the estimate rests on the %,d captured"
                + " singly",
            bulk.people(),
            bulk.events(),
            singles.observed()));
    return new KnownUnits(bulk.people())
        .addedTo(
            new Verdict(
                singles.observed(),
                singles.estimate(),
                singles.lowerBound(),
                singles.gates(),
                warnings,
                facts));
  }

  /** The models with those captured together added. */
  static List<RankedModel> withBulk(long people, List<RankedModel> models) {
    KnownUnits known = new KnownUnits(people);
    return models.stream()
        .map(m -> new RankedModel(m.model(), known.addedTo(m.fit()), m.weight()))
        .toList();
  }

  /** The page in words, which is about those captured singly, says so. */
  private static Assessment onSingles(OverlapFile.Stratum stratum, Assessment a) {
    Declarations.Bulk bulk = stratum.declared().bulk();
    if (bulk.people() == 0) {
      return a;
    }
    List<String> explanation = new ArrayList<>();
    explanation.add(
        String.format(
            Locale.ROOT,
            "The numbers in these paragraphs, of the methods, the other lists and the known sizes"
                + " are of the %,d captured singly and those like them; %,d captured together come on"
                + " top of each.",
            stratum.observed(),
            bulk.people()));
    explanation.addAll(a.explanation());
    return new Assessment(
        a.verdict(),
        a.models(),
        a.attempts(),
        a.weights(),
        a.alterations(),
        a.known(),
        a.coverage(),
        explanation);
  }

  /** The verdict with a sentence for every reason why a list was left out. */
  static Verdict leftOut(OverlapFile.Stratum stratum, Verdict v) {
    List<String> blind = stratum.declared().blind();
    List<String> empty = stratum.emptyLists().stream().filter(l -> !blind.contains(l)).toList();
    List<String> warnings = new ArrayList<>();
    if (!blind.isEmpty()) {
      warnings.add(
          "left out here because they cannot see this stratum (--blind): "
              + String.join(", ", blind));
    }
    if (!empty.isEmpty()) {
      warnings.add("left out here because they hold nobody: " + String.join(", ", empty));
    }
    return v.warned(warnings);
  }

  private static LogLinear.Result run(OverlapFile.Stratum stratum, MseRequest request) {
    return request.method() == MseMethod.DOUBLY_ROBUST && stratum.described().isPresent()
        ? Mse.doublyRobust(stratum.table(), stratum.described().get(), request)
        : Mse.run(stratum.table(), request);
  }

  private static LogLinear.Result tooFewLists(OverlapFile.Stratum stratum, double level) {
    long observed = stratum.observed();
    Verdict verdict =
        new Verdict(
            observed,
            Optional.empty(),
            Optional.of(
                new LowerBound((double) observed, (double) observed, level, "observed count")),
            List.of(
                new Gate(
                    "three-lists",
                    false,
                    "at least 3 lists with somebody on them are needed, there are "
                        + (stratum.lists().size() - stratum.emptyLists().size()))),
            List.of(),
            Map.of());
    Verdict whole = withBulk(stratum, verdict);
    return new LogLinear.Result(
        stratum.declared().blind().isEmpty() ? whole : leftOut(stratum, whole), List.of());
  }
}
