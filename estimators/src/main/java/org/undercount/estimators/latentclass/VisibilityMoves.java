package org.undercount.estimators.latentclass;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Metropolis–Hastings moves that make one class easier or harder to see, the people and their
 * classes summed out. Given who is in which class, λ and π hardly move at all when there are many
 * people, and a class of people seldom seen trades visibility against size for very long; here both
 * change at once, so that the expected number of its people who are seen stays the same.
 *
 * <p>For a class k of weight π_k the odds of every λ_jk are multiplied by e^δ, δ symmetric about 0,
 * and π_k by r = (1 − h)/(1 − h′), h = Π_j (1 − λ_jk), before all weights are divided by their sum
 * S = 1 + (r − 1) π_k. The move is kept with probability min(1, ratio of posteriors × Jacobian),
 * the Jacobian Π_j λ′(1 − λ′)/(λ(1 − λ)) · r/S^K, the posterior of λ and π given the table being
 * Π_c (P_c/Σ_seen P)^(n_c) times the prior of the weights with α integrated out; P(N) ∝ 1/N makes
 * the number on no list drop out of it. Only classes above a least weight are chosen, which the
 * ratio of their numbers before and after corrects.
 *
 * <p>It leaves the posterior of λ and π alone as it is (van Dyk and Park 2008, J. Am. Stat. Assoc.
 * 103: a partially collapsed step), so the people must be drawn anew after it, as the next scan
 * does.
 */
final class VisibilityMoves {

  private static final double LEAST_WEIGHT = 1e-6;
  private static final double WIDEST = 1.2; // deviation of δ: from here down to a seventh of it
  private static final double NARROWEST_LOG = 2;

  private final UniformRandomProvider random;
  private final SharedStateContinuousSampler normal;
  private final StickPrior prior;
  private final int classes;
  private final int lists;
  private final CellMasses within;
  private final int cells; // the counted ones, then the hidden ones
  private final double[] counts;
  private final double observed;

  // Weights here need not add up to 1: the likelihood and the prior see ratios only.
  private final double[] weight;
  private final double[][] mass; // [class][cell]
  private final double[] row;
  private final double[] rowMass;
  private double[] total; // by cell
  private double[] logTotal; // by counted cell
  private double[] trialTotal;
  private double[] trialLog;
  private double sum; // of the weights
  private double logLikelihood;
  private double logPrior;

  /**
   * @param patterns of the counted cells, then those that nobody can be observed with
   * @param counts of the former
   */
  VisibilityMoves(
      UniformRandomProvider random,
      StickPrior prior,
      int classes,
      int lists,
      int[] patterns,
      long[] counts) {
    this.random = random;
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.prior = prior;
    this.classes = classes;
    this.lists = lists;
    this.within = new CellMasses(lists, patterns);
    this.cells = patterns.length;
    this.counts = Arrays.stream(counts).asDoubleStream().toArray();
    this.observed = Arrays.stream(this.counts).sum();
    weight = new double[classes];
    mass = new double[classes][cells];
    row = new double[lists];
    rowMass = new double[cells];
    total = new double[cells];
    trialTotal = new double[cells];
    logTotal = new double[counts.length];
    trialLog = new double[counts.length];
  }

  /**
   * Proposes moves and writes what was kept back.
   *
   * @param lambda by class and list
   * @param logWeight by class; their exponentials add up to 1
   */
  void run(int moves, double[][] lambda, double[] logWeight) {
    Arrays.fill(total, 0);
    sum = 0;
    for (int k = 0; k < classes; k++) {
      weight[k] = Math.exp(logWeight[k]);
      sum += weight[k];
      within.write(lambda[k], weight[k], mass[k]);
      for (int c = 0; c < cells; c++) {
        total[c] += mass[k][c];
      }
    }
    for (int c = 0; c < counts.length; c++) {
      logTotal[c] = Math.log(total[c]);
    }
    logLikelihood = logLikelihood(total, logTotal, sum);
    logPrior = prior.logDensity(weight, logWeight, sum);
    boolean moved = false;
    for (int i = 0; i < moves; i++) {
      moved |= move(lambda, logWeight);
    }
    if (moved) {
      double logSum = Math.log(sum);
      for (int k = 0; k < classes; k++) {
        logWeight[k] -= logSum;
      }
    }
  }

