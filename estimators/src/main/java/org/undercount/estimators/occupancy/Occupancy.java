package org.undercount.estimators.occupancy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.undercount.estimators.likelihood.Design;
import org.undercount.estimators.likelihood.HiddenChain;
import org.undercount.estimators.likelihood.Link;
import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Parameter;

/**
 * Sites active in the first season with probability ψ, then opening with γ and closing with ε from
 * season to season, and found active by a survey with p where they are: MacKenzie, Nichols, Hines,
 * Knutson and Franklin (2003), Ecology 84; with one season MacKenzie, Nichols, Lachman, Droege,
 * Royle and Langtimm (2002), Ecology 83.
 *
 * <p>With false positives a survey reports activity with f where there is none, and a share b of
 * true detections is certain; certain ones are never false. Miller, Nichols, McClintock, Grant,
 * Bailey and Weir (2011), Ecology 92, equation 4. Assumes that sites are independent and that
 * surveys are, given the site's state; within a season a site does not change.
 */
final class Occupancy implements LogLikelihood {

  private static final int ABSENT = 0;
  private static final int ACTIVE = 1;

  private final SurveyedSites data;
  private final int seasons;
  private final Parameter psi;
  private final Parameter colonisation;
  private final Parameter extinction;
  private final Parameter detection;
  private final Parameter certainty;
  private final Parameter falsePositive;
  private final boolean doubtful;
  private final HiddenChain chain;
  private final int[][][] surveysOf;

  Occupancy(SurveyedSites data, OccupancyFormulas formulas) {
    this.data = data;
    this.seasons = data.seasons().size();
    this.doubtful = formulas.falsePositives();
    this.psi = new Parameter("psi", Design.of(formulas.psi(), data.ofSites()), Link.LOGIT, 0);
    Design opening = Design.of(formulas.colonisation(), data.ofSeasons());
    Design closing = Design.of(formulas.extinction(), data.ofSeasons());
    this.colonisation = new Parameter("colonisation", opening, Link.LOGIT, psi.end());
    int afterOpening = seasons > 1 ? colonisation.end() : psi.end();
    this.extinction = new Parameter("extinction", closing, Link.LOGIT, afterOpening);
    int afterClosing = seasons > 1 ? extinction.end() : psi.end();
    this.detection =
        new Parameter(
            "p", Design.of(formulas.detection(), data.ofSurveys()), Link.LOGIT, afterClosing);
    this.certainty =
        new Parameter(
            "certain",
            Design.of(formulas.certainty(), data.ofSurveys()),
            Link.LOGIT,
            detection.end());
    this.falsePositive =
        new Parameter(
            "false-positive",
            Design.of(formulas.falsePositive(), data.ofSurveys()),
            Link.LOGIT,
            certainty.end());
    this.chain = new HiddenChain(2, seasons);
    this.surveysOf = data.bySiteAndSeason();
  }

