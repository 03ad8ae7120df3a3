package org.undercount.estimators.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.likelihood.Maximum.Quantity;

class MaximumTest {

  /** 30 of 100 with logit p = a + b, of which only the sum is told. */
  private static final LogLikelihood CONFOUNDED =
      new LogLikelihood() {
        @Override
        public int size() {
          return 2;
        }

        @Override
        public double at(double[] x, double[] gradient) {
          double p = 1 / (1 + Math.exp(-x[0] - x[1]));
          gradient[0] = 30 - 100 * p;
          gradient[1] = gradient[0];
          return 30 * Math.log(p) + 70 * Math.log1p(-p);
        }
      };

  @Test
  void whatIsConfoundedHasNoValueAndTheirSumHas() {
    Maximum maximum = Maximum.from(CONFOUNDED, new double[2]);
    assertThat(maximum.converged()).isTrue();
    assertThat(maximum.rank()).isEqualTo(1);
    assertThat(maximum.of(x -> x[0])).isInstanceOf(Quantity.NotIdentified.class);
    Quantity.Identified share =
        (Quantity.Identified) maximum.of(x -> 1 / (1 + Math.exp(-x[0] - x[1])));
    assertThat(share.value()).isCloseTo(0.3, within(1e-9));
    assertThat(share.standardError()).isCloseTo(Math.sqrt(0.3 * 0.7 / 100), within(1e-7));
  }

  private static LogLikelihood binomial(Parameter p, double successes, double trials) {
    return new LogLikelihood() {
      @Override
      public int size() {
        return 1;
      }

      @Override
      public double at(double[] x, double[] gradient) {
        p.at(x);
        double value = p.value(0);
        gradient[0] = 0;
        p.addSlope(0, (successes - trials * value) / (value * (1 - value)));
        p.addTo(gradient);
        return successes * Math.log(value)
            + (trials == successes ? 0 : (trials - successes) * Math.log1p(-value));
      }
    };
  }

  private static Parameter probability() {
    return new Parameter(
        "p", Design.of(Formula.CONSTANT, new Variables(1, Map.of())), Link.LOGIT, 0);
  }

  /** The likelihood interval of 10 of 10: p with p¹⁰ above exp(−1.9207). */
  @Test
  void atTheEdgeTheProfileHasAnEnd() {
    Parameter p = probability();
    Maximum maximum = Maximum.from(binomial(p, 10, 10), new double[1]);
    ParameterEstimate estimate =
        new ParameterIntervals(maximum, 0.95, ParameterIntervals.Kind.WALD).of("p", p, 0);
    assertThat(estimate.quantity()).isInstanceOf(Quantity.AtEdge.class);
    assertThat(estimate.interval().orElseThrow().lower())
        .isCloseTo(Math.exp(-3.841458820694124 / 20), within(1e-4));
    assertThat(estimate.interval().orElseThrow().upper()).isEqualTo(1);
  }

  @Test
  void theProfileIsThatOfTheLikelihood() {
    Parameter p = probability();
    Maximum maximum = Maximum.from(binomial(p, 3, 10), new double[1]);
    var interval =
        new ParameterIntervals(maximum, 0.95, ParameterIntervals.Kind.PROFILE)
            .of("p", p, 0)
            .interval()
            .orElseThrow();
    for (double end : List.of(interval.lower(), interval.upper())) {
      double fall =
          3 * Math.log(0.3) + 7 * Math.log(0.7) - 3 * Math.log(end) - 7 * Math.log(1 - end);
      assertThat(fall).isCloseTo(3.841458820694124 / 2, within(1e-5));
    }
  }

  @Test
  void startsWhereTheDataArePossible() {
    LogLikelihood never =
        new LogLikelihood() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public double at(double[] x, double[] gradient) {
            return Double.NEGATIVE_INFINITY;
          }
        };
    assertThatThrownBy(() -> Maximum.fromBestOf(never, List.of(new double[1], new double[1])))
        .hasMessage("The data must be possible at one of 2 starting points");
    assertThatThrownBy(() -> Maximum.from(never, new double[1]))
        .hasMessage(
            "The data must be possible where the climb starts, got log-likelihood -Infinity");
  }
}
