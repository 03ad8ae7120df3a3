package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Two rows of counts and whether they have the same shares: Pearson's χ² where all expected counts
 * are 2 or more, else Fisher's exact test turned into the χ² of its probability. Columns too small
 * are first joined with their neighbour. Empty columns and rows bring no degrees of freedom.
 */
final class ContingencyTable {

  private static final double LEAST_EXPECTED = 2;

  private final List<long[]> columns;

  private ContingencyTable(List<long[]> columns) {
    this.columns = columns;
  }

  /** The table of two rows of equal length. */
  static ContingencyTable of(long[][] rows) {
    List<long[]> columns = new ArrayList<>();
    for (int c = 0; c < rows[0].length; c++) {
      if (rows[0][c] + rows[1][c] > 0) {
        columns.add(new long[] {rows[0][c], rows[1][c]});
      }
    }
    ContingencyTable table = new ContingencyTable(columns);
    while (table.columns.size() > 2 && table.leastExpected() < LEAST_EXPECTED) {
      table.joinSmallest();
    }
    return table;
  }

  int degreesOfFreedom() {
    return columns.size() < 2 || total(0) == 0 || total(1) == 0 ? 0 : columns.size() - 1;
  }

  double statistic() {
    int df = degreesOfFreedom();
    if (df == 0) {
      return 0;
    }
    if (leastExpected() >= LEAST_EXPECTED) {
      double chi = 0;
      for (int r = 0; r < 2; r++) {
        for (int c = 0; c < columns.size(); c++) {
          double expected = expected(r, c);
          chi += Math.pow((double) columns.get(c)[r] - expected, 2) / expected;
        }
      }
      return chi;
    }
    double p = fisher();
    return p >= 1 ? 0 : ChiSquaredDistribution.of(df).inverseSurvivalProbability(p);
  }

  /** √χ², negative where the first row's share of the first column is the smaller; 2 × 2 only. */
  double signedRoot() {
    if (degreesOfFreedom() != 1) {
      return 0;
    }
    double odds =
        (double) columns.get(0)[0] * (double) columns.get(1)[1]
            - (double) columns.get(0)[1] * (double) columns.get(1)[0];
    return Math.signum(odds) * Math.sqrt(statistic());
  }

  private double total(int row) {
    return columns.stream().mapToDouble(c -> (double) c[row]).sum();
  }

  private double expected(int row, int column) {
    long[] counts = columns.get(column);
    return total(row) * (double) (counts[0] + counts[1]) / (total(0) + total(1));
  }

  private double leastExpected() {
    return IntStream.range(0, columns.size())
        .mapToDouble(c -> Math.min(expected(0, c), expected(1, c)))
        .min()
        .orElse(0);
  }

  private void joinSmallest() {
    int smallest =
        IntStream.range(0, columns.size()).reduce((a, b) -> sum(a) <= sum(b) ? a : b).orElseThrow();
    int neighbour =
        smallest == 0
            ? 1
            : smallest == columns.size() - 1 || sum(smallest - 1) <= sum(smallest + 1)
                ? smallest - 1
                : smallest + 1;
    long[] joined = columns.get(neighbour);
    joined[0] += columns.get(smallest)[0];
    joined[1] += columns.get(smallest)[1];
    columns.remove(smallest);
  }

  private long sum(int column) {
    return columns.get(column)[0] + columns.get(column)[1];
  }

  /** P(a table of these margins as improbable or more). */
  private double fisher() {
    long first = columns.stream().mapToLong(c -> c[0]).sum();
    double observed = logChance(columns.stream().map(c -> c[0]).toList());
    return Math.min(1, tails(new ArrayList<>(), first, observed));
  }

  private double tails(List<Long> taken, long left, double observed) {
    int c = taken.size();
    if (c == columns.size() - 1) {
      if (left > sum(c)) {
        return 0;
      }
      List<Long> row = new ArrayList<>(taken);
      row.add(left);
      double log = logChance(row);
      return log <= observed + 1e-7 ? Math.exp(log) : 0;
    }
    double total = 0;
    for (long k = 0; k <= Math.min(left, sum(c)); k++) {
      taken.add(k);
      total += tails(taken, left - k, observed);
      taken.remove(taken.size() - 1);
    }
    return total;
  }

  private double logChance(List<Long> firstRow) {
    double log = 0;
    long drawn = 0;
    long all = 0;
    for (int c = 0; c < firstRow.size(); c++) {
      log += logChoose(sum(c), firstRow.get(c));
      drawn += firstRow.get(c);
      all += sum(c);
    }
    return log - logChoose(all, drawn);
  }

  private static double logChoose(long n, long k) {
    return LogGamma.value((double) n + 1)
        - LogGamma.value((double) k + 1)
        - LogGamma.value((double) (n - k) + 1);
  }
}
