package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;
import org.undercount.estimators.likelihood.Link;

/**
 * The parameters of {@link Emigration}.
 *
 * @param parameters γ″ and γ′, one where they are the same, none without emigration
 */
record Absence(List<Occasions> parameters) {

  private static final String LEAVING = "gamma''";
  private static final String STAYING_AWAY = "gamma'";

  Absence {
    parameters = List.copyOf(parameters);
  }

  static Absence of(Emigration emigration, CaptureHistories data, int offset) {
    List<Occasions> parameters = new ArrayList<>();
    int last = data.occasions();
    if (emigration instanceof Emigration.Random random) {
      parameters.add(
          Occasions.of("gamma", random.away(), Link.LOGIT, data.groups(), 2, last, offset));
    }
    if (emigration instanceof Emigration.Markovian chain) {
      if (last < 3) {
        throw new IllegalArgumentException(
            "Markovian emigration needs at least 3 occasions, got " + last);
      }
      Occasions leaving =
          Occasions.of(LEAVING, chain.leaving(), Link.LOGIT, data.groups(), 2, last, offset);
      parameters.add(leaving);
      parameters.add(
          Occasions.of(
              STAYING_AWAY,
              chain.stayingAway(),
              Link.LOGIT,
              data.groups(),
              3,
              last,
              leaving.parameter().end()));
    }
    return new Absence(parameters);
  }

  boolean possible() {
    return !parameters.isEmpty();
  }

  /** γ″ at an occasion counted from 1. */
  double leaving(int group, int occasion) {
    return possible() ? parameters.get(0).value(group, occasion) : 0;
  }

  /** γ′ at an occasion counted from 1; nobody is away before the second. */
  double stayingAway(int group, int occasion) {
    return occasion < 3 ? leaving(group, occasion) : back().value(group, occasion);
  }

  void addSlopes(int group, int occasion, double leaving, double stayingAway) {
    parameters.get(0).addSlope(group, occasion, leaving);
    if (occasion >= 3) {
      back().addSlope(group, occasion, stayingAway);
    }
  }

  private Occasions back() {
    return parameters.get(parameters.size() - 1);
  }
}
