package org.undercount.estimators.pooling;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.undercount.estimators.closed.LogNormal;
import org.undercount.estimators.strata.HierarchicalNormal;

/** How families are pooled. */
public enum Rule {
  /** Between-method variance by Paule and Mandel, interval by Hartung and Knapp. */
  PAULE_MANDEL("paule-mandel", "Hartung-Knapp on the log scale") {
    @Override
    Answer answer(List<Effect> effects, double level) {
      RandomEffects model = RandomEffects.of(effects);
      double between = model.pauleMandel();
      RandomEffects.Range range = model.hartungKnapp(between, level);
      return new Answer(model.centre(between).value(), range.lower(), range.upper());
    }
  },
  /** Between-method variance by moments, normal interval: too narrow for few methods. */
  DERSIMONIAN_LAIRD("dersimonian-laird", "DerSimonian-Laird on the log scale") {
    @Override
    Answer answer(List<Effect> effects, double level) {
      return dersimonianLaird(effects, level);
    }
  },
  /**
   * Each method has a bias b(i) ~ N(0, τ²), τ ~ half-Cauchy({@value #BIAS_SCALE}), μ flat,
   * integrated over a grid: a bias by a factor 1.6 is common, by a factor 10 rare.
   */
  BAYESIAN("bayesian", "posterior with method bias, log scale") {
    @Override
    Answer answer(List<Effect> effects, double level) {
      HierarchicalNormal model =
          new HierarchicalNormal(
              effects.stream().mapToDouble(Effect::value).toArray(),
              effects.stream().mapToDouble(e -> Math.sqrt(e.variance())).toArray(),
              new HierarchicalNormal.Prior.HalfCauchy(BIAS_SCALE));
      return new Answer(
          model.centreQuantile(0.5),
          model.centreQuantile(0.5 - level / 2),
          model.centreQuantile(0.5 + level / 2));
    }
  };

  static final double BIAS_SCALE = 0.5;

  private final String word;
  private final String intervalKind;

  Rule(String word, String intervalKind) {
    this.word = word;
    this.intervalKind = intervalKind;
  }

  /** A point and its interval on the scale of the effects. */
  record Answer(double value, double lower, double upper) {}

  abstract Answer answer(List<Effect> effects, double level);

  /** As on the command line. */
  public String word() {
    return word;
  }

  public String intervalKind() {
    return intervalKind;
  }

  public static Optional<Rule> find(String word) {
    return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
  }

  private static Answer dersimonianLaird(List<Effect> effects, double level) {
    RandomEffects model = RandomEffects.of(effects);
    RandomEffects.Centre centre = model.centre(model.dersimonianLaird());
    double half = LogNormal.normalQuantile(level) * centre.error();
    return new Answer(centre.value(), centre.value() - half, centre.value() + half);
  }
}
