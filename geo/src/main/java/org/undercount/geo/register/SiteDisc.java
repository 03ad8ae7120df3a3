package org.undercount.geo.register;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.LonLat;

/**
 * The disc a site is taken to lie in, from all positions its reports give. Its centre is the most
 * precise of them; its radius r₀ is the stated one or what the rounding of the coordinates leaves
 * open, whichever is larger. Another position of the site itself, at distance dᵢ with radius rᵢ,
 * contradicts it where the two discs do not meet, dᵢ > r₀ + rᵢ. One source then claims too much, it
 * is not known which, and the disc is widened to hold both: r = max(dᵢ + rᵢ). A centroid or another
 * stand-in never widens it.
 *
 * @param at the report whose position is the centre
 * @param radiusMetres radius, without the uncertainty of borders
 * @param isContradicted true where another position widened it
 */
record SiteDisc(PlaceReport.Location at, double radiusMetres, boolean isContradicted) {

  /** Empty where no report gives a position. */
  static Optional<SiteDisc> of(List<PlaceReport> members) {
    List<PlaceReport.Location> placed =
        members.stream().map(PlaceReport::location).filter(l -> l.known().isPresent()).toList();
    return placed.stream()
        .min(
            Comparator.comparing(
                    (PlaceReport.Location l) -> l.precision().countryRefusal().isPresent())
                .thenComparingDouble(SiteDisc::ownMetres)
                .thenComparing(SiteDisc::position))
        .map(best -> holding(best, placed));
  }

  private static SiteDisc holding(PlaceReport.Location best, List<PlaceReport.Location> placed) {
    double ownMetres = ownMetres(best);
    if (!best.precision().isOfTheSiteItself()) {
      return new SiteDisc(best, ownMetres, false);
    }
    OptionalDouble both =
        placed.stream()
            .filter(l -> l.precision().isOfTheSiteItself())
            .filter(l -> apartMetres(best, l) > ownMetres + ownMetres(l))
            .mapToDouble(l -> apartMetres(best, l) + ownMetres(l))
            .max();
    return new SiteDisc(best, both.orElse(ownMetres), both.isPresent());
  }

  private static double apartMetres(PlaceReport.Location a, PlaceReport.Location b) {
    return Geodesics.metres(position(a), position(b));
  }

  private static double ownMetres(PlaceReport.Location location) {
    return Math.max(location.precision().radiusMetres(), position(location).roundingMetres());
  }

  private static LonLat position(PlaceReport.Location location) {
    return location.known().orElseThrow();
  }
}
