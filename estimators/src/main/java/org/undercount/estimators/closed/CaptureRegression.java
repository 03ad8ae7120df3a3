package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.LogGamma;
import org.undercount.estimators.Fit;
import org.undercount.estimators.OverlapTable;

/**
 * One capture-recapture model as a Poisson regression: its design, and the fit with its population.
 * Where lists are equal all patterns on k lists have one mean, so the regression runs on at most
 * {@code lists} rows with the log of the number of patterns as offset; the deviance is still that
 * of the cells the data came in.
 */
final class CaptureRegression {

  private static final int FIRST_SLOPE = 3; // number of lists at which a lower bound's shape starts

  private final Heterogeneity shape;
  private final double[][] main; // one row per mean, columns of the list effects
  private final int[] captures; // by row
  private final double[] offset;
  private final double[] counts;
  private final double observed;
  private final int columnsOfShape;
  private final Cells cells;

  /** What deviance and likelihood are counted over: the rows themselves, or the patterns. */
  private static final class Cells {
    private final int[] row; // of the regression, by cell
    private final double[] count; // by cell
    private final double[] logShare; // of a cell in its row's mean, by row

    private Cells(int[] row, double[] count, double[] logShare) {
      this.row = row;
      this.count = count;
      this.logShare = logShare;
    }
  }

  private CaptureRegression(
      Heterogeneity shape,
      int lists,
      double[][] main,
      int[] captures,
      double[] offset,
      double[] counts,
      Cells cells) {
    this.shape = shape;
    this.columnsOfShape = shape.columns(lists);
    this.main = main;
    this.captures = captures;
    this.offset = offset;
    this.counts = counts;
    this.cells = cells;
    double sum = 0;
    for (double c : counts) {
      sum += c;
    }
    this.observed = sum;
  }

