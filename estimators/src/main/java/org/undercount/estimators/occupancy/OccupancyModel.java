package org.undercount.estimators.occupancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.FitGates;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.Maximum;
import org.undercount.estimators.likelihood.NamedRows;
import org.undercount.estimators.likelihood.Parameter;
import org.undercount.estimators.likelihood.ParameterEstimate;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Starts;
import org.undercount.estimators.likelihood.Variables;

/** Fits {@link Occupancy} and says how many of the surveyed sites are active. */
public final class OccupancyModel {

  /** The method's name. */
  public static final String METHOD = "occupancy";

  private static final long LEAST_CERTAIN = 7;

  private final SurveyedSites data;
  private final OccupancyFormulas formulas;
  private final double level;
  private final Occupancy likelihood;
  private final Maximum maximum;

  private OccupancyModel(SurveyedSites data, OccupancyFormulas formulas, double level) {
    this.data = data;
    this.formulas = formulas;
    this.level = level;
    this.likelihood = new Occupancy(data, formulas);
    List<List<Double>> values = new ArrayList<>(List.of(List.of(0.0)));
    if (data.seasons().size() > 1) {
      values.add(List.of(-2.0));
      values.add(List.of(-2.0));
    }
    values.add(List.of(0.0, 1.5));
    if (formulas.falsePositives()) {
      values.add(List.of(-1.0, 1.0));
      values.add(List.of(-3.0));
    }
    this.maximum =
        Maximum.fromBestOf(
            likelihood, Starts.of(likelihood.parameters(), values, likelihood.size()));
  }

  /**
   * Fits the model.
   *
   * @param level of all intervals
   * @param kind of the parameters' intervals
   * @throws IllegalArgumentException if a formula names what is not there
   */
  public static OccupancyFit fit(
      SurveyedSites data, OccupancyFormulas formulas, double level, ParameterIntervals.Kind kind) {
    return new OccupancyModel(data, formulas, level).fit(kind);
  }

  private OccupancyFit fit(ParameterIntervals.Kind kind) {
    int last = data.seasons().size() - 1;
    List<OccupancyFit.Season> seasons = seasons();
    Optional<Estimate> active = seasons.get(last).active();
    List<Gate> gates = new ArrayList<>(List.of(repeated(), FitGates.settled(maximum)));
    if (formulas.falsePositives()) {
      gates.add(certain());
      gates.add(falseBelowTrue());
    }
    gates.add(
        FitGates.told(
            "number of active sites",
            active.isPresent(),
            "survey sites several times in a season"));
    boolean passed = gates.stream().allMatch(Gate::passed);
    ParameterIntervals intervals = new ParameterIntervals(maximum, level, kind);
    List<ParameterEstimate> parameters = new ArrayList<>();
    for (Parameter parameter : likelihood.parameters()) {
      parameters.addAll(
          NamedRows.estimates(
              parameter, formula(parameter.name()), rows(parameter.name()), intervals));
    }
    List<String> warnings = new ArrayList<>(FitGates.untold(parameters));
    if (!formulas.falsePositives()) {
      warnings.add(
          "every detection is taken as true: false ones make the number too high"
              + " (--false-positives)");
    }
    warnings.add("of the sites surveyed alone: those nobody ever reported are not among them");
    return new OccupancyFit(
        data.detectedIn(last),
        passed ? active : Optional.empty(),
        gates,
        warnings,
        parameters,
        intervals.coefficients(likelihood.parameters()),
        passed ? seasons : List.of(),
        FitSummary.of(maximum, 0));
  }

  private Formula formula(String parameter) {
    return switch (parameter) {
      case "psi" -> formulas.psi();
      case "colonisation" -> formulas.colonisation();
      case "extinction" -> formulas.extinction();
      case "p" -> formulas.detection();
      case "certain" -> formulas.certainty();
      default -> formulas.falsePositive();
    };
  }

  private Variables rows(String parameter) {
    return switch (parameter) {
      case "psi" -> data.ofSites();
      case "colonisation", "extinction" -> data.ofSeasons();
      default -> data.ofSurveys();
    };
  }

  private List<OccupancyFit.Season> seasons() {
    int n = data.seasons().size();
    List<Maximum.Quantity> numbers =
        maximum.all(
            x -> likelihood.numbers(x).mean().stream().mapToDouble(Double::doubleValue).toArray());
    List<Double> own = likelihood.numbers(maximum.point()).variance();
    SiteCount any = new SiteCount(0, (double) data.sites());
    List<OccupancyFit.Season> seasons = new ArrayList<>();
    for (int t = 0; t < n; t++) {
      int opened = n + t - 1;
      int closed = 2 * n + t - 2;
      seasons.add(
          new OccupancyFit.Season(
              data.seasons().get(t),
              new SiteCount((double) known(t), (double) data.sites())
                  .estimate(numbers.get(t), own.get(t), level),
              t == 0 ? Optional.empty() : any.estimate(numbers.get(opened), own.get(opened), level),
              t == 0
                  ? Optional.empty()
                  : any.estimate(numbers.get(closed), own.get(closed), level)));
    }
    return seasons;
  }

  /** Sites active in a season beyond doubt. */
  private long known(int season) {
    return data.surveys().stream()
        .filter(s -> s.season() == season)
        .filter(s -> formulas.falsePositives() ? s.certain() : s.detected())
        .mapToInt(Survey::site)
        .distinct()
        .count();
  }

  /** Detection is told by sites surveyed more than once. */
  private Gate repeated() {
    int[][][] surveys = data.bySiteAndSeason();
    long repeated = 0;
    for (int[][] site : surveys) {
      for (int[] season : site) {
        repeated += season.length > 1 ? 1 : 0;
      }
    }
    boolean dynamic = data.seasons().size() > 2;
    return new Gate(
        "repeated-surveys",
        repeated > 0 || dynamic,
        "sites surveyed more than once in a season are needed to tell absence from a miss, there are "
            + repeated);
  }

  private Gate certain() {
    long certain = data.surveys().stream().filter(Survey::certain).count();
    return new Gate(
        "certain-detections",
        certain >= LEAST_CERTAIN,
        "at least "
            + LEAST_CERTAIN
            + " certain detections are needed to tell true reports from false ones, there are "
            + certain);
  }

  /** Otherwise active and not active have changed places. */
  private Gate falseBelowTrue() {
    List<Parameter> parameters = likelihood.parameters();
    Parameter p = parameters.get(parameters.size() - 3);
    Parameter f = parameters.get(parameters.size() - 1);
    double[] point = maximum.point();
    double lowestTrue = 1;
    for (int kind = 0; kind < p.design().kinds(); kind++) {
      lowestTrue = Math.min(lowestTrue, p.valueAt(kind, point));
    }
    double highestFalse = 0;
    for (int kind = 0; kind < f.design().kinds(); kind++) {
      highestFalse = Math.max(highestFalse, f.valueAt(kind, point));
    }
    return new Gate(
        "false-below-true",
        highestFalse < lowestTrue,
        String.format(
            Locale.ROOT,
            "false reports must be rarer than true ones, they are %.3f at most against %.3f",
            highestFalse,
            lowestTrue));
  }
}
