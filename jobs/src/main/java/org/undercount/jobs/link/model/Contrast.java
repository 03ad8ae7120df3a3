package org.undercount.jobs.link.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.datasets.key.Seed;
import org.undercount.jobs.link.model.LinkModel.FieldModel;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * Weights learnt by contrast where sources list a person at most once. Two records of one such
 * source are no match, and agree as two records of different sources that are no match do; so what
 * pairs across sources have more than pairs within sources are the matches, whatever depends on
 * what. Given a pair's agreement x, the odds that it lies across sources are r·(1 + o(x)), where r
 * is the ratio of all pairs across to all pairs within and o(x) the odds of a match; log o is
 * linear in the levels of the fields and in the bits of rarity. Maximum likelihood by Fisher
 * scoring, starting from the weights of independent fields and held near them by a weak normal
 * prior. Positive and unlabelled data: Elkan and Noto (2008). Assumes that sources have alike
 * populations; a source of other people than the rest biases o.
 */
public final class Contrast {

  private static final int MOST_ITERATIONS = 60;
  private static final double TOLERANCE = 1e-9;
  private static final double MOST_LOG_ODDS = 30;

  /** Prior standard deviation of a slope, in log odds. */
  private static final double PRIOR_SD = 4;

  private Contrast() {}

  /**
   * Pairs of one agreement.
   *
   * @param pattern levels of the fields
   * @param rarityBits Σ −log₂ frequency of equal values
   * @param within pairs within sources
   * @param across pairs across sources
   */
  public record Tally(long pattern, double rarityBits, double within, double across) {}

