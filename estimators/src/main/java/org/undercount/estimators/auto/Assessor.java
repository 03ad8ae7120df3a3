package org.undercount.estimators.auto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.TwoPieceLogNormal;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.closed.CaptureModel;
import org.undercount.estimators.closed.ClosedForm;
import org.undercount.estimators.loglinear.Candidates;
import org.undercount.estimators.loglinear.Criterion;
import org.undercount.estimators.loglinear.FittedTables;
import org.undercount.estimators.loglinear.HierarchicalModel;
import org.undercount.estimators.loglinear.IntervalKind;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.loglinear.RankedModel;

/** Makes the {@link Assessment} of one table. */
final class Assessor {

  /** Methods further apart than this in the number unseen have no common answer. */
  static final double FARTHEST_APART = 5;

  /** Share of the changes of lists that may lead to another answer. */
  static final double MOST_OVERTURNING = 0.25;

  /** Typical error of known sizes from which on the methods are not believed. */
  static final double WORST_ERROR = 1.5;

  /** Intervals of 90 % must hold the truth in 85 % of the tables of the fitted model. */
  static final double LEVEL_UNDER_FIT = 0.90;

  static final double LEAST_UNDER_FIT = 0.85;
  static final int TABLES_UNDER_FIT = 200;

  /** Models of less than this share of the best one's weight are left out under the fit. */
  static final double WINDOW = 0.05; // Madigan and Raftery 1994

  private static final int MOST_IN_WINDOW = 50;

  private final OverlapTable table;
  private final Assessment.Request request;

  Assessor(OverlapTable table, Assessment.Request request) {
    this.table = table;
    this.request = request;
  }

  Assessment assess() {
    LogLinear.Result quick = Auto.estimate(table, request.level());
    if (table.lists().size() < 3) {
      return Assessment.bare(
          quick.verdict(),
          quick.models(),
          "Two lists: Chapman's estimator alone; without a third list nothing shows whether they"
              + " depend on each other, so this is no headline.");
    }
    if (quick.verdict().estimate().isEmpty()) {
      return Assessment.bare(quick.verdict(), quick.models(), Explanation.refused(quick.verdict()));
    }
    List<Attempt> attempts = attempts(quick);
    List<Attempt> standing =
        attempts.stream().filter(a -> a.verdict().estimate().isPresent()).toList();
    List<KnownSize> known = known(standing);
    List<Double> weights = Stacking.weights(standing.stream().map(Attempt::method).toList(), known);
    Estimate reported = reported(standing, weights);
    List<Alteration> alterations = Alteration.of(table, request.level());
    Optional<CoverageUnderFit> coverage = coverage(quick.models());
    List<Gate> gates = new ArrayList<>(quick.verdict().gates());
    gates.add(stable(alterations, reported));
    gates.add(consistent(known, standing, weights));
    gates.add(agree(standing));
    coverage.ifPresent(c -> gates.add(covers(c)));
    boolean passed = gates.stream().allMatch(Gate::passed);
    List<String> warnings = new ArrayList<>(quick.verdict().warnings());
    warnings.addAll(outside(alterations, reported));
    Verdict differing = CaptureModel.MTH_DARROCH.estimate(table, request.level());
    warnings.addAll(ifPeopleDiffer(differing, reported));
    warnings.addAll(withoutPart());
    List<Double> all =
        attempts.stream()
            .map(a -> standing.contains(a) ? weights.get(standing.indexOf(a)) : 0.0)
            .toList();
    String why = Explanation.choice(attempts, all, reported);
    Map<String, String> facts = new LinkedHashMap<>(quick.verdict().diagnostics());
    facts.put("choice", why);
    Verdict verdict =
        new Verdict(
            table.observed(),
            passed ? Optional.of(reported) : Optional.empty(),
            quick.verdict().lowerBound(),
            gates,
            warnings,
            facts);
    return new Assessment(
        verdict,
        quick.models(),
        attempts,
        all,
        alterations,
        known,
        coverage,
        Explanation.page(table, verdict, why, alterations, differing, reported.interval()));
  }

