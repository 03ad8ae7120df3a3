package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Sample coverage for lists. With sᵢ people on list i only, sᵢⱼ on i and j only, nᵢ on list i, bᵢⱼ
 * on both, n in all and t lists: Ĉ = 1 − (1/t) Σ sᵢ/nᵢ is the coverage and D = n − (1/t) Σ sᵢ the
 * mean number on the other lists together. Then D/Ĉ is the population when lists are independent,
 * and the dependence of pairs, γᵢⱼ = N bᵢⱼ/(nᵢnⱼ) − 1, adds (1/(tĈ)) Σ_{i&lt;j} Aᵢⱼ γᵢⱼ, Aᵢⱼ = sᵢ +
 * sⱼ + 2sᵢⱼ. Solved for N it is the estimator for high coverage; one step from there with N = D/Ĉ
 * first is that for low coverage. Chao and Tsay (1998), JASA 93; Tsay and Chao (2001), J. Appl.
 * Stat. 28; Chao, Tsay, Lin, Shau and Chao (2001), Stat. Med. 20.
 *
 * <p>Variance by the delta method, Σ (∂N̂/∂cell)² cell − N̂; all forms are homogeneous of degree 1.
 * Dependence of three lists together is taken to be no stronger than that of pairs. Below a
 * coverage of about 55 % the first solution is too unstable, and the other is a lower bound where
 * dependence is positive.
 */
public final class ListCoverage {

  /** Least coverage for the estimator for high coverage. Chao et al. (2001), section 5. */
  public static final double HIGH = 0.55;

  /** What is taken of the dependence of lists. */
  public enum Form {
    /** Nothing: D/Ĉ. */
    INDEPENDENT,
    /** All of it. */
    HIGH_COVERAGE,
    /** As much as one step shows. */
    LOW_COVERAGE
  }

  private final OverlapTable table;
  private final int t;
  private final double[] on; // n_i
  private final double[] only; // s_i
  private final double[][] both; // b_ij
  private final double[][] alone; // A_ij

  private ListCoverage(OverlapTable table) {
    this.table = table;
    this.t = table.lists().size();
    this.on = new double[t];
    this.only = new double[t];
    this.both = new double[t][t];
    this.alone = new double[t][t];
    for (int i = 0; i < t; i++) {
      on[i] = (double) table.onAll(1 << i);
      only[i] = (double) table.count(1 << i);
    }
    for (int i = 0; i < t; i++) {
      for (int j = 0; j < t; j++) {
        if (i != j) {
          both[i][j] = (double) table.onAll(1 << i | 1 << j);
          alone[i][j] = only[i] + only[j] + 2.0 * (double) table.count(1 << i | 1 << j);
        }
      }
    }
  }

  /** Needs three lists; on two the dependence is invisible. */
  public static ListCoverage of(OverlapTable table) {
    if (table.lists().size() < 3) {
      throw new IllegalArgumentException(
          "Sample coverage needs at least 3 lists, got " + table.lists());
    }
    return new ListCoverage(table);
  }

  /** Ĉ, from 0 to 1. */
  public double coverage() {
    double sum = 0;
    for (int i = 0; i < t; i++) {
      sum += only[i] / on[i];
    }
    return 1 - sum / t;
  }

  /** D, in people. */
  public double distinctOnOthers() {
    double sum = 0;
    for (double s : only) {
      sum += s;
    }
    return (double) table.observed() - sum / t;
  }

  /** The population; empty where the form has no finite solution at or above the observed count. */
  public Optional<CountsOnly> estimate(Form form) {
    double c = coverage();
    double pairs = 0;
    double weighted = 0;
    for (int i = 0; i < t; i++) {
      for (int j = i + 1; j < t; j++) {
        pairs += alone[i][j];
        weighted += weighted(i, j);
      }
    }
    if (!(c > 0)) {
      return Optional.empty();
    }
    Solution s = new Solution(form, t, c, distinctOnOthers(), pairs, weighted);
    double value = s.value();
    double n = (double) table.observed();
    if (!(value >= n && value < 1e15 && (form != Form.HIGH_COVERAGE || s.dependence() < 1))) {
      return Optional.empty();
    }
    double squares = 0;
    for (Map.Entry<Integer, Long> cell : table.counts().entrySet()) {
      double slope = slope(s, cell.getKey());
      squares += slope * slope * (double) cell.getValue();
    }
    return Optional.of(
        new CountsOnly(table.observed(), value, Math.sqrt(Math.max(0, squares - value))));
  }