  /**
   * A fitted contrast.
   *
   * @param intercept log odds of a match if all fields are missing
   * @param levels per field and level what it adds; 0 for missing
   * @param rarity log odds per bit of rarity
   * @param kinds what the fields hold
   * @param information lower triangular root of the information on intercept, rarity and levels
   */
  public record Weights(
      double intercept,
      List<List<Double>> levels,
      double rarity,
      List<FieldKind> kinds,
      List<List<Double>> information)
      implements PairWeight {

    public Weights {
      kinds = List.copyOf(kinds);
      levels = levels.stream().map(List::copyOf).toList();
      information = information.stream().map(List::copyOf).toList();
    }

    /**
     * From the normal distribution around the estimate whose inverse covariance is the information.
     * Pairs are counted as if independent, though each record is in many: what is drawn spreads
     * rather too little.
     */
    @Override
    public List<PairWeight> sampled(int draws, Seed seed) {
      NormalizedGaussianSampler normal =
          ZigguratSampler.NormalizedGaussian.of(
              RandomSource.XO_RO_SHI_RO_128_PP.create(seed.value()));
      return IntStream.range(0, draws).<PairWeight>mapToObj(d -> moved(spread(normal))).toList();
    }

    /** A deviate of the parameters, in the order of the information. */
    private double[] spread(NormalizedGaussianSampler normal) {
      int n = information.size();
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = normal.sample();
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          x[i] -= information.get(k).get(i) * x[k];
        }
        x[i] /= information.get(i).get(i);
      }
      return x;
    }

    private Weights moved(double[] by) {
      List<List<Double>> other = new ArrayList<>();
      int at = 2;
      for (List<Double> field : levels) {
        List<Double> moved = new ArrayList<>(field.subList(0, 1));
        for (double level : field.subList(1, field.size())) {
          moved.add(level + by[at++]);
        }
        other.add(moved);
      }
      return new Weights(intercept + by[0], other, rarity + by[1], kinds, information);
    }

    @Override
    public double baseBits() {
      return intercept / Math.log(2);
    }

    @Override
    public double levelBits(int field, int level) {
      return levels.get(field).get(level) / Math.log(2);
    }

    @Override
    public double rarityBits(long pattern, double rarityBits) {
      return rarity * rarityBits / Math.log(2);
    }

    @Override
    public double mostRarityBits(double rarityBits) {
      return Math.max(0, rarity) * rarityBits / Math.log(2);
    }

    /** The weight of a pair, held within what a double can tell from certainty. */
    @Override
    public double bits(long pattern, double rarityBits) {
      double most = MOST_LOG_ODDS / Math.log(2);
      return Math.max(-most, Math.min(most, PairWeight.super.bits(pattern, rarityBits)));
    }
  }

  /**
   * Fits the weights.
   *
   * @param start the model of independent fields
   * @param tallies a sample of candidate pairs, within and across alike
   * @param allAcross all pairs across sources, candidates or not, over all pairs within
   */
  public static Weights fit(LinkModel start, List<Tally> tallies, double allAcross) {
    List<Field> fields = start.fields().stream().map(FieldModel::field).toList();
    if (!(allAcross > 0)) {
      throw new IllegalArgumentException(
          "Contrast needs pairs across and within sources, got a ratio of " + allAcross);
    }
    List<FieldKind> kinds = fields.stream().map(Field::kind).toList();
    int[] offset = new int[fields.size()];
    int size = 2;
    for (int f = 0; f < fields.size(); f++) {
      offset[f] = size - 1;
      size += Agreement.levels(fields.get(f).kind()) - 1;
    }
    double[] weights = new double[size];
    weights[0] = Math.log(start.prior() / (1 - start.prior()));
    weights[1] = Math.log(2);
    for (int f = 0; f < fields.size(); f++) {
      FieldModel field = start.fields().get(f);
      FieldKind kind = field.field().kind();
      for (int l = 1; l < Agreement.levels(kind); l++) {
        boolean byRarity = kind.frequencyMatters() && l == Agreement.equalLevel(kind);
        // Where rarity stands in for u, equality itself adds log m only.
        weights[offset[f] + l] =
            byRarity ? Math.log(field.m().get(l)) : Math.log(2) * field.bits(l);
      }
    }
    double[] centre = weights.clone();
    Sums at = sums(weights, centre, offset, kinds, tallies, allAcross);
    for (int i = 0; i < MOST_ITERATIONS; i++) {
      double[] step = solved(at.information, at.score);
      double fraction = 1;
      Sums next = at;
      double[] moved = weights;
      while (fraction > 1e-4) {
        moved = weights.clone();
        for (int k = 0; k < size; k++) {
          moved[k] += fraction * step[k];
        }
        next = sums(moved, centre, offset, kinds, tallies, allAcross);
        if (next.logLikelihood > at.logLikelihood) {
          break;
        }
        fraction /= 2;
      }
      double gained = next.logLikelihood - at.logLikelihood;
      if (!(gained > 0)) {
        break;
      }
      weights = moved;
      at = next;
      if (gained < TOLERANCE * Math.abs(at.logLikelihood)) {
        break;
      }
    }
    List<List<Double>> levels = new ArrayList<>();
    for (int f = 0; f < fields.size(); f++) {
      List<Double> level = new ArrayList<>(List.of(0.0));
      for (int l = 1; l < Agreement.levels(fields.get(f).kind()); l++) {
        level.add(weights[offset[f] + l]);
      }
      levels.add(level);
    }
    return new Weights(weights[0], levels, weights[1], kinds, rows(root(at.information)));
  }

  /** Log likelihood with its slope and expected curvature. */
  private static final class Sums {
    private final double[] score;
    private final double[][] information;
    private double logLikelihood;

    Sums(int size) {
      score = new double[size];
      information = new double[size][size];
    }
  }

  private static Sums sums(
      double[] weights,
      double[] centre,
      int[] offset,
      List<FieldKind> kinds,
      List<Tally> tallies,
      double ratio) {
    Sums sums = new Sums(weights.length);
    for (int k = 1; k < weights.length; k++) {
      double precision = 1 / (PRIOR_SD * PRIOR_SD);
      sums.logLikelihood -= 0.5 * precision * (weights[k] - centre[k]) * (weights[k] - centre[k]);
      sums.score[k] -= precision * (weights[k] - centre[k]);
      sums.information[k][k] += precision;
    }
    sums.information[0][0] += 1e-9;
    int[] on = new int[offset.length];
    for (Tally t : tallies) {
      double logOdds = weights[0] + weights[1] * t.rarityBits();
      for (int f = 0; f < offset.length; f++) {
        int level = Pattern.level(t.pattern(), f);
        boolean silent = level == Agreement.MISSING || !PairWeight.counts(t.pattern(), f, kinds);
        on[f] = silent ? -1 : offset[f] + level;
        logOdds += on[f] < 0 ? 0 : weights[on[f]];
      }
      double odds = Math.exp(Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOdds)));
      double q = ratio * (1 + odds);
      double match = odds / (1 + odds);
      double pairs = t.within() + t.across();
      sums.logLikelihood += t.across() * Math.log(q) - pairs * Math.log1p(q);
      // d log q / d log odds = match; the share across is q / (1 + q)
      double slope = match * (t.across() - pairs * q / (1 + q));
      double curve = match * match * pairs * q / ((1 + q) * (1 + q));
      add(sums, on, t.rarityBits(), slope, curve);
    }
    return sums;
  }

  private static void add(Sums sums, int[] on, double rarity, double slope, double curve) {
    double[][] h = sums.information;
    sums.score[0] += slope;
    sums.score[1] += slope * rarity;
    h[0][0] += curve;
    h[0][1] += curve * rarity;
    h[1][0] += curve * rarity;
    h[1][1] += curve * rarity * rarity;
    for (int i : on) {
      if (i < 0) {
        continue;
      }
      sums.score[i] += slope;
      h[0][i] += curve;
      h[i][0] += curve;
      h[1][i] += curve * rarity;
      h[i][1] += curve * rarity;
      for (int j : on) {
        if (j >= 0) {
          h[i][j] += curve;
        }
      }
    }
  }

  /** Solves a symmetric positive definite system by Cholesky's decomposition. */
  private static double[] solved(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] root = root(matrix);
    double[] x = right.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= root[i][k] * x[k];
      }
      x[i] /= root[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= root[k][i] * x[k];
      }
      x[i] /= root[i][i];
    }
    return x;
  }

  /** Cholesky's lower triangular root. */
  private static double[][] root(double[][] matrix) {
    int n = matrix.length;
    double[][] root = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / root[j][j];
      }
    }
    return root;
  }

  private static List<List<Double>> rows(double[][] matrix) {
    return Arrays.stream(matrix).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
