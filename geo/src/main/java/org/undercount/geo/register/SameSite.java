package org.undercount.geo.register;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 *       and for two positions of the sites themselves at most 500 m and three joint radii apart
 *       whose names are in different scripts and so say nothing of one another; the nearest are
 *       joined first. A town's centroid never matches by distance.
 *   <li>One source that in one delivery puts two unlike names in one script at two positions of the
 *       sites themselves means two sites, unless both are one building.
 *   <li>Without positions the same name means the same site, unless two unlike towns are stated.
 *   <li>Differently numbered names, names of different levels ("KK Park" and "KK Park Block 5"),
 *       and different stated countries, contradict; the latter unless name and position of the
 *       sites themselves agree, for then one source misstates the country.
 * </ul>
 *
 * <p>The thresholds are judgements, set on the publicly reported sites of 2017–2026.
 */
final class SameSite {

  /** They cannot be one site, whatever links them through others. */
  static final double CONTRADICTED = -1;

  /** Nothing speaks for it, and nothing against: their names are in different scripts. */
  static final double SILENT = 0;

  /** Their names can be compared and are not alike. */
  static final double UNLIKE = -0.5;

  /** Share of the pairs across two groups that say anything which must be linked to join them. */
  private static final double SHARE_LINKED = 0.5;

  private static final double SAME_NAME = 0.97;
  private static final double SIMILAR_NAME = 0.85;
  private static final double SIMILAR_NAME_IN_TOWN = 0.90;
  private static final double BESIDE_METRES = 500;
  private static final double FAR_METRES = 50_000;
  private static final double FAR_FOR_SITES_METRES = 5_000;

  private final Map<PlaceReport.Naming, Named> named = new HashMap<>();
  private final Map<Long, Likeness> likenesses = new HashMap<>();

  /** Names made comparable once, numbered: reports of many quarters repeat them. */
  private record Named(int number, List<PlaceName> names, Optional<Level> part) {

    static Named of(int number, PlaceReport.Naming naming) {
      List<PlaceName> names = naming.comparable();
      return new Named(
          number, names, names.stream().findFirst().flatMap(n -> Level.partNamed(n.original())));
    }
  }

  /**
   * What the names of two reports say.
   *
   * @param similarity of the two most alike
   * @param inOneScript whether some name of the one can be told from some name of the other by its
   *     letters
   * @param toldApart whether one name stands in both with different numbers, or they name different
   *     levels: a compound and a block of it
   */
  private record Likeness(double similarity, boolean inOneScript, boolean toldApart) {

    static Likeness of(Candidate a, Candidate b) {
      double best = 0;
      boolean inOneScript = false;
      boolean numberedUnlike = false;
      for (PlaceName l : a.names()) {
        for (PlaceName r : b.names()) {
          best = Math.max(best, l.similarity(r));
          inOneScript = inOneScript || l.inOneScript(r);
          numberedUnlike =
              numberedUnlike || (l.numberedUnlike(r) && !l.isGeneric() && l.key().equals(r.key()));
        }
      }
      boolean ofTwoLevels = !a.part().equals(b.part());
      return new Likeness(best, inOneScript, ofTwoLevels || (best < SAME_NAME && numberedUnlike));
    }
  }

  /** A report with its names, and the part of a larger site the first of these speaks of. */
  record Candidate(PlaceReport report, int naming, List<PlaceName> names, Optional<Level> part) {

    Optional<LonLat> position() {
      return report.location().known();
    }

    boolean isOfTheSiteItself() {
      return precision().isOfTheSiteItself();
    }

    private Precision precision() {
      return report.location().precision();
    }

    private boolean ofOneDelivery(Candidate other) {
      return report.evidence().source().equals(other.report.evidence().source())
          && report.delivery().equals(other.report.delivery());
    }

    private CountryCode country() {
      return report.location().statedCountry();
    }
  }

  Candidate candidate(PlaceReport report) {
    Named of = named.computeIfAbsent(report.naming(), n -> Named.of(named.size(), n));
    return new Candidate(report, of.number(), of.names(), of.part());
  }

