package org.undercount.estimators.occupancy;

import java.util.List;
import java.util.Optional;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.FitSummary;
import org.undercount.estimators.likelihood.ParameterEstimate;

/**
 * A model of occupancy as fitted.
 *
 * @param observed sites at which something was detected in the last season
 * @param headline sites active in the last season, of those surveyed; empty exactly where a gate
 *     failed
 * @param gates in the order they were tried
 * @param warnings sentences a reader must see beside the numbers
 * @param parameters by name
 * @param coefficients on the scales of the links
 * @param seasons one after the other; empty where a gate failed
 * @param summary of the fit
 */
public record OccupancyFit(
    long observed,
    Optional<Estimate> headline,
    List<Gate> gates,
    List<String> warnings,
    List<ParameterEstimate> parameters,
    List<ParameterEstimate> coefficients,
    List<Season> seasons,
    FitSummary summary) {

  /**
   * What the data say of a season, as numbers of surveyed sites.
   *
   * @param name of the season
   * @param active sites
   * @param opened since the season before; empty in the first
   * @param closed since the season before; empty in the first
   */
  public record Season(
      String name,
      Optional<Estimate> active,
      Optional<Estimate> opened,
      Optional<Estimate> closed) {}

  public OccupancyFit {
    gates = List.copyOf(gates);
    warnings = List.copyOf(warnings);
    parameters = List.copyOf(parameters);
    coefficients = List.copyOf(coefficients);
    seasons = List.copyOf(seasons);
    if (headline.isPresent() != gates.stream().allMatch(Gate::passed)) {
      throw new IllegalArgumentException(
          "A headline is present exactly when all gates pass: present=" + headline.isPresent());
    }
  }

  public boolean refused() {
    return headline.isEmpty();
  }
}
