package org.undercount.estimators.pooling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.closed.LogNormal;

/**
 * Methods that rest on the same evidence, as one answer: the even mixture of theirs on the log
 * scale, whose variance is the mean of the variances within plus the variance between. A further
 * method of a family adds doubt where it differs, never certainty.
 *
 * @param members at least one
 */
public record Family(String name, List<MethodEstimate> members) {

  public Family {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("A family needs a member, got none in " + name);
    }
  }

  /** In order of first appearance. */
  static List<Family> of(List<MethodEstimate> estimates) {
    Map<String, List<MethodEstimate>> members = new LinkedHashMap<>();
    for (MethodEstimate e : estimates) {
      members.computeIfAbsent(e.family(), f -> new ArrayList<>()).add(e);
    }
    return members.entrySet().stream().map(e -> new Family(e.getKey(), e.getValue())).toList();
  }

  /** On the log scale. */
  Effect effect() {
    double mean = members.stream().mapToDouble(m -> m.effect().value()).average().orElseThrow();
    double variance =
        members.stream()
            .map(MethodEstimate::effect)
            .mapToDouble(e -> e.variance() + (e.value() - mean) * (e.value() - mean))
            .average()
            .orElseThrow();
    return new Effect(mean, variance);
  }

  /** As a number with its interval. */
  public Estimate estimate(double level) {
    Effect effect = effect();
    double factor = Math.exp(LogNormal.normalQuantile(level) * Math.sqrt(effect.variance()));
    double value = Math.exp(effect.value());
    return new Estimate(
        value,
        new Interval(
            value / factor, value * factor, level, "even mixture of the family, log scale"),
        name,
        Map.of());
  }
}
