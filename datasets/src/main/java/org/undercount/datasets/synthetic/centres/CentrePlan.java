package org.undercount.datasets.synthetic.centres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Every centre and raid of a world, the same for all its parts. Between Cambodia and Myanmar two
 * things happen at once: operators close a centre and open one across (displacement), and new
 * centres open on both sides (spread). Both are known.
 */
public final class CentrePlan {

  private final List<Centre> centres;
  private final Map<Integer, Integer> movedTo = new HashMap<>();
  private final Map<String, List<Centre>> byCountry = new HashMap<>();
  private final Map<String, double[]> cumulative = new HashMap<>();
  private final List<Raid> raids;

  private CentrePlan(List<Centre> centres, List<Raid> raids) {
    this.centres = List.copyOf(centres);
    this.raids = List.copyOf(raids);
    for (Centre centre : centres) {
      byCountry.computeIfAbsent(centre.country(), k -> new ArrayList<>()).add(centre);
      if (centre.life().movedFrom() >= 0) {
        movedTo.put(centre.life().movedFrom(), centre.id());
      }
    }
    byCountry.forEach(
        (country, list) -> {
          double[] sums = list.stream().mapToDouble(c -> c.business().weight()).toArray();
          Arrays.parallelPrefix(sums, Double::sum);
          cumulative.put(country, sums);
        });
  }

  /** Draws the plan of a world. */
  public static CentrePlan of(WorldSettings settings) {
    CentreFounding founding = new CentreFounding(settings);
    List<Centre> centres = founding.centres();
    return new CentrePlan(centres, RaidPlan.of(settings, centres));
  }

  public List<Centre> centres() {
    return centres;
  }

  public List<Raid> raids() {
    return raids;
  }

  public Centre centre(int id) {
    return centres.get(id);
  }

  /** Where a centre went when it closed, if its operator opened another. */
  public Optional<Centre> successor(Centre centre) {
    return Optional.ofNullable(movedTo.get(centre.id())).map(centres::get);
  }

  /** Draws a centre of the country that works on that day, by size. */
  public Optional<Centre> openIn(String country, LocalDate day, Draw draw) {
    List<Centre> choices = byCountry.getOrDefault(country, List.of());
    double[] sums = cumulative.getOrDefault(country, new double[0]);
    for (int attempt = 0; attempt < 60 && !choices.isEmpty(); attempt++) {
      double u = draw.uniform() * sums[sums.length - 1];
      int at = Arrays.binarySearch(sums, u);
      Centre centre = choices.get(Math.min(choices.size() - 1, at < 0 ? -at - 1 : at + 1));
      if (centre.life().openOn(day)) {
        return Optional.of(centre);
      }
    }
    return choices.stream().filter(c -> c.life().openOn(day)).findFirst();
  }

  /** Centres of the country at work on at least one day of the quarter. */
  public List<Centre> active(String country, Quarter quarter) {
    return byCountry.getOrDefault(country, List.of()).stream()
        .filter(c -> c.life().openWithin(quarter.firstDay(), quarter.lastDay()))
        .toList();
  }

  /** Centres of the country whose first day lies in the quarter. */
  public List<Centre> opened(String country, Quarter quarter) {
    return byCountry.getOrDefault(country, List.of()).stream()
        .filter(c -> quarter.contains(c.life().opened()))
        .toList();
  }

  /** Centres of the country that closed in the quarter. */
  public List<Centre> closed(String country, Quarter quarter) {
    return byCountry.getOrDefault(country, List.of()).stream()
        .filter(
            c -> {
              LocalDate closed = c.life().closed();
              return closed != null && quarter.contains(closed);
            })
        .toList();
  }
}
