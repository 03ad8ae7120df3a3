package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.LowerBound;
import org.undercount.estimators.Verdict;

/**
 * Rows and their joint draws of one or several estimands of a quarter.
 *
 * @param rows headlines, in the order they should be read
 * @param draws one column per headline that has an estimate, named by its key; empty if none has
 */
public record Joint(List<EstimateRow> rows, Optional<Draws> draws) {

  public Joint {
    rows = List.copyOf(rows);
  }

  /** The draws as table rows, by key and number. */
  public List<DrawRow> drawRows() {
    List<DrawRow> out = new ArrayList<>();
    draws.ifPresent(
        d -> {
          String quarter = rows.get(0).quarter();
          for (String key : d.names().stream().sorted().toList()) {
            for (int i = 0; i < d.size(); i++) {
              out.add(new DrawRow(key, quarter, i, d.value(key, i)));
            }
          }
        });
    return out;
  }

  /** These rows before those, and the draws of both side by side. */
  public Joint and(Joint other) {
    List<EstimateRow> both = new ArrayList<>(rows);
    both.addAll(other.rows);
    Optional<Draws> drawn =
        draws.isPresent() && other.draws.isPresent()
            ? Optional.of(draws.get().and(other.draws.get()))
            : draws.or(other::draws);
    return new Joint(both, drawn);
  }

  /**
   * With the sum of the rows that have an estimate before them, if they are at least two. Its place
   * names them, so that it is never read as more.
   *
   * @param key of the sum
   * @param level of its interval
   */
  Joint withTotal(String key, double level) {
    if (draws.isEmpty() || draws.get().names().size() < 2) {
      return this;
    }
    Draws withSum = draws.get().withSum(key);
    List<EstimateRow> all = new ArrayList<>(rows);
    all.add(0, total(key, withSum, level));
    return new Joint(all, Optional.of(withSum));
  }

  private EstimateRow total(String key, Draws withSum, double level) {
    List<EstimateRow> passed =
        rows.stream().filter(r -> r.verdict().estimate().isPresent()).toList();
    double value =
        passed.stream().mapToDouble(r -> r.verdict().estimate().orElseThrow().value()).sum();
    long observed = passed.stream().mapToLong(r -> r.verdict().observed()).sum();
    String places =
        passed.stream().map(r -> r.estimand().place()).collect(Collectors.joining(", "));
    Map<String, String> facts = Map.of("sum over", places);
    Optional<LowerBound> bound =
        passed.stream().allMatch(r -> r.verdict().lowerBound().isPresent())
            ? Optional.of(sumOfBounds(passed))
            : Optional.empty();
    List<String> refused =
        rows.stream()
            .filter(r -> r.verdict().estimate().isEmpty())
            .map(r -> r.estimand().place() + " is not in the total: its estimate was refused")
            .toList();
    Interval interval =
        withSum.interval(key, level, value, (double) observed, "quantiles of summed joint draws");
    EstimateRow part = passed.get(0);
    Estimand of = part.estimand();
    return new EstimateRow(
        key,
        part.quarter(),
        new Estimand(of.unit(), of.population(), places, of.window(), of.kind()),
        new Verdict(
            observed,
            Optional.of(new Estimate(value, interval, "sum-over-countries", facts)),
            bound,
            List.of(),
            refused,
            facts));
  }

  private static LowerBound sumOfBounds(List<EstimateRow> rows) {
    List<LowerBound> bounds =
        rows.stream().map(r -> r.verdict().lowerBound().orElseThrow()).toList();
    return new LowerBound(
        bounds.stream().mapToDouble(LowerBound::value).sum(),
        bounds.stream().mapToDouble(LowerBound::lowerLimit).sum(),
        bounds.get(0).level(),
        bounds.get(0).method());
  }
}
