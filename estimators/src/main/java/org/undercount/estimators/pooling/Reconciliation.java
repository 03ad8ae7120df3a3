package org.undercount.estimators.pooling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;

/**
 * Several methods' answers to one question, pooled or, where they contradict, only enclosed.
 *
 * <p>Methods are first averaged inside their family of evidence, so that a family counts once
 * however often it is quoted. Families whose values lie within a factor of one another are pooled
 * on the log scale; further apart the envelope is given, because an average of answers that
 * contradict each other is neither. Does not check that families are independent: that is the
 * reader's claim.
 *
 * @param families in order of first appearance
 * @param spread between families, with the envelope of all methods
 * @param disagreement between families; empty for one family or unlike estimands
 * @param others what the other rules give; empty where nothing is pooled
 * @param verdict with the pooled estimate, or why there is none
 */
public record Reconciliation(
    List<Family> families,
    Spread spread,
    Optional<Disagreement> disagreement,
    List<Estimate> others,
    Verdict verdict) {

  /**
   * What is asked.
   *
   * @param level of intervals
   * @param factor largest ratio between families that is still pooled, above 1
   */
  public record Request(Rule rule, double level, double factor) {

    public Request {
      if (!(factor > 1)) {
        throw new IllegalArgumentException("A factor must be above 1, got " + factor);
      }
    }
  }

  /**
   * How much families disagree beyond their own errors.
   *
   * @param q Cochran's
   * @param between variance between methods on the log scale, Paule and Mandel
   * @param betweenRange its interval
   * @param inconsistency I², in [0, 1]
   * @param inconsistencyRange its interval
   */
  public record Disagreement(
      double q,
      double between,
      RandomEffects.Range betweenRange,
      double inconsistency,
      RandomEffects.Range inconsistencyRange) {

    static Disagreement of(List<Effect> effects, double level) {
      RandomEffects model = RandomEffects.of(effects);
      double between = model.pauleMandel();
      RandomEffects.Range range = model.betweenRange(level);
      return new Disagreement(
          model.q(0),
          between,
          range,
          model.inconsistency(between),
          new RandomEffects.Range(
              model.inconsistency(range.lower()), model.inconsistency(range.upper())));
    }
  }

  public Reconciliation {
    families = List.copyOf(families);
    others = List.copyOf(others);
  }

  /** Of at least one estimate. */
  public static Reconciliation of(List<MethodEstimate> estimates, Request request) {
    List<Family> families = Family.of(estimates);
    Spread all = Spread.of(estimates.stream().map(MethodEstimate::estimate).toList());
    double ratio =
        Spread.of(families.stream().map(f -> f.estimate(request.level())).toList()).ratio();
    Spread spread = new Spread(all.lower(), all.upper(), ratio);
    List<Gate> gates = gates(estimates, families, spread, request);
    List<Effect> effects = families.stream().map(Family::effect).toList();
    boolean comparable = gates.get(0).passed() && gates.get(1).passed();
    boolean pooled = gates.stream().allMatch(Gate::passed);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("families", Integer.toString(families.size()));
    facts.put("methods", Integer.toString(estimates.size()));
    Optional<Estimate> estimate =
        pooled ? Optional.of(estimate(request.rule(), effects, request.level())) : Optional.empty();
    List<Estimate> others = new ArrayList<>();
    for (Rule rule : Rule.values()) {
      if (pooled && rule != request.rule()) {
        others.add(estimate(rule, effects, request.level()));
      }
    }
    return new Reconciliation(
        families,
        spread,
        comparable ? Optional.of(Disagreement.of(effects, request.level())) : Optional.empty(),
        others,
        new Verdict(
            0, estimate, Optional.empty(), gates, warnings(estimates, families, request), facts));
  }

  private static Estimate estimate(Rule rule, List<Effect> effects, double level) {
    Rule.Answer answer = rule.answer(effects, level);
    return new Estimate(
        Math.exp(answer.value()),
        new Interval(
            Math.exp(answer.lower()), Math.exp(answer.upper()), level, rule.intervalKind()),
        rule.word(),
        Map.of());
  }

  private static List<Gate> gates(
      List<MethodEstimate> estimates, List<Family> families, Spread spread, Request request) {
    List<String> obstacles =
        estimates.stream()
            .flatMap(e -> estimates.get(0).estimand().obstacleTo(e.estimand()).stream())
            .distinct()
            .toList();
    List<Gate> gates = new ArrayList<>();
    gates.add(
        new Gate(
            "like-estimands",
            obstacles.isEmpty(),
            obstacles.isEmpty()
                ? "all methods answer one question"
                : String.join("; ", obstacles)));
    gates.add(
        new Gate(
            "two-families",
            families.size() >= 2,
            "at least 2 independent families of evidence are needed, there "
                + (families.size() == 1
                    ? "is 1 (" + families.get(0).name() + ")"
                    : "are " + families.size())));
    if (gates.get(0).passed() && gates.get(1).passed()) {
      gates.add(
          new Gate(
              "methods-agree",
              spread.ratio() <= request.factor(),
              String.format(
                  Locale.ROOT,
                  "families must lie within a factor %s to be pooled, they differ by %.2f%s",
                  Double.toString(request.factor()).replaceAll("\\.0$", ""),
                  spread.ratio(),
                  spread.ratio() <= request.factor() ? "" : ": the envelope is given instead")));
    }
    return gates;
  }

  private static List<String> warnings(
      List<MethodEstimate> estimates, List<Family> families, Request request) {
    List<String> warnings = new ArrayList<>();
    for (MethodEstimate e : estimates) {
      Interval interval = e.estimate().interval();
      double above = Math.log(interval.upper() / e.estimate().value());
      double below = Math.log(e.estimate().value() / interval.lower());
      if (Math.max(above, below) > 2 * Math.min(above, below)) {
        warnings.add(
            "the interval of "
                + e.estimate().method()
                + " is lopsided on the log scale; pooling takes it as even");
      }
    }
    if (families.size() == 2 && request.rule() == Rule.PAULE_MANDEL) {
      warnings.add(
          "two families leave one degree of freedom for what is between them: the interval is very"
              + " wide, and rightly so");
    }
    return warnings;
  }
}
