package org.undercount.estimators.closed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.undercount.estimators.Fit;
import org.undercount.estimators.Gate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * The closed-population models that are Poisson regressions on the patterns: log μ = γ + list
 * effects + h(k), k the number of lists a pattern is on, N̂ = n + e^γ, Var N̂ = e^γ + e^{2γ} Var
 * γ̂.
 *
 * <p>M0: all lists and people alike (h = 0, one effect β k). Mt: every list its own effect. Mh:
 * lists alike, people differ. Mth: both. The shapes h are those of {@link Heterogeneity}; the Chao
 * shape gives lower bounds. Otis, Burnham, White and Anderson (1978), Wildl. Monogr. 62; Rivest and
 * Baillargeon (2007), Biometrics 63; Baillargeon and Rivest (2007), J. Stat. Softw. 19(5).
 *
 * <p>Lists of clearly unequal size break M0 and Mh; lists that feed one another break all. Whether
 * the chosen shape holds cannot be seen from the fit: different shapes that fit alike can give very
 * different populations (Link 2003, Biometrics 59).
 */
public enum CaptureModel {
  M0("m0", Lists.EQUAL, Heterogeneity.NONE),
  MT("mt", Lists.UNEQUAL, Heterogeneity.NONE),
  MH_CHAO("mh-chao", Lists.EQUAL, Heterogeneity.CHAO),
  MH_POISSON("mh-poisson", Lists.EQUAL, Heterogeneity.POISSON),
  MH_DARROCH("mh-darroch", Lists.EQUAL, Heterogeneity.DARROCH),
  MH_GAMMA("mh-gamma", Lists.EQUAL, Heterogeneity.GAMMA),
  MTH_CHAO("mth-chao", Lists.UNEQUAL, Heterogeneity.CHAO),
  MTH_POISSON("mth-poisson", Lists.UNEQUAL, Heterogeneity.POISSON),
  MTH_DARROCH("mth-darroch", Lists.UNEQUAL, Heterogeneity.DARROCH),
  MTH_GAMMA("mth-gamma", Lists.UNEQUAL, Heterogeneity.GAMMA);

  private enum Lists {
    EQUAL,
    UNEQUAL
  }

  private final String word;
  private final Lists lists;
  private final Heterogeneity shape;

  CaptureModel(String word, Lists lists, Heterogeneity shape) {
    this.word = word;
    this.lists = lists;
    this.shape = shape;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  Heterogeneity shape() {
    return shape;
  }

  /** The model of this word. */
  public static CaptureModel of(String word) {
    return Arrays.stream(values())
        .filter(m -> m.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("No closed-population model is called " + word));
  }

  /** The verdict with a log-normal interval. */
  public Verdict estimate(OverlapTable table, double level) {
    Fit fit = fit(table);
    return verdict(table, level, fit, FittedVerdict.logNormal(table, level));
  }

  /**
   * The verdict with the interval of {@link ProfileLikelihood}; refused where that has no upper
   * end.
   */
  public Verdict estimateByProfile(OverlapTable table, double level) {
    Optional<ProfileLikelihood> profile = regression(table).profile(level);
    return verdict(
        table, level, fit(table), fit -> profile.map(ProfileLikelihood::interval).orElseThrow());
  }

  private Verdict verdict(
      OverlapTable table, double level, Fit fit, Function<Fit.Converged, Interval> interval) {
    List<Gate> gates = new ArrayList<>();
    if (shape != Heterogeneity.NONE) {
      gates.add(Gates.threeLists(table));
    }
    gates.add(Gates.enoughOverlap(table));
    List<String> warnings = new ArrayList<>();
    if (lists == Lists.EQUAL) {
      warnings.add(
          shape == Heterogeneity.NONE
              ? "this model takes all lists as equally large and all people as equally visible"
              : "this model takes all lists as equally large; loglinear does not");
    }
    if (shape == Heterogeneity.CHAO) {
      warnings.add("this is a lower bound, not an estimate");
    } else if (shape != Heterogeneity.NONE) {
      warnings.add(
          "the counts cannot show the shape of the differences between people, and other shapes"
              + " give other numbers");
    }
    return new FittedVerdict(table, word, level)
        .of(fit, interval, ChaoBound.ofLists(table).bound(level), gates, warnings);
  }

  /** The fit alone, over the patterns that can occur. */
  public Fit fit(OverlapTable table) {
    return regression(table).fit();
  }

  /** The fit to frequencies alone, for models in which all lists are alike. */
  public Fit fit(CaptureFrequencies seen) {
    return regression(seen).fit();
  }

  /** The profile likelihood of N; empty where the fit has no maximum. */
  public Optional<ProfileLikelihood> profile(OverlapTable table, double level) {
    return regression(table).profile(level);
  }

  /** The same from frequencies alone. */
  public Optional<ProfileLikelihood> profile(CaptureFrequencies seen, double level) {
    return regression(seen).profile(level);
  }

  CaptureRegression regression(CaptureFrequencies seen) {
    if (lists == Lists.UNEQUAL) {
      throw new IllegalArgumentException(
          "Frequencies do not show which list saw whom: " + word + " needs the overlaps");
    }
    return CaptureRegression.frequencies(seen, shape);
  }

  CaptureRegression regression(OverlapTable table) {
    return lists == Lists.EQUAL
        ? CaptureRegression.equalLists(table, shape)
        : CaptureRegression.unequalLists(table, shape);
  }
}
