package org.undercount.estimators.likelihood;

import java.util.ArrayList;
import java.util.List;

/** Where to start climbing: likelihoods may have several maxima. */
public final class Starts {

  private Starts() {}

  /**
   * All combinations of values of the parameters' intercepts; a parameter without intercept has the
   * value in all its coefficients.
   *
   * @param values for each parameter on the scale of its link
   * @param size coefficients in all
   */
  public static List<double[]> of(List<Parameter> parameters, List<List<Double>> values, int size) {
    List<double[]> starts = new ArrayList<>(List.of(new double[size]));
    int from = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      boolean intercept = parameter.design().columns().contains("(intercept)");
      int to = intercept ? from + 1 : parameter.end();
      List<double[]> more = new ArrayList<>();
      for (double[] start : starts) {
        for (double value : values.get(i)) {
          double[] next = start.clone();
          for (int c = from; c < to; c++) {
            next[c] = value;
          }
          more.add(next);
        }
      }
      starts = more;
      from = parameter.end();
    }
    return starts;
  }
}
