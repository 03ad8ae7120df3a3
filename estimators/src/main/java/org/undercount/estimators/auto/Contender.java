package org.undercount.estimators.auto;

import java.util.OptionalLong;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;
import org.undercount.estimators.decomposable.GraphAverage;
import org.undercount.estimators.latentclass.LatentClass;
import org.undercount.estimators.loglinear.LogLinear;
import org.undercount.estimators.sparse.Sparse;

/**
 * The methods that may speak for a table of three or more lists: one average over models of
 * dependence between lists, one model chosen for sparse overlaps, one Bayesian average over graphs,
 * one mixture of people who differ.
 */
enum Contender {
  LOGLINEAR_AVERAGE(LogLinear.AVERAGE) {
    @Override
    Verdict estimate(OverlapTable table, Assessment.Request request) {
      return Auto.estimate(table, request.level()).verdict();
    }
  },
  SPARSE(Sparse.METHOD) {
    @Override
    Verdict estimate(OverlapTable table, Assessment.Request request) {
      return Sparse.estimate(
              table, new Sparse.Request(request.bootstrap(), request.seed(), request.level()))
          .verdict();
    }
  },
  DECOMPOSABLE(GraphAverage.METHOD) {
    @Override
    Verdict estimate(OverlapTable table, Assessment.Request request) {
      return GraphAverage.estimate(
              table, new GraphAverage.Request(request.level(), OptionalLong.empty()))
          .verdict();
    }

    @Override
    boolean takes(OverlapTable table) {
      return table.impossible().isEmpty(); // its prior gives every pattern a chance
    }
  },
  LATENT_CLASS(LatentClass.METHOD) {
    @Override
    Verdict estimate(OverlapTable table, Assessment.Request request) {
      return LatentClass.estimate(
          table, new LatentClass.Request(request.draws(), request.level(), request.seed()));
    }

    @Override
    boolean takes(OverlapTable table) {
      return table.referrals().isEmpty(); // within a class its lists are independent
    }
  };

  private final String method;

  Contender(String method) {
    this.method = method;
  }

  /** Its name on the command line. */
  String method() {
    return method;
  }

  /** Whether a table is of the kind the method is made for. */
  boolean takes(OverlapTable table) {
    return true;
  }

  abstract Verdict estimate(OverlapTable table, Assessment.Request request);
}
