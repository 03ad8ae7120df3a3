package org.undercount.datasets.synthetic.sites;

import java.time.LocalDate;
import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.centres.Town;
import org.undercount.datasets.synthetic.files.PointTable;
import org.undercount.datasets.synthetic.settings.Draw;

/** How each of three sources sees centres and writes them down. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are List.of
enum SiteSource {
  /** A non-governmental organisation with people in the towns. */
  NGO(
      "sites_ngo",
      0.05,
      0.12,
      List.of(
          "name",
          "other_names",
          "country",
          "town",
          "precision",
          "observed",
          "status",
          "type",
          "operator")),
  /** A police force's own register, short column names. */
  POLICE(
      "sites_police",
      -0.20,
      0.08,
      List.of(
          "SITE_NAME",
          "ALIAS",
          "CNTRY",
          "TOWN",
          "PRECISION",
          "DATE_OBS",
          "STATUS",
          "KIND",
          "OPERATOR")),
  /** Places named in the press. */
  PRESS(
      "sites_press",
      -0.05,
      0.15,
      List.of(
          "place_name",
          "also_known_as",
          "country_name",
          "town",
          "accuracy",
          "published",
          "status",
          "category",
          "run_by"));

  private static final double METRES_PER_DEGREE = 111_320;

  private final String id;
  private final double level;
  private final double size;
  private final List<String> columns;

  SiteSource(String id, double level, double size, List<String> columns) {
    this.id = id;
    this.level = level;
    this.size = size;
    this.columns = columns;
  }

  String id() {
    return id;
  }

  List<String> columns() {
    return columns;
  }

  /** Chance that the source reports an active centre: logistic in the logarithm of its size. */
  double chance(Centre centre) {
    double logit = level + size * StrictMath.log(centre.business().weight());
    return 1 / (1 + StrictMath.exp(-logit));
  }

  /** The place as the source writes it. */
  PointTable.Point report(Centre centre, Quarter quarter, boolean active, Draw draw) {
    LocalDate closed = centre.life().closed();
    LocalDate opened = centre.life().opened();
    LocalDate first = opened.isAfter(quarter.firstDay()) ? opened : quarter.firstDay();
    LocalDate last =
        active && closed != null && closed.isBefore(quarter.lastDay())
            ? closed.minusDays(1)
            : quarter.lastDay();
    LocalDate day = draw.day(first, last.isBefore(first) ? first : last);
    Fix fix = Fix.of(centre, draw);
    return new PointTable.Point(
        fix.latitude,
        fix.longitude,
        List.of(
            name(centre, draw),
            draw.chance(0.6) ? aliases(centre, draw) : "",
            country(centre),
            draw.chance(0.9) ? centre.place().town().name() : "",
            fix.precision,
            this == PRESS ? dayFirst(day) : day.toString(),
            status(active, draw),
            draw.chance(0.85) ? centre.naming().kind() : "",
            operator(centre, draw)));
  }

  private String name(Centre centre, Draw draw) {
    Centre.Naming naming = centre.naming();
    double u = draw.uniform();
    return switch (this) {
      case NGO -> u < 0.8 ? naming.latin() : naming.own();
      case POLICE -> u < 0.9 ? naming.latin() : naming.latin().replace(" ", "-");
      case PRESS ->
          u < 0.75 ? naming.latin() : u < 0.9 ? naming.chinese() : "The " + naming.latin();
    };
  }

  private static String aliases(Centre centre, Draw draw) {
    Centre.Naming naming = centre.naming();
    return draw.chance(0.5)
        ? naming.chinese()
        : naming.latin() + "|" + naming.own() + "|" + naming.chinese();
  }

  private String country(Centre centre) {
    return switch (this) {
      case NGO -> centre.country();
      case POLICE ->
          switch (centre.country()) {
            case "KH" -> "KHM";
            case "MM" -> "MMR";
            case "LA" -> "LAO";
            default -> "PHL";
          };
      case PRESS ->
          switch (centre.country()) {
            case "KH" -> "Cambodia";
            case "MM" -> "Myanmar";
            case "LA" -> "Laos";
            default -> "Philippines";
          };
    };
  }

  private String status(boolean active, Draw draw) {
    boolean unsure = draw.chance(0.02);
    return switch (this) {
      case NGO -> unsure ? "unknown" : active ? "active" : "closed";
      case POLICE -> unsure ? "U" : active ? "A" : "C";
      case PRESS -> unsure ? "unclear" : active ? "operating" : "shut down";
    };
  }

  private static String operator(Centre centre, Draw draw) {
    double u = draw.uniform();
    Centre.Business business = centre.business();
    return u < 0.45 ? "" : u < 0.8 ? business.operator() : draw.of(business.aliases());
  }

  private static String dayFirst(LocalDate day) {
    return java.time.format.DateTimeFormatter.ofPattern("dd.MM.uuuu", java.util.Locale.ROOT)
        .format(day);
  }

  /** A position as a source gives it, with its words for how exact it is. */
  private record Fix(
      @org.jspecify.annotations.Nullable Double latitude,
      @org.jspecify.annotations.Nullable Double longitude,
      String precision) {

    static Fix of(Centre centre, Draw draw) {
      Town town = centre.place().town();
      int kind = draw.weighted(List.of(0.42, 0.40, 0.12, 0.06));
      return switch (kind) {
        case 0 -> near(centre, draw, 40, "building");
        case 1 -> near(centre, draw, 250, "site (~1 km)");
        case 2 ->
            new Fix(
                rounded((town.south() + town.north()) / 2),
                rounded((town.west() + town.east()) / 2),
                "town");
        default -> new Fix(null, null, "name only");
      };
    }

    private static Fix near(Centre centre, Draw draw, double sdMetres, String precision) {
      double latitude = centre.place().latitude();
      double shrink = StrictMath.cos(StrictMath.toRadians(latitude));
      return new Fix(
          rounded(latitude + draw.gaussian() * sdMetres / METRES_PER_DEGREE),
          rounded(
              centre.place().longitude() + draw.gaussian() * sdMetres / METRES_PER_DEGREE / shrink),
          precision);
    }

    private static double rounded(double degrees) {
      return Math.round(degrees * 1e5) / 1e5;
    }
  }
}
