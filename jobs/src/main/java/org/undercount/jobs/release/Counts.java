package org.undercount.jobs.release;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undercount.datasets.disclosure.CountTable;
import org.undercount.datasets.disclosure.CountedUnit;
import org.undercount.jobs.estimate.FlowEstimateRow;

/**
 * The exact counts of a quarter that a release prints, before anything is withheld.
 *
 * @param flows routes, seen and estimated
 * @param profiles people by destination, dimension and category
 * @param sites active sites reported, by country
 * @param adverts families and adverts by dimension and category
 * @param lists distinct people by source
 */
public record Counts(
    List<FlowEstimateRow> flows,
    List<Profile> profiles,
    Map<String, Long> sites,
    List<Adverts> adverts,
    Map<String, Long> lists) {

  /** People of one destination with one category of one dimension. */
  public record Profile(String destination, String dimension, String category, long people) {}

  /** Adverts with one category of one dimension. */
  public record Adverts(String dimension, String category, long families, long adverts) {}

  public Counts {
    flows = List.copyOf(flows);
    profiles = List.copyOf(profiles);
    sites = new TreeMap<>(sites);
    adverts = List.copyOf(adverts);
    lists = new TreeMap<>(lists);
  }

  /** A transit as published: {@code none} where there is none. */
  static String transit(FlowEstimateRow flow) {
    return flow.transit().isEmpty() ? "none" : flow.transit();
  }

  /** The same counts as tables with all their totals, named as releases name them. */
  List<CountTable> tables(String quarter) {
    Map<String, String> fixed = Map.of("quarter", quarter);
    List<CountTable> tables = new java.util.ArrayList<>();
    Map<List<String>, Long> routes = new TreeMap<>(Counts::compare);
    flows.forEach(
        f -> routes.merge(List.of(f.origin(), transit(f), f.destination()), f.seen(), Long::sum));
    tables.add(
        CountTable.crossed(
            "flows",
            CountedUnit.PEOPLE,
            "people",
            fixed,
            List.of("origin", "transit", "destination"),
            routes));
    Map<String, Map<List<String>, Long>> byDimension = new TreeMap<>();
    profiles.forEach(
        p ->
            byDimension
                .computeIfAbsent(p.dimension(), d -> new TreeMap<>(Counts::compare))
                .merge(List.of(p.destination(), p.category()), p.people(), Long::sum));
    byDimension.forEach(
        (dimension, cells) ->
            tables.add(
                CountTable.crossed(
                    "profile " + dimension,
                    CountedUnit.PEOPLE,
                    "people",
                    fixed,
                    List.of("destination", dimension),
                    cells)));
    Map<List<String>, Long> countries = new TreeMap<>(Counts::compare);
    sites.forEach((country, n) -> countries.put(List.of(country), n));
    tables.add(
        CountTable.crossed(
            "sites", CountedUnit.SITES, "sites", fixed, List.of("country"), countries));
    addAdverts(tables, quarter);
    return tables;
  }

  private void addAdverts(List<CountTable> tables, String quarter) {
    Map<String, String> fixed = Map.of("quarter", quarter);
    Map<String, Map<List<String>, Long>> counts = new TreeMap<>();
    Map<String, Map<List<String>, Long>> families = new TreeMap<>();
    for (Adverts a : adverts) {
      counts
          .computeIfAbsent(a.dimension(), d -> new TreeMap<>(Counts::compare))
          .put(List.of(a.category()), a.adverts());
      families
          .computeIfAbsent(a.dimension(), d -> new TreeMap<>(Counts::compare))
          .put(List.of(a.category()), a.families());
    }
    counts.forEach(
        (dimension, cells) ->
            tables.add(
                CountTable.crossed(
                    "adverts " + dimension,
                    CountedUnit.ADVERTS,
                    "adverts",
                    fixed,
                    List.of(dimension),
                    cells)));
    // A family may have members in several languages, so its categories do not add to a total.
    families.forEach(
        (dimension, cells) -> {
          java.util.SortedMap<org.undercount.datasets.disclosure.CellId, Long> alone =
              new TreeMap<>();
          cells.forEach(
              (category, n) ->
                  alone.put(
                      org.undercount.datasets.release.PublishedCells.adverts(
                          "families", quarter, dimension, category.get(0)),
                      n));
          tables.add(new CountTable("families " + dimension, CountedUnit.ADVERTS, alone));
        });
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
