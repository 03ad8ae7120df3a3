package org.undercount.estimators.doublyrobust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Covariates as columns of numbers, one value per profile: each numeric covariate with mean 0 and
 * variance 1 (unknown: 0, and a column that says so), each category but the most frequent as 0 or 1
 * (rare ones together). Made from everybody, without looking at the lists.
 */
final class Design {

  /** Categories of fewer people are put together. */
  static final int RARE = 20;

  /** Products of columns are tried up to this many columns in all. */
  static final int WIDEST = 60;

  private static final double[] KNOTS = {0.2, 0.4, 0.6, 0.8};
  private static final double WEAK_RIDGE = 1;
  private static final double STRONG_RIDGE = 10;

  private final Profiles profiles;
  private final List<double[]> linear = new ArrayList<>();
  private final List<Integer> covariateOf = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>(); // places in linear
  private final List<double[]> hinges = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Design(People people, Profiles profiles) {
    this.profiles = profiles;
    for (int c = 0; c < people.covariates().size(); c++) {
      int covariate = c;
      people
          .covariates()
          .get(c)
          .handTo(numeric -> add(covariate, numeric), categorical -> add(covariate, categorical));
    }
    if (linear.isEmpty()) {
      warnings.add("the covariates tell nobody apart: the estimate is Lincoln and Petersen's");
    }
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** From the simplest on: shares alone, main effects, bent main effects, products. */
  List<Learner> learners() {
    int n = profiles.count();
    List<Learner> learners = new ArrayList<>();
    learners.add(new Learner("shares alone", n, List.of(), WEAK_RIDGE));
    if (!linear.isEmpty()) {
      learners.add(new Learner("main effects", n, linear, WEAK_RIDGE));
    }
    if (!hinges.isEmpty()) {
      List<double[]> bent = new ArrayList<>(linear);
      bent.addAll(hinges);
      learners.add(new Learner("main effects, piecewise linear", n, bent, WEAK_RIDGE));
    }
    List<double[]> products = withProducts();
    if (products.size() > linear.size() && products.size() <= WIDEST) {
      learners.add(new Learner("main effects and products", n, products, WEAK_RIDGE));
      learners.add(
          new Learner("main effects and products, strong ridge", n, products, STRONG_RIDGE));
    }
    return List.copyOf(learners);
  }

  private List<double[]> withProducts() {
    List<double[]> all = new ArrayList<>(linear);
    for (int i = 0; i < linear.size() && all.size() <= WIDEST; i++) {
      for (int j = i; j < linear.size(); j++) {
        boolean square = i == j && numbers.contains(i);
        if (square || !covariateOf.get(i).equals(covariateOf.get(j))) {
          double[] a = linear.get(i);
          double[] b = linear.get(j);
          double[] product = new double[a.length];
          Arrays.setAll(product, p -> a[p] * b[p]);
          all.add(product);
        }
      }
    }
    return all;
  }

  private void add(int covariate, Covariate.Numeric numeric) {
    int n = profiles.count();
    double[] values = new double[n];
    Arrays.setAll(values, p -> numeric.values().get(profiles.someoneOf(p)));
    long known = 0;
    double sum = 0;
    for (int p = 0; p < n; p++) {
      if (!Double.isNaN(values[p])) {
        known += profiles.size(p);
        sum += profiles.size(p) * values[p];
      }
    }
    double mean = known == 0 ? 0 : sum / (double) known;
    double squares = 0;
    for (int p = 0; p < n; p++) {
      double apart = Double.isNaN(values[p]) ? 0 : values[p] - mean;
      squares += profiles.size(p) * apart * apart;
    }
    double deviation = known == 0 ? 0 : Math.sqrt(squares / (double) known);
    // Values that differ by rounding alone are one value.
    if (deviation > 1e-9 * Math.abs(mean)) {
      double[] standard = new double[n];
      Arrays.setAll(standard, p -> Double.isNaN(values[p]) ? 0 : (values[p] - mean) / deviation);
      numbers.add(linear.size());
      put(covariate, standard);
      addHinges(standard, values);
    }
    long unknown = profiles.people() - known;
    if (unknown > 0) {
      warnings.add(
          numeric.name()
              + " is not known of "
              + unknown
              + " of "
              + profiles.people()
              + " people: they get its mean and a column of their own");
      put(covariate, indicator(p -> Double.isNaN(values[p])));
    }
  }

  /** max(0, z − knot) at quantiles of the known values, where there are enough different ones. */
  private void addHinges(double[] standard, double[] values) {
    double[] different =
        IntStream.range(0, values.length)
            .filter(p -> !Double.isNaN(values[p]))
            .mapToDouble(p -> standard[p])
            .distinct()
            .sorted()
            .toArray();
    if (different.length <= 2 * KNOTS.length) {
      return;
    }
    for (double share : KNOTS) {
      double knot = different[(int) (share * different.length)];
      double[] hinge = new double[standard.length];
      Arrays.setAll(hinge, p -> Math.max(0, standard[p] - knot));
      hinges.add(hinge);
    }
  }

  private void add(int covariate, Covariate.Categorical categorical) {
    int n = profiles.count();
    String[] values = new String[n];
    Arrays.setAll(values, p -> categorical.values().get(profiles.someoneOf(p)));
    Map<String, Integer> counts = new TreeMap<>();
    for (int p = 0; p < n; p++) {
      counts.merge(values[p], profiles.size(p), Integer::sum);
    }
    int unknown = counts.getOrDefault("", 0);
    if (unknown > 0) {
      warnings.add(
          categorical.name()
              + " is not known of "
              + unknown
              + " of "
              + profiles.people()
              + " people: they are a category of their own");
    }
    List<String> frequent =
        counts.entrySet().stream()
            .filter(e -> e.getValue() >= RARE)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    int rare = counts.size() - frequent.size();
    if (rare > 1) {
      warnings.add(
          categorical.name()
              + " has "
              + rare
              + " categories of fewer than "
              + RARE
              + " people each: taken together");
    }
    for (String category : frequent.subList(Math.min(1, frequent.size()), frequent.size())) {
      put(covariate, indicator(p -> values[p].equals(category)));
    }
    if (rare > 0 && !frequent.isEmpty()) {
      put(covariate, indicator(p -> !frequent.contains(values[p])));
    }
  }

  private void put(int covariate, double[] column) {
    linear.add(column);
    covariateOf.add(covariate);
  }

  private double[] indicator(IntPredicate is) {
    double[] column = new double[profiles.count()];
    Arrays.setAll(column, p -> is.test(p) ? 1 : 0);
    return column;
  }
}
