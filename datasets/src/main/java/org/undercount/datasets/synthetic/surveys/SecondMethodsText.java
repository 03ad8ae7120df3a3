package org.undercount.datasets.synthetic.surveys;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * What a statistician of the region would declare of the surveys. Sizes of groups and districts are
 * known there; nothing in it is taken from the truth.
 */
public final class SecondMethodsText {

  private SecondMethodsText() {}

  public static String of(WorldSettings settings, List<String> countries) {
    Districts districts = new Districts(settings);
    return String.format(
        Locale.ROOT,
        """
      # SYNTHETIC. Methods beside the lists for people held at any time in the quarter (E2).
      factor: 2              # families further apart than this are enclosed, not pooled
      pooling: bayesian
      methods:
        - id: hotline-multiplier
          method: multiplier
          estimand: E2
          family: interviews
          places: [%1$s]
          service: hotline   # its people are counted in the quarter's linked reports
          survey: returnees.csv
          place-column: destination
          used-column: used_hotline
        - id: household-scale-up
          method: scale-up
          estimand: E2
          family: households
          places: [%1$s]
          survey: households.csv
          hidden-column: held_{place}
          population: %2$d
          known: {%3$s}
          estimator: generalised
          visibility: returnee_networks.csv
          place-column: destination
      """,
        String.join(", ", countries),
        districts.adults(),
        districts.groups().entrySet().stream()
            .map(g -> g.getKey() + ": " + g.getValue())
            .collect(Collectors.joining(", ")));
  }
}
