package org.undercount.estimators.network;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Gile (2011), JASA 106: a population is built from the weighted sample, with ties within and
 * between groups as the recruitments show them; samples are drawn from it without replacement. A
 * recruiter's recruits each belong to a group with probability proportional to the ties left from
 * the recruiter's group to it, and within the group are drawn with probability proportional to
 * degree. Numbers of recruits are those of respondents who recruited. Weights are found anew in
 * every replicate.
 */
final class SuccessiveBootstrap implements ShareBootstrap {

  private final int[] degrees;
  private final long[] people; // of the population, without the outcome, then with it, by class
  private final double[][] ties;
  private final int[] recruiting; // recruits of each who recruited
  private final int seeds;
  private final int size;

  SuccessiveBootstrap(int[] degrees, Tally tally, RecruitmentSample sample, long population) {
    this.degrees = degrees;
    this.seeds = sample.seeds();
    this.size = sample.size();
    this.recruiting = Arrays.stream(sample.recruitsOfEach()).filter(r -> r > 0).toArray();
    double[][] weights = tally.weights(RdsMethod.GILE_SS, population);
    int classes = degrees.length;
    double[] shares = new double[2 * classes];
    double[] group = new double[2];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = tally.people(i / classes, i % classes) * weights[i / classes][i % classes];
      group[i / classes] += shares[i];
    }
    this.people = WholePeople.of(shares, population);
    double[][] out = new double[2][2];
    for (int g = 0; g < 2; g++) {
      double recruits = tally.recruitments(g, 0) + tally.recruitments(g, 1);
      for (int h = 0; h < 2 && recruits > 0; h++) {
        out[g][h] = tally.recruitments(g, h) / recruits * group[g] * tally.meanDegree(g, weights);
      }
    }
    double across = (out[0][1] + out[1][0]) / 2;
    this.ties = new double[][] {{out[0][0], across}, {across, out[1][1]}};
  }

  @Override
  public Tally replicate(UniformRandomProvider random) {
    return new Draw(random).sample();
  }

  /** One sample while it is drawn. */
  private final class Draw {

    private final UniformRandomProvider random;
    private final long[] left = people.clone();
    private final long[] weight = new long[2]; // degrees of those left, by group
    private final double[][] tiesLeft = {ties[0].clone(), ties[1].clone()};
    private final int[] group = new int[size];
    private int drawn;

    Draw(UniformRandomProvider random) {
      this.random = random;
      for (int i = 0; i < left.length; i++) {
        weight[i / degrees.length] += left[i] * degrees[i % degrees.length];
      }
    }

    Tally sample() {
      Tally tally = new Tally(degrees);
      while (drawn < seeds) {
        int g = random.nextLong(weight[0] + weight[1]) < weight[0] ? 0 : 1;
        tally.addSeed(g, take(g));
      }
      for (int recruiter = 0; drawn < size; recruiter++) {
        int recruits = recruiting[random.nextInt(recruiting.length)];
        for (int r = 0; r < recruits && drawn < size; r++) {
          int from = group[recruiter];
          int g = next(from);
          double before = weight[g];
          tally.addRecruit(from, g, take(g));
          tiesLeft[0][g] *= weight[g] / before;
          tiesLeft[1][g] *= weight[g] / before;
        }
      }
      return tally;
    }

    private int next(int from) {
      if (weight[0] == 0 || weight[1] == 0) {
        return weight[0] == 0 ? 1 : 0;
      }
      double to0 = tiesLeft[from][0];
      return random.nextDouble() * (to0 + tiesLeft[from][1]) < to0 ? 0 : 1;
    }

    /** Takes one person of a group, by degree; the class taken. */
    private int take(int g) {
      long at = random.nextLong(weight[g]);
      int first = g * degrees.length;
      int k = 0;
      while (at >= left[first + k] * degrees[k]) {
        at -= left[first + k] * degrees[k];
        k++;
      }
      left[first + k]--;
      weight[g] -= degrees[k];
      group[drawn++] = g;
      return k;
    }
  }
}
