package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.loglinear.GlmReference;

/** The closed-population models as R's glm() fits them, one row per pattern. */
final class GlmReferences {

  private GlmReferences() {}

  static Optional<GlmReference> ofPatterns(OverlapTable table, CaptureModel model, boolean drop) {
    int t = table.lists().size();
    boolean equal = model == CaptureModel.M0 || model.word().startsWith("mh-");
    List<double[]> main = new ArrayList<>();
    List<Integer> captures = new ArrayList<>();
    double[] counts = new double[(1 << t) - 1];
    for (int p = 1; p < 1 << t; p++) {
      int pattern = p;
      captures.add(Integer.bitCount(p));
      counts[p - 1] = (double) table.count(p);
      main.add(
          equal
              ? new double[] {Integer.bitCount(p)}
              : IntStream.range(0, t).mapToDouble(j -> pattern >> j & 1).toArray());
    }
    return fit(main, captures, new double[counts.length], counts, shape(model), t, drop);
  }

  static Optional<GlmReference> ofFrequencies(CaptureFrequencies seen, CaptureModel model) {
    int t = seen.units().size();
    List<Integer> captures = IntStream.rangeClosed(1, t).boxed().toList();
    return fit(
        captures.stream().map(k -> new double[] {k}).toList(),
        captures,
        captures.stream().mapToDouble(k -> seen.occasions().logWays(k)).toArray(),
        captures.stream().mapToDouble(k -> (double) seen.seen(k)).toArray(),
        shape(model),
        t,
        true);
  }

  /** The fit to counts with something added, as in BiasCorrected; the errors of closedp.bc. */
  static Optional<GlmReference> corrected(OverlapTable table, CaptureModel model) {
    int t = table.lists().size();
    double[] added = BiasCorrected.added(model, t);
    List<double[]> main = new ArrayList<>();
    List<Integer> captures = new ArrayList<>();
    List<Double> offset = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    boolean equal = model == CaptureModel.M0 || model.word().startsWith("mh-");
    CaptureFrequencies seen = CaptureFrequencies.of(table);
    for (int row = 1; row < (equal ? t + 1 : 1 << t); row++) {
      int pattern = row;
      int k = equal ? row : Integer.bitCount(row);
      captures.add(k);
      main.add(
          equal
              ? new double[] {k}
              : IntStream.range(0, t).mapToDouble(j -> pattern >> j & 1).toArray());
      offset.add(equal ? seen.occasions().logWays(k) : 0.0);
      double count = (double) (equal ? seen.seen(k) : table.count(row));
      counts.add(Math.max(0, count + (k <= added.length ? added[k - 1] : 0)));
    }
    return fit(
        main,
        captures,
        offset.stream().mapToDouble(Double::doubleValue).toArray(),
        counts.stream().mapToDouble(Double::doubleValue).toArray(),
        shape(model),
        t,
        true);
  }

  private static Heterogeneity shape(CaptureModel model) {
    String word = model.word();
    return word.contains("-")
        ? Heterogeneity.valueOf(word.substring(word.indexOf('-') + 1).toUpperCase(Locale.ROOT))
        : Heterogeneity.NONE;
  }

  private static Optional<GlmReference> fit(
      List<double[]> main,
      List<Integer> captures,
      double[] offset,
      double[] counts,
      Heterogeneity shape,
      int t,
      boolean drop) {
    List<Integer> slopes = new ArrayList<>(IntStream.range(0, shape.columns(t)).boxed().toList());
    int effects = main.get(0).length;
    while (true) {
      double[][] x = new double[counts.length][effects + slopes.size() + 1];
      for (int i = 0; i < x.length; i++) {
        System.arraycopy(main.get(i), 0, x[i], 0, effects);
        for (int s = 0; s < slopes.size(); s++) {
          x[i][effects + s] = shape.at(slopes.get(s), captures.get(i));
        }
        x[i][x[i].length - 1] = 1;
      }
      GlmReference glm;
      try {
        glm = GlmReference.fit(x, offset, counts);
      } catch (SingularMatrixException e) {
        return Optional.empty();
      }
      int negative = 0;
      while (negative < slopes.size() && !(glm.coefficients().get(effects + negative) < 0)) {
        negative++;
      }
      if (negative == slopes.size() || !drop || shape != Heterogeneity.CHAO) {
        return Optional.of(glm);
      }
      slopes.remove(negative);
    }
  }
}