  private boolean move(double[][] lambda, double[] logWeight) {
    int number = numberOfLarge(sum);
    int k = large(random.nextInt(number));
    double odds =
        Math.exp(normal.sample() * WIDEST * Math.exp(-NARROWEST_LOG * random.nextDouble()));
    double jacobian = 1;
    double seen = 0;
    double seenAfter = 0;
    double missed = 1;
    double missedAfter = 1;
    for (int j = 0; j < lists; j++) {
      double p = lambda[k][j];
      double scale = 1 - p + p * odds;
      row[j] = p * odds / scale;
      jacobian *= odds / (scale * scale);
      seen += missed * p; // not 1 - missed: keeps the digits of a class hardly seen
      seenAfter += missedAfter * row[j];
      missed *= 1 - p;
      missedAfter *= 1 - row[j];
    }
    double r = seen / seenAfter;
    double before = weight[k];
    double after = before * r;
    double sumAfter = sum + after - before;
    if (!(after > LEAST_WEIGHT * sumAfter && Double.isFinite(sumAfter))) {
      return false;
    }
    double logR = Math.log(r);
    within.write(row, after, rowMass);
    for (int c = 0; c < cells; c++) {
      trialTotal[c] = Math.max(0, total[c] - mass[k][c]) + rowMass[c];
    }
    for (int c = 0; c < counts.length; c++) {
      // Logarithms are what a move costs; a small class leaves most cells as they are.
      trialLog[c] = trialTotal[c] == total[c] ? logTotal[c] : Math.log(trialTotal[c]);
    }
    double likelihood = logLikelihood(trialTotal, trialLog, sumAfter);
    weight[k] = after;
    double logBefore = logWeight[k];
    logWeight[k] += logR;
    double density = prior.logDensity(weight, logWeight, sumAfter);
    int numberAfter = numberOfLarge(sumAfter);
    double logRatio =
        likelihood
            - logLikelihood
            + density
            - logPrior
            + Math.log(jacobian * number / numberAfter)
            + logR
            - classes * Math.log(sumAfter / sum);
    if (!(logRatio > Math.log1p(-random.nextDouble()))) {
      weight[k] = before;
      logWeight[k] = logBefore;
      return false;
    }
    keep(k, sumAfter, likelihood, density);
    System.arraycopy(row, 0, lambda[k], 0, lists);
    return true;
  }

  private void keep(int k, double sumAfter, double likelihood, double density) {
    sum = sumAfter;
    logLikelihood = likelihood;
    logPrior = density;
    System.arraycopy(rowMass, 0, mass[k], 0, cells);
    double[] swap = total;
    total = trialTotal;
    trialTotal = swap;
    swap = logTotal;
    logTotal = trialLog;
    trialLog = swap;
  }

  private int numberOfLarge(double of) {
    int number = 0;
    for (int k = 0; k < classes; k++) {
      number += weight[k] > LEAST_WEIGHT * of ? 1 : 0;
    }
    return number;
  }

  private int large(int position) {
    int left = position;
    for (int k = 0; k < classes; k++) {
      if (weight[k] > LEAST_WEIGHT * sum && left-- == 0) {
        return k;
      }
    }
    throw new IllegalStateException("No class number " + position + " above the least weight");
  }

  private double logLikelihood(double[] masses, double[] logs, double of) {
    double log = 0;
    for (int c = 0; c < counts.length; c++) {
      log += counts[c] * logs[c];
    }
    double seen = of;
    for (int c = counts.length; c < cells; c++) {
      seen -= masses[c];
    }
    return log - observed * Math.log(seen);
  }
}
