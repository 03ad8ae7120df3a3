package org.undercount.estimators.open;

import java.util.List;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;

/** The models that can be fitted to histories, each with its formulas. */
public sealed interface HistoryModel {

  /** As on the command line. */
  String word();

  /**
   * Fits the model.
   *
   * @param level of all intervals
   * @param kind of the parameters' intervals
   * @throws IllegalArgumentException if a formula names what is not there, or the histories are not
   *     of the model's kind
   */
  HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind);

  /** Survival and detection of units seen once: Cormack, Jolly and Seber. */
  record Cjs(Formula phi, Formula p) implements HistoryModel {
    @Override
    public String word() {
      return "cjs";
    }

    @Override
    public HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind) {
      return SurvivalFit.of(data, this, level, kind);
    }
  }

  /** Superpopulation, entrants and stock: Schwarz and Arnason. */
  record Popan(Formula phi, Formula p, Formula pent) implements HistoryModel {
    @Override
    public String word() {
      return "popan";
    }

    @Override
    public HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind) {
      HistoryRequirement.SINGLE_LOOKS.check(data, word());
      return PopulationFit.of(
          data, word(), phi, p, Entry.PENT, pent, new Emigration.None(), level, kind);
    }
  }

  /**
   * As {@link Popan}, with several looks at an occasion.
   *
   * @param emigration whether units may be away for whole occasions
   */
  record RobustDesign(Formula phi, Formula p, Formula pent, Emigration emigration)
      implements HistoryModel {

    /** Without emigration. */
    public RobustDesign(Formula phi, Formula p, Formula pent) {
      this(phi, p, pent, new Emigration.None());
    }

    @Override
    public String word() {
      return "robust-design";
    }

    @Override
    public HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind) {
      HistoryRequirement.SEVERAL_LOOKS.check(data, word());
      return PopulationFit.of(data, word(), phi, p, Entry.PENT, pent, emigration, level, kind);
    }
  }

  /**
   * Survival and how the stock grows.
   *
   * @param entry by which parameter, not {@link Entry#PENT}
   * @param rate its formula
   */
  record Pradel(Formula phi, Formula p, Entry entry, Formula rate) implements HistoryModel {
    public Pradel {
      if (entry == Entry.PENT) {
        throw new IllegalArgumentException("Growth is told by lambda, f or gamma, not by pent");
      }
    }

    @Override
    public String word() {
      return "pradel";
    }

    @Override
    public HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind) {
      HistoryRequirement.ONE_STATE.check(data, word());
      return PopulationFit.of(
          data, word(), phi, p, entry, rate, new Emigration.None(), level, kind);
    }
  }

  /** Survival, movement between states and detection in them: Arnason and Schwarz. */
  record States(Formula survival, Formula p, Formula psi) implements HistoryModel {

    /** A chance of its own for every move. */
    public static final Formula EVERY_MOVE = new Formula(true, List.of(term("move")));

    private static Formula.Term term(String variable) {
      return new Formula.Term(List.of(new Formula.Factor(variable, 1)));
    }

    @Override
    public String word() {
      return "multistate";
    }

    @Override
    public HistoryFit fit(CaptureHistories data, double level, ParameterIntervals.Kind kind) {
      return MultistateFit.of(data, this, level, kind);
    }
  }
}
