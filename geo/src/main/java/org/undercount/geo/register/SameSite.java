package org.undercount.geo.register;

import java.util.List;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.Geodesics;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.PlaceName;
import org.undercount.geo.place.Precision;

/**
 * Whether two reports mean the same site, by name and distance with their stated precision.
 *
 * <ul>
 *   <li>The same name (similarity ≥ 0.97) means the same site unless the positions contradict it:
 *       two positions of the sites themselves may be 5 km or three joint radii apart (published
 *       coordinates of one compound were seen to move 4.3 km), others 50 km (of one town, 29 km).
 *   <li>A similar name (≥ 0.85; ≥ 0.90 where a town stands for the site) needs positions within
 *       their joint radius.
 *   <li>Distance alone is enough only for two building-level positions within their joint radius,
 *       and for two positions of the sites themselves at most 500 m apart whose names are in
 *       different scripts and so say nothing of one another; the nearest are joined first. A town's
 *       centroid never matches by distance.
 *   <li>One source that puts two unlike names in one script at two positions of the sites
 *       themselves means two sites, unless both are one building.
 *   <li>Differently numbered names, and different stated countries, contradict; the latter unless
 *       name and position of the sites themselves agree, for then one source misstates the country.
 * </ul>
 *
 * <p>The thresholds are judgements, set on the publicly reported sites of 2017–2026.
 */
final class SameSite {

  /** They cannot be one site, whatever links them through others. */
  static final double CONTRADICTED = -1;

  /** Nothing speaks for it. */
  static final double UNLINKED = 0;

  private static final double SAME_NAME = 0.97;
  private static final double SIMILAR_NAME = 0.85;
  private static final double SIMILAR_NAME_IN_TOWN = 0.90;
  private static final double BESIDE_METRES = 500;
  private static final double FAR_METRES = 50_000;
  private static final double FAR_FOR_SITES_METRES = 5_000;

  /** A report with its names made comparable once. */
  record Candidate(PlaceReport report, List<PlaceName> names) {

    static Candidate of(PlaceReport report) {
      return new Candidate(report, report.naming().comparable());
    }

    Optional<LonLat> position() {
      return report.location().known();
    }

    boolean isOfTheSiteItself() {
      return precision().isOfTheSiteItself();
    }

    private Precision precision() {
      return report.location().precision();
    }

    private String source() {
      return report.evidence().source();
    }

    private CountryCode country() {
      return report.location().statedCountry();
    }
  }

  private SameSite() {}

  /** Strength of the link in (0, 1], {@link #UNLINKED} or {@link #CONTRADICTED}. */
  static double strength(Candidate a, Candidate b) {
    double name = nameSimilarity(a, b);
    if (name < SAME_NAME && numberedUnlike(a, b)) {
      return CONTRADICTED;
    }
    boolean bothSites = a.isOfTheSiteItself() && b.isOfTheSiteItself();
    double jointMetres = a.precision().radiusMetres() + b.precision().radiusMetres();
    if (a.position().isEmpty() || b.position().isEmpty()) {
      return clash(a, b) ? CONTRADICTED : name >= SAME_NAME ? 0.85 : UNLINKED;
    }
    double metres = Geodesics.metres(a.position().get(), b.position().get());
    boolean near = metres <= jointMetres;
    if (clash(a, b) && !(bothSites && near && name >= SAME_NAME)) {
      return CONTRADICTED;
    }
    double farMetres =
        bothSites
            ? Math.max(FAR_FOR_SITES_METRES, 3 * jointMetres)
            : Math.max(FAR_METRES, jointMetres);
    if (metres > farMetres) {
      return CONTRADICTED;
    }
    if (name >= SAME_NAME) {
      return 1 - 0.1 * metres / farMetres;
    }
    if (near && name >= (bothSites ? SIMILAR_NAME : SIMILAR_NAME_IN_TOWN)) {
      return 0.9 * name;
    }
    if (near && isBuilding(a) && isBuilding(b)) {
      return 0.7;
    }
    if (!bothSites) {
      return UNLINKED;
    }
    if (namesCompare(a, b)) {
      return name < SIMILAR_NAME && a.source().equals(b.source()) ? CONTRADICTED : UNLINKED;
    }
    return metres <= BESIDE_METRES ? 0.6 - 0.1 * metres / BESIDE_METRES : UNLINKED;
  }

  /** Whether some name of the one can be told from some name of the other by its letters. */
  private static boolean namesCompare(Candidate a, Candidate b) {
    return a.names().stream().anyMatch(l -> b.names().stream().anyMatch(l::inOneScript));
  }

  static boolean isBuilding(Candidate c) {
    return c.precision().kind() == Precision.Kind.BUILDING && c.precision().radiusMetres() <= 100;
  }

  private static boolean clash(Candidate a, Candidate b) {
    return !a.country().isUnknown() && !b.country().isUnknown() && !a.country().equals(b.country());
  }

  private static double nameSimilarity(Candidate a, Candidate b) {
    double best = 0;
    for (PlaceName left : a.names()) {
      for (PlaceName right : b.names()) {
        best = Math.max(best, left.similarity(right));
        if (best == 1) {
          return 1;
        }
      }
    }
    return best;
  }

  private static boolean numberedUnlike(Candidate a, Candidate b) {
    return a.names().stream()
        .anyMatch(
            left ->
                b.names().stream()
                    .anyMatch(
                        right ->
                            !left.isGeneric()
                                && left.key().equals(right.key())
                                && left.numberedUnlike(right)));
  }
}