  /** All lists alike: one row per number of captures, deviance over patterns. */
  static CaptureRegression equalLists(OverlapTable table, Heterogeneity shape) {
    int t = table.lists().size();
    double[] patterns = new double[t];
    double[] counts = new double[t];
    List<Integer> possible = possible(table);
    int[] row = new int[possible.size()];
    double[] cell = new double[possible.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = Integer.bitCount(possible.get(i)) - 1;
      cell[i] = (double) table.count(possible.get(i));
      patterns[row[i]]++;
      counts[row[i]] += cell[i];
    }
    int[] kept = IntStream.range(0, t).filter(k -> patterns[k] > 0).toArray();
    int[] place = new int[t];
    double[] logShare = new double[kept.length];
    double[] offset = new double[kept.length];
    double[] sums = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      place[kept[i]] = i;
      offset[i] = Math.log(patterns[kept[i]]);
      logShare[i] = -offset[i];
      sums[i] = counts[kept[i]];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = place[row[i]];
    }
    return alike(
        shape,
        t,
        IntStream.of(kept).map(k -> k + 1).toArray(),
        offset,
        sums,
        new Cells(row, cell, logShare));
  }

  /** From frequencies alone: deviance over the frequencies. */
  static CaptureRegression frequencies(CaptureFrequencies seen, Heterogeneity shape) {
    int t = seen.units().size();
    int[] captures = IntStream.rangeClosed(1, t).toArray();
    double[] offset = IntStream.of(captures).mapToDouble(seen.occasions()::logWays).toArray();
    double[] counts = IntStream.of(captures).mapToDouble(k -> (double) seen.seen(k)).toArray();
    int[] row = IntStream.range(0, t).toArray();
    return alike(shape, t, captures, offset, counts, new Cells(row, counts, new double[t]));
  }

  /** Every list has its own effect: one row per pattern. */
  static CaptureRegression unequalLists(OverlapTable table, Heterogeneity shape) {
    int t = table.lists().size();
    List<Integer> possible = possible(table);
    int rows = possible.size();
    double[][] main = new double[rows][t];
    int[] captures = new int[rows];
    double[] counts = new double[rows];
    for (int i = 0; i < rows; i++) {
      int pattern = possible.get(i);
      captures[i] = Integer.bitCount(pattern);
      counts[i] = (double) table.count(pattern);
      for (int j = 0; j < t; j++) {
        main[i][j] = pattern >> j & 1;
      }
    }
    int[] row = IntStream.range(0, rows).toArray();
    Cells cells = new Cells(row, counts, new double[rows]);
    return new CaptureRegression(shape, t, main, captures, new double[rows], counts, cells);
  }

  /** A regression and the columns of the shape that stayed in it. */
  private record Chosen(Optional<DensePoisson> regression, List<Integer> slopes) {}

  /** The maximum; a lower bound's slopes that come out negative are dropped, lowest first. */
  Fit fit() {
    Chosen chosen = chosen(this::regress);
    return summary(chosen.regression(), chosen.slopes());
  }

  /** The profile likelihood of N; empty without a fit. */
  Optional<ProfileLikelihood> profile(double level) {
    return fit() instanceof Fit.Converged fit
        ? Optional.of(ProfileLikelihood.of(this::logLikelihood, observed, fit.population(), level))
        : Optional.empty();
  }

  /**
   * Multinomial log-likelihood of the lists and their absence (Cormack 1992), maximised at this
   * number on no list, up to a constant; slopes of a lower bound are dropped anew. NaN when the fit
   * fails.
   */
  double logLikelihood(double unseen) {
    int rows = counts.length;
    double[] all = Arrays.copyOf(counts, rows + 1);
    all[rows] = unseen;
    Optional<DensePoisson> fit =
        chosen(slopes -> DensePoisson.fit(withNobody(slopes), Arrays.copyOf(offset, rows + 1), all))
            .regression();
    if (fit.isEmpty()) {
      return Double.NaN;
    }
    double total = observed + unseen;
    double sum = LogGamma.value(total + 1) - LogGamma.value(unseen + 1);
    for (int i = 0; i <= rows; i++) {
      sum += all[i] > 0 ? all[i] * Math.log(fit.get().mean(i) / total) : 0;
    }
    return sum;
  }

  /** The design with a last row for the pattern on no list, where every effect and h are 0. */
  private double[][] withNobody(List<Integer> slopes) {
    double[][] seen = design(slopes);
    double[][] all = Arrays.copyOf(seen, seen.length + 1);
    all[seen.length] = new double[seen[0].length];
    all[seen.length][seen[0].length - 1] = 1;
    return all;
  }

  private Chosen chosen(Function<List<Integer>, Optional<DensePoisson>> regress) {
    List<Integer> slopes = shownSlopes();
    while (true) {
      Optional<DensePoisson> fit = regress.apply(slopes);
      if (fit.isEmpty() || shape != Heterogeneity.CHAO) {
        return new Chosen(fit.filter(DensePoisson::settled), slopes);
      }
      int first = main[0].length;
      int negative = 0;
      while (negative < slopes.size() && !(fit.get().coefficient(first + negative) < 0)) {
        negative++;
      }
      if (negative == slopes.size()) {
        return new Chosen(fit.filter(DensePoisson::interceptSettled), slopes);
      }
      slopes.remove(negative);
    }
  }

  /** The maximum with slopes of any sign; slopes at −∞ leave the population finite. */
  Fit fitWithAnySign() {
    return summary(regress(slopes()).filter(DensePoisson::interceptSettled), slopes());
  }

  /**
   * The regression after something was added to the counts; a lower bound's slopes that come out
   * negative are dropped. Empty without a maximum.
   *
   * @param byCaptures added to each row on one, two, three lists; no count falls below 0
   */
  Optional<DensePoisson> withAdded(double[] byCaptures) {
    double[] moved = counts.clone();
    for (int i = 0; i < moved.length; i++) {
      if (captures[i] <= byCaptures.length) {
        moved[i] = Math.max(0, moved[i] + byCaptures[captures[i] - 1]);
      }
    }
    return chosen(slopes -> DensePoisson.fit(design(slopes), offset, moved)).regression();
  }

  private List<Integer> slopes() {
    return new ArrayList<>(IntStream.range(0, columnsOfShape).boxed().toList());
  }

  /**
   * Without the slopes that the first at −∞ hides, because nobody is seen as often as they need,
   * and those that start at a number of lists on which nobody can be.
   */
  private List<Integer> shownSlopes() {
    List<Integer> slopes = slopes();
    if (shape == Heterogeneity.CHAO) {
      int most = 0;
      for (int i = 0; i < captures.length; i++) {
        most = Math.max(most, counts[i] > 0 ? captures[i] : 0);
      }
      int shown = most - 1; // from the third list to one more than anyone is on
      slopes.removeIf(
          column ->
              column >= shown || IntStream.of(captures).noneMatch(k -> k == column + FIRST_SLOPE));
    }
    return slopes;
  }

  private static CaptureRegression alike(
      Heterogeneity shape, int t, int[] captures, double[] offset, double[] counts, Cells cells) {
    double[][] main = new double[captures.length][];
    for (int i = 0; i < main.length; i++) {
      main[i] = new double[] {captures[i]};
    }
    return new CaptureRegression(shape, t, main, captures, offset, counts, cells);
  }

  private static List<Integer> possible(OverlapTable table) {
    List<Integer> patterns = new ArrayList<>();
    for (int p = 1; p < 1 << table.lists().size(); p++) {
      if (!table.impossible().contains(p)) {
        patterns.add(p);
      }
    }
    return patterns;
  }

  private Optional<DensePoisson> regress(List<Integer> slopes) {
    return DensePoisson.fit(design(slopes), offset, counts);
  }

  /** List effects, then the shape, then the intercept. */
  double[][] design(List<Integer> slopes) {
    int effects = main[0].length;
    double[][] design = new double[counts.length][effects + slopes.size() + 1];
    for (int i = 0; i < design.length; i++) {
      System.arraycopy(main[i], 0, design[i], 0, effects);
      for (int s = 0; s < slopes.size(); s++) {
        design[i][effects + s] = shape.at(slopes.get(s), captures[i]);
      }
      design[i][effects + slopes.size()] = 1;
    }
    return design;
  }

  private Fit summary(Optional<DensePoisson> fit, List<Integer> slopes) {
    if (fit.isEmpty()) {
      return new Fit.NoMle("the regression has no maximum at finite values");
    }
    double unseen = Math.exp(fit.get().intercept);
    if (!Double.isFinite(unseen)) {
      return new Fit.NoMle("the number on no list grows beyond all bounds");
    }
    return summary(
        fit.get()::mean,
        main[0].length + slopes.size() + 1,
        unseen,
        unseen + unseen * unseen * fit.get().interceptVariance);
  }

  /**
   * The fit of these means, whatever gave them.
   *
   * @param means by row
   * @param unseen fitted number on no list
   * @param variance of the population
   */
  Fit.Converged summary(IntToDoubleFunction means, int parameters, double unseen, double variance) {
    double deviance = 0;
    double logLikelihood = 0;
    for (int i = 0; i < cells.row.length; i++) {
      double y = cells.count[i];
      double logMean = Math.log(means.applyAsDouble(cells.row[i])) + cells.logShare[cells.row[i]];
      double mean = Math.exp(logMean);
      deviance += 2 * ((y > 0 ? y * (Math.log(y) - logMean) : 0) - (y - mean));
      logLikelihood += (y > 0 ? y * logMean : 0) - mean - LogGamma.value(y + 1);
    }
    return new Fit.Converged(
        observed + unseen,
        Math.sqrt(variance),
        Math.max(0, deviance),
        cells.row.length - parameters,
        -2 * logLikelihood + 2 * parameters,
        -2 * logLikelihood + Math.log(observed) * parameters,
        List.of());
  }

  /** Distinct units seen. */
  double observed() {
    return observed;
  }

  int rows() {
    return counts.length;
  }

  int effects() {
    return main[0].length;
  }

  double effect(int row, int column) {
    return main[row][column];
  }

  int captures(int row) {
    return captures[row];
  }

  double offset(int row) {
    return offset[row];
  }

  double count(int row) {
    return counts[row];
  }
}
