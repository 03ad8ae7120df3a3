package org.undercount.estimators.stay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether groups leave at the same rate: ends of each group against those expected if every end
 * fell on all who are held with the same chance, E = Σ d r_g/r, with the hypergeometric covariance
 * Σ d (r_g/r)(δ_gh − r_h/r)(r − d)/(r − 1); z′V⁻z is χ² with as many degrees of freedom as V has
 * rank. Mantel (1966), Cancer Chemother. Rep. 50; Peto and Peto (1972), J. R. Stat. Soc. A 135. Who
 * entered late is at risk from then on.
 *
 * <p>Sees least where the curves cross. Assumes that dropping out of sight has nothing to do with
 * leaving, in every group.
 *
 * @param statistic χ²
 * @param degreesOfFreedom groups that can be told apart, less one
 * @param probability of a statistic as large if all groups leave alike
 * @param groups in the order given
 */
public record LogRank(
    double statistic, int degreesOfFreedom, double probability, List<Group> groups) {

  /**
   * Ends in a group.
   *
   * @param expected if all groups left alike
   */
  public record Group(long ended, double expected) {}

  public LogRank {
    groups = List.copyOf(groups);
  }

  /**
   * The test; empty where no end tells the groups apart.
   *
   * @throws IllegalArgumentException with fewer than two groups
   */
  public static Optional<LogRank> of(List<List<Stay>> groups) {
    if (groups.size() < 2) {
      throw new IllegalArgumentException(
          "A comparison needs at least two groups, got " + groups.size());
    }
    int size = groups.size();
    double[] excess = new double[size];
    double[] expected = new double[size];
    double[][] covariance = new double[size][size];
    for (double at : ends(groups)) {
      double[] held = new double[size];
      double ends = 0;
      double all = 0;
      for (int g = 0; g < size; g++) {
        for (Stay s : groups.get(g)) {
          held[g] += s.entered() < at && s.days() >= at ? 1 : 0;
          boolean end = s.ended() && s.days() == at;
          ends += end ? 1 : 0;
          excess[g] += end ? 1 : 0;
        }
        all += held[g];
      }
      for (int g = 0; g < size; g++) {
        expected[g] += ends * held[g] / all;
        excess[g] -= ends * held[g] / all;
        for (int h = 0; h < size && all > 1; h++) {
          covariance[g][h] +=
              ends * held[g] / all * ((g == h ? 1 : 0) - held[h] / all) * (all - ends) / (all - 1);
        }
      }
    }
    SingularValueDecomposition decomposition =
        new SingularValueDecomposition(new Array2DRowRealMatrix(covariance));
    int rank = decomposition.getRank();
    if (rank == 0) {
      return Optional.empty();
    }
    ArrayRealVector z = new ArrayRealVector(excess);
    double statistic = z.dotProduct(decomposition.getSolver().solve(z));
    List<Group> told = new ArrayList<>();
    for (int g = 0; g < size; g++) {
      told.add(new Group(groups.get(g).stream().filter(Stay::ended).count(), expected[g]));
    }
    return Optional.of(
        new LogRank(
            statistic, rank, ChiSquaredDistribution.of(rank).survivalProbability(statistic), told));
  }

  private static SortedSet<Double> ends(List<List<Stay>> groups) {
    SortedSet<Double> ends = new TreeSet<>();
    for (List<Stay> group : groups) {
      group.stream().filter(Stay::ended).forEach(s -> ends.add(s.days()));
    }
    return ends;
  }
}