  /**
   * Strength of the link in (0, 1], {@link #SILENT}, {@link #UNLIKE} or {@link #CONTRADICTED}.
   * Distance is looked at first: most pairs are of two towns, and names are dear to compare.
   */
  double strength(Candidate a, Candidate b) {
    boolean placed = a.position().isPresent() && b.position().isPresent();
    boolean bothSites = placed && a.isOfTheSiteItself() && b.isOfTheSiteItself();
    double jointMetres = a.precision().radiusMetres() + b.precision().radiusMetres();
    double farMetres =
        bothSites
            ? Math.max(FAR_FOR_SITES_METRES, 3 * jointMetres)
            : Math.max(FAR_METRES, jointMetres);
    boolean clash = clash(a, b);
    if ((clash && !bothSites)
        || (placed && a.position().get().isFarther(b.position().get(), farMetres))) {
      return CONTRADICTED;
    }
    double metres = placed ? Geodesics.metres(a.position().get(), b.position().get()) : 0;
    boolean near = placed && metres <= jointMetres;
    if (metres > farMetres || (clash && !near)) {
      return CONTRADICTED;
    }
    Likeness names = likeness(a, b);
    double name = names.similarity();
    if (names.toldApart() || (clash && name < SAME_NAME)) {
      return CONTRADICTED;
    }
    if (name >= SAME_NAME) {
      return placed ? 1 - 0.1 * metres / farMetres : inTwoTowns(a, b) ? CONTRADICTED : 0.85;
    }
    if (near && name >= (bothSites ? SIMILAR_NAME : SIMILAR_NAME_IN_TOWN)) {
      return 0.9 * name;
    }
    if (near && isBuilding(a) && isBuilding(b)) {
      return 0.7;
    }
    if (names.inOneScript()) {
      boolean toldApart = bothSites && name < SIMILAR_NAME && a.ofOneDelivery(b);
      return toldApart ? CONTRADICTED : UNLIKE;
    }
    return bothSites && metres <= Math.min(BESIDE_METRES, 3 * jointMetres)
        ? 0.6 - 0.1 * metres / BESIDE_METRES
        : SILENT;
  }

  /**
   * Whether two groups may be one site: no pair across them contradicts, and of the pairs that say
   * anything at least half are linked (average linkage with a veto). A name in a script nothing
   * else is written in would otherwise never outweigh the reports that do not know it.
   *
   * @param strengths of all pairs across the groups
   */
  static boolean mayJoin(double[] strengths) {
    int linked = 0;
    int unlike = 0;
    for (double strength : strengths) {
      if (strength == CONTRADICTED) {
        return false;
      }
      linked += strength > 0 ? 1 : 0;
      unlike += strength == UNLIKE ? 1 : 0;
    }
    return linked > 0 && linked >= SHARE_LINKED * (linked + unlike);
  }

  private Likeness likeness(Candidate a, Candidate b) {
    long pair = (long) Math.min(a.naming(), b.naming()) << 32 | Math.max(a.naming(), b.naming());
    return likenesses.computeIfAbsent(pair, p -> Likeness.of(a, b));
  }

  /** Whether neither has a position and they state towns whose names are not alike. */
  private static boolean inTwoTowns(Candidate a, Candidate b) {
    PlaceName left = PlaceName.of(a.report().location().town());
    PlaceName right = PlaceName.of(b.report().location().town());
    return a.position().isEmpty()
        && b.position().isEmpty()
        && !left.isGeneric()
        && !right.isGeneric()
        && left.inOneScript(right)
        && left.similarity(right) < SIMILAR_NAME;
  }

  static boolean isBuilding(Candidate c) {
    return c.precision().kind() == Precision.Kind.BUILDING && c.precision().radiusMetres() <= 100;
  }

  private static boolean clash(Candidate a, Candidate b) {
    return !a.country().isUnknown() && !b.country().isUnknown() && !a.country().equals(b.country());
  }
}
