package org.undercount.estimators;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Units that are known and not estimated, such as those captured together in a bulk event: one raid
 * that frees two hundred says nothing of how likely a person is to be on a list, and lists of the
 * same raid overlap by design. They are taken out of the table before any method sees it, and added
 * to its answer as the same number everywhere.
 *
 * @param units how many
 */
public record KnownUnits(long units) {

  public KnownUnits {
    if (units < 0) {
      throw new IllegalArgumentException("Known units cannot be negative, got " + units);
    }
  }

  /** A verdict on the rest, turned into one on the whole. */
  public Verdict addedTo(Verdict rest) {
    if (units == 0) {
      return rest;
    }
    Map<String, String> facts = new LinkedHashMap<>(rest.diagnostics());
    facts.put("known from bulk events, added", Long.toString(units));
    return new Verdict(
        rest.observed() + units,
        rest.estimate().map(this::addedTo),
        rest.lowerBound()
            .map(
                b ->
                    new LowerBound(
                        b.value() + units, b.lowerLimit() + units, b.level(), b.method())),
        rest.gates(),
        rest.warnings(),
        facts);
  }

  /** What a model says of the rest, turned into what it says of the whole. */
  public Fit addedTo(Fit rest) {
    if (rest instanceof Fit.Converged c) {
      return new Fit.Converged(
          c.population() + units,
          c.standardError(),
          c.deviance(),
          c.degreesOfFreedom(),
          c.aic(),
          c.bic(),
          c.atMinusInfinity());
    }
    return rest instanceof Fit.Posterior p
        ? new Fit.Posterior(p.population() + units, p.spread())
        : rest; // the other endings carry no number
  }

  private Estimate addedTo(Estimate e) {
    return new Estimate(
        e.value() + units,
        new Interval(
            e.interval().lower() + units,
            e.interval().upper() + units,
            e.interval().level(),
            e.interval().kind()),
        e.method(),
        e.diagnostics());
  }
}