  /** Those that the model has. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(List.of(psi));
    if (seasons > 1) {
      parameters.add(colonisation);
      parameters.add(extinction);
    }
    parameters.add(detection);
    if (doubtful) {
      parameters.add(certainty);
      parameters.add(falsePositive);
    }
    return parameters;
  }

  @Override
  public int size() {
    return doubtful ? falsePositive.end() : detection.end();
  }

  @Override
  public double at(double[] point, double[] gradient) {
    List<Parameter> parameters = parameters();
    parameters.forEach(p -> p.at(point));
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int site = 0; site < data.sites(); site++) {
      sum += ofSite(site);
      addSlopes(site);
    }
    parameters.forEach(p -> p.addTo(gradient));
    return sum;
  }

  private double ofSite(int site) {
    chain.initial(ACTIVE, psi.value(site));
    chain.initial(ABSENT, 1 - psi.value(site));
    for (int t = 0; t < seasons; t++) {
      double active = 1;
      double absent = 1;
      for (int s : surveysOf[site][t]) {
        Survey survey = data.surveys().get(s);
        active *= ifActive(survey, s);
        absent *= ifAbsent(survey, s);
      }
      chain.emission(t, ACTIVE, active);
      chain.emission(t, ABSENT, absent);
      if (t + 1 < seasons) {
        int row = site * (seasons - 1) + t;
        chain.transition(t, ABSENT, ACTIVE, colonisation.value(row));
        chain.transition(t, ABSENT, ABSENT, 1 - colonisation.value(row));
        chain.transition(t, ACTIVE, ABSENT, extinction.value(row));
        chain.transition(t, ACTIVE, ACTIVE, 1 - extinction.value(row));
      }
    }
    return chain.logLikelihood(0, seasons - 1);
  }

  private double ifActive(Survey survey, int s) {
    double seen = detection.value(s);
    if (!survey.detected()) {
      return 1 - seen;
    }
    if (!doubtful) {
      return seen;
    }
    return seen * (survey.certain() ? certainty.value(s) : 1 - certainty.value(s));
  }

  private double ifAbsent(Survey survey, int s) {
    if (!survey.detected()) {
      return doubtful ? 1 - falsePositive.value(s) : 1;
    }
    return doubtful && !survey.certain() ? falsePositive.value(s) : 0;
  }

  private void addSlopes(int site) {
    psi.addSlope(site, chain.initialSlope(ACTIVE) - chain.initialSlope(ABSENT));
    for (int t = 0; t < seasons; t++) {
      double active = chain.posterior(t, ACTIVE);
      double absent = chain.posterior(t, ABSENT);
      for (int s : surveysOf[site][t]) {
        Survey survey = data.surveys().get(s);
        if (active > 0) {
          detection.addSlope(
              s,
              survey.detected() ? active / detection.value(s) : -active / (1 - detection.value(s)));
          if (doubtful && survey.detected()) {
            certainty.addSlope(
                s,
                survey.certain()
                    ? active / certainty.value(s)
                    : -active / (1 - certainty.value(s)));
          }
        }
        if (doubtful && absent > 0) {
          falsePositive.addSlope(
              s,
              survey.detected()
                  ? absent / falsePositive.value(s)
                  : -absent / (1 - falsePositive.value(s)));
        }
      }
      if (t + 1 < seasons) {
        int row = site * (seasons - 1) + t;
        colonisation.addSlope(
            row,
            chain.transitionSlope(t, ABSENT, ACTIVE) - chain.transitionSlope(t, ABSENT, ABSENT));
        extinction.addSlope(
            row,
            chain.transitionSlope(t, ACTIVE, ABSENT) - chain.transitionSlope(t, ACTIVE, ACTIVE));
      }
    }
  }

  /**
   * What happened at the sites themselves given what was seen: sums over sites of probabilities.
   *
   * @param mean of the numbers of sites: active in each season, then opened and then closed after
   *     each season but the last
   * @param variance of those numbers at known coefficients
   */
  record Numbers(List<Double> mean, List<Double> variance) {}

  Numbers numbers(double[] point) {
    parameters().forEach(p -> p.at(point));
    double[] mean = new double[3 * seasons - 2];
    double[] variance = new double[mean.length];
    for (int site = 0; site < data.sites(); site++) {
      ofSite(site);
      for (int t = 0; t < seasons; t++) {
        add(mean, variance, t, chain.posterior(t, ACTIVE));
        if (t + 1 < seasons) {
          add(mean, variance, seasons + t, chain.moved(t, ABSENT, ACTIVE));
          add(mean, variance, 2 * seasons - 1 + t, chain.moved(t, ACTIVE, ABSENT));
        }
      }
    }
    return new Numbers(
        Arrays.stream(mean).boxed().toList(), Arrays.stream(variance).boxed().toList());
  }

  private static void add(double[] mean, double[] variance, int index, double chance) {
    mean[index] += chance;
    variance[index] += Math.max(0, chance * (1 - chance));
  }
}