  private List<Attempt> attempts(LogLinear.Result quick) {
    List<Attempt> attempts = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      if (contender.takes(table)) {
        attempts.add(
            new Attempt(
                contender.method(),
                contender == Contender.LOGLINEAR_AVERAGE
                    ? quick.verdict()
                    : contender.estimate(table, request)));
      }
    }
    return attempts;
  }

  /** A sentence where what is declared of the lists keeps a method out. */
  private List<String> withoutPart() {
    List<String> out =
        Arrays.stream(Contender.values())
            .filter(c -> !c.takes(table))
            .map(Contender::method)
            .toList();
    return out.isEmpty()
        ? List.of()
        : List.of(
            "not among the methods, because it has no place for what is declared of the lists: "
                + String.join(", ", out));
  }

  /** Each list as a population of known size, by the methods that stand for the whole table. */
  private List<KnownSize> known(List<Attempt> standing) {
    List<KnownSize> known = new ArrayList<>();
    for (int i = 0; i < table.lists().size(); i++) {
      Optional<OverlapTable> within = table.within(i);
      if (within.isEmpty()) {
        continue;
      }
      OverlapTable inside = within.get();
      List<Attempt> attempts = new ArrayList<>();
      if (inside.lists().size() == 2) {
        attempts.add(
            new Attempt(
                InternalConsistency.TWO_LISTS, ClosedForm.chapman(inside, request.level())));
      } else {
        for (Contender contender : Contender.values()) {
          if (standing.stream().anyMatch(a -> a.method().equals(contender.method()))) {
            attempts.add(new Attempt(contender.method(), contender.estimate(inside, request)));
          }
        }
      }
      known.add(
          new KnownSize(table.lists().get(i), table.onAll(1 << i), inside.observed(), attempts));
    }
    return known;
  }

  private Estimate reported(List<Attempt> standing, List<Double> weights) {
    if (standing.size() == 1) {
      return standing.get(0).verdict().estimate().orElseThrow();
    }
    Pool pool = new Pool(standing.stream().map(a -> a.unseen().orElseThrow()).toList(), weights);
    long observed = table.observed();
    if (overlap(standing)) {
      return new Estimate(
          pool.value(observed),
          pool.interval(observed, request.level(), "stacked over " + standing.size() + " methods"),
          Assessment.STACKED,
          Map.of());
    }
    List<Interval> intervals =
        standing.stream().map(a -> a.verdict().estimate().orElseThrow().interval()).toList();
    return new Estimate(
        pool.value(observed),
        new Interval(
            intervals.stream().mapToDouble(Interval::lower).min().orElseThrow(),
            intervals.stream().mapToDouble(Interval::upper).max().orElseThrow(),
            request.level(),
            "envelope of " + standing.size() + " methods"),
        Assessment.ENVELOPE,
        Map.of());
  }

  /** Whether every two intervals share a value. */
  private static boolean overlap(List<Attempt> standing) {
    List<Interval> intervals =
        standing.stream().map(a -> a.verdict().estimate().orElseThrow().interval()).toList();
    return intervals.stream().mapToDouble(Interval::lower).max().orElseThrow()
        <= intervals.stream().mapToDouble(Interval::upper).min().orElseThrow();
  }

  private static Gate stable(List<Alteration> alterations, Estimate reported) {
    List<Estimate> others =
        alterations.stream().flatMap(a -> a.verdict().estimate().stream()).toList();
    List<String> apart =
        alterations.stream()
            .filter(a -> a.verdict().estimate().filter(e -> apart(e, reported)).isPresent())
            .map(a -> a.change() + " it would be " + Explanation.of(a.verdict()))
            .toList();
    boolean passed = apart.size() <= MOST_OVERTURNING * others.size();
    return new Gate(
        "stable-to-lists",
        passed,
        String.format(
            Locale.ROOT,
            "%d estimates with a list left out or two merged; with an interval apart from the one"
                + " reported: %d, at most %.0f %% may be%s",
            others.size(),
            apart.size(),
            100 * MOST_OVERTURNING,
            apart.isEmpty() ? "" : "; " + String.join("; ", apart)));
  }

  private static boolean apart(Estimate one, Estimate other) {
    return one.interval().lower() > other.interval().upper()
        || one.interval().upper() < other.interval().lower();
  }

  private static List<String> outside(List<Alteration> alterations, Estimate reported) {
    List<Estimate> others =
        alterations.stream().flatMap(a -> a.verdict().estimate().stream()).toList();
    long outside = others.stream().filter(e -> !reported.interval().contains(e.value())).count();
    return outside == 0
        ? List.of()
        : List.of(
            outside
                + " of "
                + others.size()
                + " estimates with a list left out or two merged lie outside the interval"
                + " reported");
  }

  /**
   * A warning where the number would be another if it is people who differ and not lists that
   * depend: counts cannot tell the two apart (Link 2003), so that model is not in the pool.
   */
  private static List<String> ifPeopleDiffer(Verdict differing, Estimate reported) {
    return differing.estimate().filter(e -> !reported.interval().contains(e.value())).stream()
        .map(
            e ->
                "if people differ in how visible they are, it is "
                    + e.inWords()
                    + " by "
                    + CaptureModel.MTH_DARROCH.word()
                    + ", outside the interval reported")
        .toList();
  }

  private double unseen(Estimate estimate) {
    return Math.max(TwoPieceLogNormal.FLOOR, estimate.value() - table.observed());
  }

  private Gate consistent(List<KnownSize> known, List<Attempt> standing, List<Double> weights) {
    InternalConsistency told =
        InternalConsistency.of(
            known, standing.stream().map(Attempt::method).toList(), weights, request.level());
    return new Gate("internally-consistent", told.believable(), told.sentence());
  }

  private Gate agree(List<Attempt> standing) {
    double least =
        standing.stream()
            .mapToDouble(a -> unseen(a.verdict().estimate().orElseThrow()))
            .min()
            .orElseThrow();
    double most =
        standing.stream()
            .mapToDouble(a -> unseen(a.verdict().estimate().orElseThrow()))
            .max()
            .orElseThrow();
    boolean common = overlap(standing);
    boolean passed = common || most / least <= FARTHEST_APART;
    return new Gate(
        "methods-agree",
        passed,
        String.format(
            Locale.ROOT,
            "%d methods give an estimate; their intervals %s; the largest number unseen is %.1f"
                + " times the smallest%s",
            standing.size(),
            common ? "share values" : "do not all share a value",
            most / least,
            common
                ? ""
                : passed
                    ? ", so the range over all of them is reported"
                    : ": more than "
                        + (int) FARTHEST_APART
                        + " times, no answer is common to them"));
  }

  private Optional<CoverageUnderFit> coverage(List<RankedModel> models) {
    List<HierarchicalModel> window =
        models.stream()
            .filter(m -> m.weight() > 0 && m.weight() >= WINDOW * models.get(0).weight())
            .limit(MOST_IN_WINDOW)
            .map(RankedModel::model)
            .toList();
    LogLinear.Request average =
        new LogLinear.Request(
            new Candidates.Given(window),
            Criterion.AIC,
            IntervalKind.PROFILE,
            LEVEL_UNDER_FIT,
            true);
    return FittedTables.of(table, window.get(0))
        .map(
            fitted -> {
              UniformRandomProvider random =
                  RandomSource.XO_RO_SHI_RO_128_PP.create(request.seed());
              int refused = 0;
              int held = 0;
              for (int i = 0; i < TABLES_UNDER_FIT; i++) {
                Optional<Boolean> hit = fitted.draw(random).flatMap(d -> hit(d, average));
                refused += hit.isPresent() ? 0 : 1;
                held += hit.orElse(false) ? 1 : 0;
              }
              return new CoverageUnderFit(TABLES_UNDER_FIT, refused, held, LEVEL_UNDER_FIT);
            });
  }

  /** Whether the interval holds the drawn population; empty where refused. */
  private static Optional<Boolean> hit(FittedTables.Drawn drawn, LogLinear.Request average) {
    return LogLinear.estimate(drawn.table(), average)
        .verdict()
        .estimate()
        .map(e -> e.interval().contains((double) drawn.population()));
  }

  private static Gate covers(CoverageUnderFit coverage) {
    boolean enough = 2 * coverage.refused() <= coverage.tables();
    boolean passed = enough && coverage.share() + 2 * coverage.error() >= LEAST_UNDER_FIT;
    return new Gate(
        "covers-under-fit",
        passed,
        String.format(
            Locale.ROOT,
            "of %d tables drawn from the best model, %d were refused%s",
            coverage.tables(),
            coverage.refused(),
            enough
                ? String.format(
                    Locale.ROOT,
                    " and the %.0f %% interval held the truth in %.0f %% of the others; at least"
                        + " %.0f %% is asked, less two Monte Carlo errors",
                    100 * coverage.level(),
                    100 * coverage.share(),
                    100 * LEAST_UNDER_FIT)
                : ": more than half"));
  }
}
