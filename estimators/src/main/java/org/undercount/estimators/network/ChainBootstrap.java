package org.undercount.estimators.network;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Salganik (2006), J. Urban Health 83: a replicate is one chain as long as there were recruits. It
 * starts with the outcome of a respondent at random; the next has the outcome of a recruit of that
 * group at random, and the degree of a respondent with that outcome at random.
 *
 * <p>Sampling is taken as with replacement, and the branching of chains is not repeated.
 */
final class ChainBootstrap implements ShareBootstrap {

  private final int[] degrees;
  private final int[][] classesOf; // degree class of each respondent, by outcome
  private final double[]
      crossing; // share of recruits with the outcome, by outcome of the recruiter
  private final int length;

  ChainBootstrap(int[] degrees, int[] classes, RecruitmentSample sample) {
    this.degrees = degrees;
    int positives = sample.positives();
    this.classesOf = new int[][] {new int[sample.size() - positives], new int[positives]};
    int[] filled = new int[2];
    for (int i = 0; i < sample.size(); i++) {
      int group = sample.group(i);
      classesOf[group][filled[group]++] = classes[i];
    }
    Recruitments recruitments = sample.recruitments();
    this.crossing = new double[] {recruitments.crossing0(), 1 - recruitments.crossing1()};
    this.length = sample.size() - sample.seeds() + 1;
  }

  @Override
  public Tally replicate(UniformRandomProvider random) {
    Tally tally = new Tally(degrees);
    int sampled = classesOf[0].length + classesOf[1].length;
    int group = random.nextInt(sampled) < classesOf[1].length ? 1 : 0;
    tally.addSeed(group, degreeClass(group, random));
    for (int i = 1; i < length; i++) {
      int next = random.nextDouble() < crossing[group] ? 1 : 0;
      tally.addRecruit(group, next, degreeClass(next, random));
      group = next;
    }
    return tally;
  }

  private int degreeClass(int group, UniformRandomProvider random) {
    return classesOf[group][random.nextInt(classesOf[group].length)];
  }
}
