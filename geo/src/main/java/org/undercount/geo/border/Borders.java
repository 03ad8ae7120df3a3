package org.undercount.geo.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.locationtech.jts.geom.Envelope;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.LonLat;

/**
 * The borders of all countries at full resolution, right to the river: OpenStreetMap's country
 * territories (territorial sea included) as carried by the time-zone polygons of the timeshape
 * library. Safe for use by several threads.
 *
 * <p>A border here is what OpenStreetMap draws, with 0.8 m of rounding; against two governments'
 * own polygons it agrees on only 49–100 % of points within 100 m of a border, 77–100 % between 100
 * and 250 m, and 88 % or more beyond, hence {@link #UNCERTAINTY_METRES}. Disputed areas are not
 * marked as such unless the territories overlap.
 */
public final class Borders {

  /** Must be printed on every map and document that shows or uses these borders. */
  public static final String ATTRIBUTION =
      "Borders © OpenStreetMap contributors, Open Database License 1.0 (openstreetmap.org/copyright),"
          + " by way of timezone-boundary-builder and timeshape";

  /** Closer to a border than this, another mapping agency may draw it on the other side. */
  public static final double UNCERTAINTY_METRES = 250;

  private static final CountryAnswer.None NONE = new CountryAnswer.None();

  private final Territories territories;
  private final LandNeighbours landNeighbours;
  private final boolean cached;

  private Borders(BorderFile.Opened opened) {
    this.territories = new Territories(opened.content());
    this.landNeighbours = LandNeighbours.in(opened.content());
    this.cached = opened.cached();
  }

  /**
   * Opens the borders, deriving them from the library's archive at first use (seconds) and from the
   * cache directory afterwards (milliseconds). A broken or old cache is rebuilt; where the
   * directory cannot be written the borders live in memory (60 MB outside the heap).
   */
  public static Borders load(Path cacheDirectory) {
    return new Borders(BorderFile.open(cacheDirectory));
  }

  /** False where the cache directory could not be written, so that the next start is slow again. */
  public boolean isCached() {
    return cached;
  }

  /** The country at a position that is known exactly; ambiguous only where territories overlap. */
  public CountryAnswer countryAt(LonLat position) {
    return countryAt(position, 0);
  }

  /**
   * The country at a position known to within a radius: ambiguous where another country is nearer
   * than that. Where no territory holds the position (a sliver between two mappings of one river)
   * but several are within the radius, the nearest comes first.
   *
   * @param uncertaintyMetres radius, of the position and the border together
   */
  public CountryAnswer countryAt(LonLat position, double uncertaintyMetres) {
    if (!(uncertaintyMetres >= 0)) {
      throw new IllegalArgumentException(
          "An uncertainty is a distance of at least 0 m, got " + uncertaintyMetres);
    }
    List<CountryCode> holding = territories.holding(position);
    Set<CountryCode> candidates = new LinkedHashSet<>(holding);
    if (uncertaintyMetres > 0) {
      others(position, candidates, uncertaintyMetres).stream()
          .map(BorderDistance::neighbour)
          .forEach(candidates::add);
    }
    if (candidates.size() > 1) {
      return new CountryAnswer.Ambiguous(List.copyOf(candidates));
    }
    return holding.isEmpty() ? NONE : new CountryAnswer.Inside(holding.get(0));
  }

  /**
   * The nearest territory of a country that has a land border with the one at the position:
   * geodesic metres, the country and its nearest point. None for an island country and on the open
   * sea; in a sliver between two mappings of one river, the distance to the other bank.
   *
   * <p>The nearest point is found on each straight edge in longitude and latitude with the scale of
   * the edge's middle latitude, then measured on the ellipsoid; the choice of point is off by less
   * than 1 m within 100 km.
   */
  public NearestBorder nearestBorder(LonLat position) {
    List<CountryCode> holding = territories.holding(position);
    List<CountryCode> own =
        holding.isEmpty()
            ? countryAt(position, UNCERTAINTY_METRES).country().stream().toList()
            : holding;
    if (own.isEmpty()) {
      return NoBorder.outside();
    }
    Set<CountryCode> beyond = new HashSet<>();
    own.forEach(c -> beyond.addAll(landNeighbours.of(c)));
    Optional<CountryCode> overlapping = own.stream().skip(1).filter(beyond::contains).findFirst();
    if (overlapping.isPresent()) {
      return new BorderDistance(0, overlapping.get(), position);
    }
    return territories
        .nearest(position, beyond::contains, Double.POSITIVE_INFINITY)
        .<NearestBorder>map(n -> distance(position, n))
        .orElseGet(() -> NoBorder.byLand(own.get(0)));
  }

  /** Countries with a common land border, rivers and lakes included, in code order. */
  public SortedSet<CountryCode> landNeighbours(CountryCode country) {
    return landNeighbours.of(country);
  }

  /** Full-resolution polygons whose envelope meets a box of longitudes and latitudes. */
  public List<Territory> territories(Envelope box) {
    return territories.within(box);
  }

  /** Version of the border data, such as 2026b.29. */
  public static String version() {
    try {
      return ZoneArchive.version();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<BorderDistance> others(LonLat position, Set<CountryCode> known, double metres) {
    List<BorderDistance> found = new ArrayList<>();
    Set<CountryCode> excluded = new LinkedHashSet<>(known);
    Optional<Territories.Nearest> next =
        territories.nearest(position, c -> !excluded.contains(c), metres);
    while (next.isPresent()) {
      found.add(distance(position, next.get()));
      excluded.add(next.get().country());
      next = territories.nearest(position, c -> !excluded.contains(c), metres);
    }
    found.sort(
        Comparator.comparingDouble(BorderDistance::metres)
            .thenComparing(BorderDistance::neighbour));
    return found;
  }

  private static BorderDistance distance(LonLat from, Territories.Nearest nearest) {
    return new BorderDistance(
        Geodesics.metres(from, nearest.point()), nearest.country(), nearest.point());
  }
}