  /** The verdict: high coverage where there is enough, low coverage elsewhere. */
  public static Verdict verdict(OverlapTable table, double level) {
    List<Gate> gates =
        new ArrayList<>(List.of(Gates.threeLists(table), Gates.enoughOverlap(table)));
    gates.addAll(Gates.everyPatternPossible(table));
    List<String> warnings = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    Optional<Estimate> estimate = Optional.empty();
    if (table.lists().size() >= 3) {
      ListCoverage lists = of(table);
      Form form = lists.coverage() >= HIGH ? Form.HIGH_COVERAGE : Form.LOW_COVERAGE;
      Optional<CountsOnly> found = lists.estimate(form);
      gates.add(
          new Gate(
              "coverage-has-a-solution",
              found.isPresent(),
              found.isPresent()
                  ? "the equation for the population has a solution"
                  : "the equation for the population has no solution at or above the "
                      + table.observed()
                      + " observed"));
      facts.put("sampleCoverage", Double.toString(lists.coverage()));
      facts.put("form", form.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      for (Form each : Form.values()) {
        lists.estimate(each).ifPresent(e -> facts.put(factName(each), Double.toString(e.value())));
      }
      found.ifPresent(e -> facts.put("standardError", Double.toString(e.standardError())));
      if (form == Form.LOW_COVERAGE) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "the sample coverage of %.0f %% is low: with positively dependent lists this is a"
                    + " lower bound",
                100 * lists.coverage()));
      }
      if (gates.stream().allMatch(Gate::passed)) {
        estimate = found.map(e -> e.estimate("chao-lee-sample-coverage", level));
      }
    }
    CaptureFrequencies seen = CaptureFrequencies.of(table);
    if (seen.most() > 1) {
      facts.put("fromCountsAlone", Double.toString(FrequencyCoverage.ONCE.estimate(seen).value()));
    }
    return new Verdict(
        table.observed(),
        estimate,
        Optional.of(ChaoBound.ofLists(table).bound(level)),
        gates,
        warnings,
        facts);
  }

  private static String factName(Form form) {
    return switch (form) {
      case INDEPENDENT -> "independentLists";
      case HIGH_COVERAGE -> "highCoverage";
      case LOW_COVERAGE -> "lowCoverage";
    };
  }

  private double weighted(int i, int j) {
    return alone[i][j] * both[i][j] / (on[i] * on[j]);
  }

  /** ∂N̂/∂cell. */
  private double slope(Solution s, int pattern) {
    int size = Integer.bitCount(pattern);
    double dc = 0;
    double dd = 1 - (size == 1 ? 1.0 / t : 0);
    double dpairs = size == 1 ? t - 1 : size == 2 ? 2 : 0;
    double dweighted = 0;
    for (int i = 0; i < t; i++) {
      if ((pattern >> i & 1) == 0) {
        continue;
      }
      dc += (only[i] / on[i] - (size == 1 ? 1 : 0)) / (on[i] * t);
      for (int j = 0; j < t; j++) {
        if (j == i) {
          continue;
        }
        double product = on[i] * on[j];
        boolean alsoOnJ = (pattern >> j & 1) != 0;
        dweighted -= weighted(i, j) / on[i];
        dweighted += size == 1 ? both[i][j] / product : 0;
        if (alsoOnJ && j > i) {
          dweighted += (alone[i][j] + (size == 2 ? 2 * both[i][j] : 0)) / product;
        }
      }
    }
    return s.slope(dc, dd, dpairs, dweighted);
  }

  /** N̂ as a function of Ĉ, D, Σ A and Σ A b/(n n). */
  private record Solution(Form form, int t, double c, double d, double pairs, double weighted) {

    double dependence() {
      return weighted / (t * c);
    }

    double value() {
      double start = d / c;
      double less = start - pairs / (t * c);
      double g = dependence();
      return switch (form) {
        case INDEPENDENT -> start;
        case HIGH_COVERAGE -> less / (1 - g);
        case LOW_COVERAGE -> less * (1 + g) + start * g * g;
      };
    }

    double slope(double dc, double dd, double dpairs, double dweighted) {
      double start = d / c;
      double dstart = (dd - start * dc) / c;
      double less = start - pairs / (t * c);
      double dless = dstart - dpairs / (t * c) + pairs * dc / (t * c * c);
      double g = dependence();
      double dg = dweighted / (t * c) - g * dc / c;
      return switch (form) {
        case INDEPENDENT -> dstart;
        case HIGH_COVERAGE -> dless / (1 - g) + less * dg / ((1 - g) * (1 - g));
        case LOW_COVERAGE -> dless * (1 + g) + less * dg + dstart * g * g + 2 * start * g * dg;
      };
    }
  }
}
