package org.undercount.geo.place;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How precisely a reported position is known, read from the words sources use. The radius is where
 * the site is believed to be, centred on the position; a distance in the text ("~30 km error
 * possible") replaces the kind's usual one.
 *
 * @param kind what the position is of
 * @param radiusMetres radius that holds the site
 * @param text the source's words
 */
public record Precision(Kind kind, double radiusMetres, String text) {

  /** What a position is of, with the usual radius in metres. */
  public enum Kind {
    /** A building or a surveyed point. */
    BUILDING(50),
    /** The grounds of a compound. */
    SITE(1_000),
    /** A village. */
    VILLAGE(2_000),
    /** The centroid of a town or city: sites in one town share it. */
    TOWN(5_000),
    /** A district, township or commune. */
    DISTRICT(30_000),
    /** A province, or its capital standing for it. */
    PROVINCE(100_000),
    /** Worked out from something else, such as the meeting of three borders. */
    DERIVED(10_000),
    /** A town across the border standing for a site on this side. */
    OTHER_BANK(10_000),
    /** Only a name is known; a position beside it is of unknown origin. */
    NAME_ONLY(200_000),
    /**
     * Nothing stated, or words not understood: no better than a town's centroid, which is what
     * sources most often leave unsaid. Published coordinates of one compound moved 4.3 km.
     */
    UNSTATED(5_000);

    private final double usualRadiusMetres;

    Kind(double usualRadiusMetres) {
      this.usualRadiusMetres = usualRadiusMetres;
    }
  }

  private record Rule(Pattern words, Kind kind) {}

  /** First match wins, so what warns comes before what places. */
  private static final List<Rule> RULES =
      List.of(
          rule("other bank|opposite bank|other side|must not be computed", Kind.OTHER_BANK),
          rule("name only|(city|town|province|country) only|no coordinates", Kind.NAME_ONLY),
          rule("derived|interpolated|inferred|estimated", Kind.DERIVED),
          rule(
              "(town|city|municipality) cent(roid|re|er)|centroid of (the )?(town|city)",
              Kind.TOWN),
          rule("building|geolocation|rooftop|gps|exact|surveyed|address", Kind.BUILDING),
          rule("site|compound|street|block|neighbou?rhood", Kind.SITE),
          rule("village|hamlet", Kind.VILLAGE),
          rule("district|township|commune|county|adm(in)? ?2", Kind.DISTRICT),
          rule("province|provincial|state\\b|region|adm(in)? ?1", Kind.PROVINCE),
          rule("town|city|centroid|municipality", Kind.TOWN),
          rule("country", Kind.NAME_ONLY));

  /** Words that say what is not known; what is left of the text may still place the site. */
  private static final Pattern NOT_KNOWN =
      Pattern.compile(
          "\\b(?:(?:exact|precise) )?(?:\\p{L}+ )?"
              + "(?:unknown|unstated|not (?:stated|given|known))\\b"
              + "|\\bnot (?:exact|precise)(?:ly)?\\b");

  private static final Pattern DISTANCE =
      Pattern.compile(
          "(?<![\\p{Alnum}.])(\\d{1,6}(?:\\.\\d+)?) ?(km|m|metres|meters|kilomet(?:re|er)s)\\b");

  private static final double MAX_RADIUS_METRES = 1_000_000;

  public Precision {
    if (!(radiusMetres > 0 && radiusMetres <= MAX_RADIUS_METRES)) {
      throw new IllegalArgumentException(
          "A precision radius is above 0 and at most 1000 km, got " + radiusMetres + " m");
    }
  }

  /** Of nothing stated. */
  public static Precision unstated() {
    return new Precision(Kind.UNSTATED, Kind.UNSTATED.usualRadiusMetres, "");
  }

  /** Reads a source's words; what is not understood is {@link Kind#UNSTATED}, never an error. */
  public static Precision parse(String text) {
    String words =
        Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    Optional<Double> stated = distanceMetres(words);
    String known = NOT_KNOWN.matcher(words).replaceAll(" ");
    Kind kind =
        RULES.stream()
            .filter(r -> r.words().matcher(known).find())
            .map(Rule::kind)
            .findFirst()
            .orElseGet(() -> stated.map(Precision::kindOf).orElse(Kind.UNSTATED));
    return new Precision(kind, stated.orElse(kind.usualRadiusMetres), text.strip());
  }

  /**
   * True where the position is of the site itself, so that two of them can be compared by distance
   * alone. A centroid is shared by every site in town.
   */
  public boolean isOfTheSiteItself() {
    return (kind == Kind.BUILDING || kind == Kind.SITE) && radiusMetres <= 2_000;
  }

  /** Why no country may be computed from the position; empty where one may. */
  public Optional<String> countryRefusal() {
    return switch (kind) {
      case OTHER_BANK -> Optional.of("the position is of a place on the other side of the border");
      case NAME_ONLY -> Optional.of("only a name is known, the position is of unknown origin");
      default -> Optional.empty();
    };
  }

  private static Kind kindOf(double radiusMetres) {
    return radiusMetres <= 100 ? Kind.BUILDING : radiusMetres <= 2_000 ? Kind.SITE : Kind.UNSTATED;
  }

  private static Optional<Double> distanceMetres(String words) {
    Matcher matcher = DISTANCE.matcher(words);
    if (!matcher.find()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(matcher.group(1));
    double metres = matcher.group(2).startsWith("k") ? value * 1000 : value;
    return metres > 0 && metres <= MAX_RADIUS_METRES ? Optional.of(metres) : Optional.empty();
  }

  private static Rule rule(String words, Kind kind) {
    return new Rule(Pattern.compile("\\b(?:" + words + ")"), kind);
  }
}
