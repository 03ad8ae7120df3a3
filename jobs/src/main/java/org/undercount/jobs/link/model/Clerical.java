package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Weights corrected by pairs that a person looked up. Given what a pair agrees on, the log odds of
 * a match are w₀ + a + Σ b_f·w_f, where w₀ is the weight before comparing, w_f what field f (or the
 * rarity of equal values) adds, a a shift and b_f a slope: fields that depend on each other get
 * slopes below 1. Normal priors a ~ N(0, {@value #SHIFT_SD}² bits) and b ~ N(1, {@value
 * #SLOPE_SD}²) hold the weights where few pairs were looked up, so that none change nothing.
 * Maximum a posteriori by Newton's method; the posterior is log-concave. Which pairs are looked up
 * may depend on what they agree on, as the model conditions on it. Weights as a regression: Copas
 * and Hilton (1990).
 */
public final class Clerical {

  /** Prior standard deviation of the shift, in bits. */
  static final double SHIFT_SD = 3;

  /** Prior standard deviation of a slope. */
  static final double SLOPE_SD = 0.5;

  private static final double LN2 = Math.log(2);
  private static final int MOST_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-10;

  private Clerical() {}

  /**
   * A pair that was looked up.
   *
   * @param pattern levels of the fields
   * @param rarityBits Σ −log₂ frequency of equal values
   * @param match what was found
   */
  public record Answer(long pattern, double rarityBits, boolean match) {}

  /**
   * A corrected weight.
   *
   * @param weight what it corrects
   * @param shift added before comparing, in bits
   * @param slopes per field what its bits are multiplied by, at least 0
   * @param raritySlope the same for what rarity adds
   */
  public record Corrected(PairWeight weight, double shift, List<Double> slopes, double raritySlope)
      implements PairWeight {

    public Corrected {
      slopes = List.copyOf(slopes);
    }

    @Override
    public double baseBits() {
      return weight.baseBits() + shift;
    }

    @Override
    public double levelBits(int field, int level) {
      return slopes.get(field) * weight.levelBits(field, level);
    }

    @Override
    public double rarityBits(long pattern, double rarityBits) {
      return raritySlope * weight.rarityBits(pattern, rarityBits);
    }

    @Override
    public double mostRarityBits(double rarityBits) {
      return raritySlope * weight.mostRarityBits(rarityBits);
    }

    @Override
    public List<PairWeight> sampled(int draws, Seed seed) {
      return weight.sampled(draws, seed).stream()
          .<PairWeight>map(w -> new Corrected(w, shift, slopes, raritySlope))
          .toList();
    }

    @Override
    public List<FieldKind> kinds() {
      return weight.kinds();
    }
  }

  /** Corrects a weight; without answers it stays as it is. */
  public static Corrected fit(PairWeight weight, List<Answer> answers) {
    int fields = weight.kinds().size();
    double[][] bits = new double[answers.size()][];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = parts(weight, answers.get(i), fields);
    }
    double[] at = new double[fields + 2];
    Arrays.fill(at, 1, at.length, 1);
    double height = height(at, bits, answers, weight.baseBits());
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      double[] step = step(at, bits, answers, weight.baseBits());
      double size = 1;
      double[] next = moved(at, step, size);
      double reached = height(next, bits, answers, weight.baseBits());
      while (reached < height && size > 1e-8) {
        size /= 2;
        next = moved(at, step, size);
        reached = height(next, bits, answers, weight.baseBits());
      }
      double gain = reached - height;
      at = next;
      height = reached;
      if (gain <= TOLERANCE) {
        break;
      }
    }
    List<Double> slopes = new ArrayList<>();
    for (int f = 0; f < fields; f++) {
      slopes.add(Math.max(0, at[1 + f]));
    }
    return new Corrected(weight, at[0], slopes, Math.max(0, at[fields + 1]));
  }

  /** What multiplies the shift, each field's slope, and the slope of rarity. */
  private static double[] parts(PairWeight weight, Answer answer, int fields) {
    double[] parts = new double[fields + 2];
    parts[0] = 1;
    for (int f = 0; f < fields; f++) {
      parts[1 + f] =
          PairWeight.counts(answer.pattern(), f, weight.kinds())
              ? weight.levelBits(f, Pattern.level(answer.pattern(), f))
              : 0;
    }
    parts[fields + 1] = weight.rarityBits(answer.pattern(), answer.rarityBits());
    return parts;
  }

  private static double[] moved(double[] at, double[] step, double size) {
    double[] next = at.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] += size * step[k];
    }
    return next;
  }

  private static double logOdds(double[] at, double[] parts, double baseBits) {
    double bits = baseBits;
    for (int k = 0; k < at.length; k++) {
      bits += at[k] * parts[k];
    }
    return LN2 * bits;
  }

  /** Log posterior density but for a constant. */
  private static double height(
      double[] at, double[][] bits, List<Answer> answers, double baseBits) {
    double sum = 0;
    for (int k = 0; k < at.length; k++) {
      double off = (at[k] - centre(k)) / sd(k);
      sum -= off * off / 2;
    }
    for (int i = 0; i < bits.length; i++) {
      double logOdds = logOdds(at, bits[i], baseBits);
      sum -= softplus(answers.get(i).match() ? -logOdds : logOdds);
    }
    return sum;
  }

  /** log(1 + eˣ). */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** Newton's step. */
  private static double[] step(
      double[] at, double[][] bits, List<Answer> answers, double baseBits) {
    int n = at.length;
    double[][] curvature = new double[n][n];
    double[] slope = new double[n];
    for (int k = 0; k < n; k++) {
      double precision = 1 / (sd(k) * sd(k));
      curvature[k][k] = precision;
      slope[k] = -precision * (at[k] - centre(k));
    }
    for (int i = 0; i < bits.length; i++) {
      double p = 1 / (1 + Math.exp(-logOdds(at, bits[i], baseBits)));
      double error = (answers.get(i).match() ? 1 : 0) - p;
      for (int k = 0; k < n; k++) {
        slope[k] += LN2 * error * bits[i][k];
        for (int l = 0; l < n; l++) {
          curvature[k][l] += LN2 * LN2 * p * (1 - p) * bits[i][k] * bits[i][l];
        }
      }
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false), 1e-9, 1e-12)
        .getSolver()
        .solve(new ArrayRealVector(slope, false))
        .toArray();
  }

  private static double centre(int parameter) {
    return parameter == 0 ? 0 : 1;
  }

  private static double sd(int parameter) {
    return parameter == 0 ? SHIFT_SD : SLOPE_SD;
  }
}
