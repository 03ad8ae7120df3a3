package org.undercount.datasets.release;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.disclosure.CellId;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Earlier;

/**
 * The counts of a release as cells an attacker can add up. Stages that protect tables name their
 * cells in the same way: measures {@code people}, {@code sites}, {@code families}, {@code adverts};
 * dimensions quarter, origin, transit, destination, country, and the names of the profile's
 * dimensions.
 */
public final class PublishedCells {

  private PublishedCells() {}

  public static CellId flow(String quarter, String origin, String transit, String destination) {
    return CellId.of(
        "people",
        "quarter",
        quarter,
        "origin",
        origin,
        "transit",
        transit,
        "destination",
        destination);
  }

  public static CellId profile(
      String quarter, String destination, String dimension, String category) {
    return CellId.of("people", "quarter", quarter, "destination", destination, dimension, category);
  }

  public static CellId sites(String quarter, String country) {
    return CellId.of("sites", "quarter", quarter, "country", country);
  }

  /** Measure is {@code families} or {@code adverts}. */
  public static CellId adverts(String measure, String quarter, String dimension, String category) {
    return CellId.of(measure, "quarter", quarter, dimension, category);
  }

  /** Every count of the tables flows, profile, sites and adverts. */
  public static SortedMap<CellId, Disclosed> of(ReleaseTables tables) {
    SortedMap<CellId, Disclosed> cells = new TreeMap<>();
    for (FlowRow f : tables.counts().flows()) {
      cells.put(flow(f.quarter(), f.origin(), f.transit(), f.destination()), f.count());
    }
    for (ProfileRow p : tables.counts().profile()) {
      cells.put(profile(p.quarter(), p.destination(), p.dimension(), p.category()), p.count());
    }
    for (SiteRow s : tables.counts().sites()) {
      cells.put(sites(s.quarter(), s.country()), s.reported());
    }
    for (AdvertRow a : tables.counts().adverts()) {
      cells.put(adverts("families", a.quarter(), a.dimension(), a.category()), a.families());
      cells.put(adverts("adverts", a.quarter(), a.dimension(), a.category()), a.adverts());
    }
    return cells;
  }

  /** What earlier releases printed, for the audit of the next. */
  public static List<Earlier> earlier(List<Path> releases) {
    return releases.stream()
        .map(ReleaseBundle::load)
        .map(b -> new Earlier(b.name(), of(b.tables())))
        .toList();
  }
}
