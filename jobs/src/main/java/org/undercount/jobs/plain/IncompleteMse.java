package org.undercount.jobs.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.strata.CombinedReplicates;
import org.undercount.estimators.strata.IncompleteStrata;

/** Runs {@code mse} on strata where some units' stratum is not known. */
final class IncompleteMse {

  private final OverlapFile.Contents contents;
  private final MseRequest request;
  private final List<OverlapFile.Stratum> strata; // where somebody is known to be
  private final List<IncompleteStrata.PartlyKnown> placeable = new ArrayList<>();
  private final String columns;

  IncompleteMse(OverlapFile.Contents contents, MseRequest request) {
    this.contents = contents;
    this.request = request;
    this.strata = contents.strata().stream().filter(s -> s.observed() > 0).toList();
    this.columns = String.join(", ", contents.strata().get(0).labels().keySet());
    for (OverlapFile.PartlyKnown group : contents.partlyKnown()) {
      List<Integer> possible =
          IntStream.range(0, strata.size())
              .boxed()
              .filter(s -> fits(group, strata.get(s)))
              .toList();
      if (!possible.isEmpty()) {
        placeable.add(new IncompleteStrata.PartlyKnown(group.pattern(), possible, group.count()));
      }
    }
  }

  /** Whether nothing that is known speaks against the stratum. */
  private static boolean fits(OverlapFile.PartlyKnown group, OverlapFile.Stratum stratum) {
    return stratum.labels().entrySet().containsAll(group.labels().entrySet())
        && IntStream.range(0, stratum.lists().size())
            .noneMatch(
                i ->
                    (group.pattern() >> i & 1) != 0
                        && stratum.declared().blind().contains(stratum.lists().get(i)));
  }

  MseReport report() {
    MissingStrata missing = request.division().missing();
    if (request.method() == MseMethod.DOUBLY_ROBUST && missing != MissingStrata.DROP) {
      throw new UnusableInputException(
          Problem.in(
              "--missing",
              String.format(
                  Locale.ROOT,
                  "the %s of %,d people is not known, and --covariates describe people one by one:"
                      + " expected drop or stratum",
                  columns,
                  contents.unknown())));
    }
    return switch (missing) {
      case DROP ->
          noted(
              MseReport.of(contents.strata(), request),
              String.format(
                  Locale.ROOT,
                  "%,d of %,d people are left out because their %s is not known: the numbers are of"
                      + " those of whom it is or would be",
                  contents.unknown(),
                  known() + contents.unknown(),
                  columns));
      case EM ->
          noted(
              MseReport.of(divided(incomplete().expected()), request),
              String.format(
                  Locale.ROOT,
                  "the %s of %,d of %,d people is not known: they are divided as expected of people"
                      + " on the same lists (EM, rounded), and no interval carries this doubt;"
                      + " --missing impute does",
                  columns,
                  placed(),
                  known() + placed()));
      case IMPUTE ->
          noted(
              imputed(),
              String.format(
                  Locale.ROOT,
                  "the %s of %,d of %,d people is not known: it was imputed %d times from people on"
                      + " the same lists, as if whether it is known had nothing to do with what it"
                      + " is; the interval carries the rest of the doubt",
                  columns,
                  placed(),
                  known() + placed(),
                  request.division().imputations()));
      case STRATUM -> throw new IllegalStateException("An unknown value must have become a label");
    };
  }

  private long known() {
    return contents.strata().stream().mapToLong(OverlapFile.Stratum::observed).sum();
  }

  private long placed() {
    return placeable.stream().mapToLong(IncompleteStrata.PartlyKnown::count).sum();
  }

  private IncompleteStrata incomplete() {
    return new IncompleteStrata(
        strata.stream().map(s -> (SortedMap<Integer, Long>) new TreeMap<>(s.counts())).toList(),
        placeable);
  }

  private List<OverlapFile.Stratum> divided(List<SortedMap<Integer, Long>> completed) {
    List<OverlapFile.Stratum> divided = new ArrayList<>();
    for (int s = 0; s < strata.size(); s++) {
      divided.add(strata.get(s).with(completed.get(s)));
    }
    return divided;
  }

  private MseReport imputed() {
    IncompleteStrata incomplete = incomplete();
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(request.seed());
    List<List<OverlapFile.Stratum>> completions = new ArrayList<>();
    for (int m = 0; m < request.division().imputations(); m++) {
      completions.add(divided(incomplete.imputed(random)));
    }
    List<MseReport> reports =
        completions.parallelStream().map(c -> MseReport.of(c, request)).toList();
    List<MseReport.Part> parts = new ArrayList<>();
    for (int s = 0; s < strata.size(); s++) {
      int stratum = s;
      MseReport.Part first = reports.get(0).strata().get(s);
      parts.add(
          first.with(
              combined(
                  reports.stream().map(r -> r.strata().get(stratum).result().verdict()).toList())));
    }
    return new MseReport(
        parts,
        combined(reports.stream().map(MseReport::total).toList()),
        request,
        Optional.empty());
  }

  private Verdict combined(List<Verdict> verdicts) {
    return CombinedReplicates.verdict(columns, request.level(), verdicts);
  }

  /** The report with what was done, and how many fit nowhere. */
  private MseReport noted(MseReport report, String done) {
    List<String> warnings = new ArrayList<>(List.of(done));
    long lost = contents.unknown() - placed();
    if (lost > 0 && request.division().missing() != MissingStrata.DROP) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%,d more people are left out: what is known of their %s fits no stratum that has"
                  + " somebody known in it",
              lost,
              columns));
    }
    Verdict total = report.total().warned(warnings);
    return new MseReport(
        report.strata(),
        new Verdict(
            total.observed(),
            total.estimate(),
            total.lowerBound(),
            total.gates(),
            total.warnings(),
            with(total.diagnostics(), "of unknown stratum", Long.toString(contents.unknown()))),
        request,
        report.together());
  }

  private static Map<String, String> with(Map<String, String> facts, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(name, value);
    return more;
  }
}
