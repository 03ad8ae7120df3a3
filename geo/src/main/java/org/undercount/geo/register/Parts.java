package org.undercount.geo.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.PlaceName;

/**
 * Which sites are parts of which: a building or unit whose name contains the name of a larger site
 * of its country and whose disc lies in that site's, which reaches at least as far as a compound's
 * grounds. Where only a stand-in such as a town's centroid is known of the part, it is enough that
 * the discs meet. Of several the longest name is the nearest to the part's, then the nearest place.
 */
final class Parts {

  /** The usual radius of a compound's grounds. */
  private static final double GROUNDS_METRES = 1_000;

  private final Map<String, List<Whole>> byFirstWord = new HashMap<>();

  /** A name of a site that may have parts. */
  private record Whole(RegisteredSite site, PlaceName name) {}

  private Parts(List<RegisteredSite> sites) {
    for (RegisteredSite site : sites) {
      for (PlaceName name : names(site)) {
        if (!name.isGeneric()) {
          byFirstWord
              .computeIfAbsent(name.words().get(0), w -> new ArrayList<>())
              .add(new Whole(site, name));
        }
      }
    }
  }

  /** The sites with the parents found. */
  static List<RegisteredSite> found(List<RegisteredSite> sites) {
    Parts parts = new Parts(sites);
    return sites.stream().map(s -> parts.parent(s).map(s::partOf).orElse(s)).toList();
  }

  private Optional<String> parent(RegisteredSite part) {
    return names(part).stream()
        .flatMap(
            name ->
                Set.copyOf(name.words()).stream()
                    .map(w -> byFirstWord.getOrDefault(w, List.of()))
                    .flatMap(Collection::stream)
                    .filter(whole -> name.isWithin(whole.name())))
        .filter(whole -> holds(whole.site(), part))
        .min(
            Comparator.comparing((Whole w) -> -w.name().key().length())
                .thenComparing(w -> metres(w.site(), part))
                .thenComparing(w -> w.site().id()))
        .map(w -> w.site().id());
  }

  private static boolean holds(RegisteredSite whole, RegisteredSite part) {
    if (whole.level().compareTo(part.level()) >= 0
        || !whole.country().countedIn().equals(part.country().countedIn())
        || whole.place().known().isEmpty()
        || part.place().known().isEmpty()) {
      return false;
    }
    double wholeMetres = Math.max(whole.place().radiusMetres(), GROUNDS_METRES);
    double partMetres = part.place().radiusMetres();
    return part.place().precision().isOfTheSiteItself()
        ? metres(whole, part) + partMetres <= wholeMetres
        : metres(whole, part) <= wholeMetres + partMetres;
  }

  private static double metres(RegisteredSite a, RegisteredSite b) {
    return Geodesics.metres(a.place().known().orElseThrow(), b.place().known().orElseThrow());
  }

  private static List<PlaceName> names(RegisteredSite site) {
    return Stream.concat(Stream.of(site.naming().name()), site.naming().aliases().stream())
        .flatMap(n -> PlaceName.split(n).stream())
        .distinct()
        .toList();
  }
}
