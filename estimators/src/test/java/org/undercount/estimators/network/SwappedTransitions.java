package org.undercount.estimators.network;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The chain bootstrap of RDS-II as RDS 0.9-10 runs it where the first respondent has the outcome:
 * each group recruits as the other does.
 */
final class SwappedTransitions {

  private SwappedTransitions() {}

  static double standardError(RecruitmentSample sample, int replicates) {
    SplittableRandom random = new SplittableRandom(3);
    Recruitments counts = sample.recruitments();
    double[] toOutcome = {counts.crossing1(), 1 - counts.crossing0()}; // by the recruiter's group
    int[][] members = new int[2][];
    for (int g = 0; g < 2; g++) {
      int group = g;
      members[g] =
          IntStream.range(0, sample.size()).filter(i -> sample.group(i) == group).toArray();
    }
    double[] shares = new double[replicates];
    for (int b = 0; b < replicates; b++) {
      int group = sample.group(random.nextInt(sample.size()));
      double[] inverse = new double[2];
      for (int i = 0; i <= counts.total(); i++) {
        inverse[group] +=
            1.0 / sample.degree(members[group][random.nextInt(members[group].length)]);
        group = random.nextDouble() < toOutcome[group] ? 1 : 0;
      }
      shares[b] = inverse[1] / (inverse[0] + inverse[1]);
    }
    double mean = Arrays.stream(shares).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(shares).map(s -> (s - mean) * (s - mean)).sum() / (replicates - 1));
  }
}
