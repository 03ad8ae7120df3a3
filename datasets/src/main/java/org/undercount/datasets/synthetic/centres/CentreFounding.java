package org.undercount.datasets.synthetic.centres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/** Founds, closes and moves centres, quarter after quarter, from one seed. */
final class CentreFounding {

  private static final double SIZE_SD_LOG = 0.9;
  private static final double TAKINGS_MEAN_LOG = StrictMath.log(110);
  private static final double TAKINGS_SD_LOG = 0.35;
  private static final int OLDEST_DAYS = 900;
  private static final int MOVE_OVERLAP_DAYS = 10;

  /** What happens in a country at scale 1. */
  private record Course(double atFirst, double closing, double moving, double opening) {}

  private static final Map<String, Course> COURSES =
      Map.of(
          "KH", new Course(144, 0.09, 0.55, 0.045),
          "MM", new Course(98, 0.03, 0, 0.065),
          "LA", new Course(33, 0.05, 0, 0.06),
          "PH", new Course(12, 0.05, 0, 0.05));

  private final WorldSettings settings;
  private final Draw draw;
  private final CentreNames names = new CentreNames();
  private final List<Centre> centres = new ArrayList<>();
  private final List<String> operators = new ArrayList<>();

  CentreFounding(WorldSettings settings) {
    this.settings = settings;
    this.draw = new Draw(settings.seed().child("centres"));
    int count = settings.scaled(90, 3);
    for (int i = 0; i < count; i++) {
      operators.add(names.operator(draw));
    }
  }

  List<Centre> centres() {
    LocalDate start = settings.burnInDay();
    for (String country : Town.COUNTRIES) {
      int count = settings.scaled(course(country).atFirst(), 2);
      for (int i = 0; i < count; i++) {
        found(country, draw.of(operators), start.minusDays(1 + draw.below(OLDEST_DAYS)), -1);
      }
    }
    for (Quarter quarter : settings.delivered()) {
      for (String country : Town.COUNTRIES) {
        pass(country, quarter);
      }
    }
    return centres;
  }

  private void pass(String country, Quarter quarter) {
    Course course = course(country);
    List<Integer> open = new ArrayList<>();
    for (Centre c : centres) {
      if (c.country().equals(country) && c.life().openOn(quarter.firstDay())) {
        open.add(c.id());
      }
    }
    int openings = draw.rounded(open.size() * course.opening());
    int closings = Math.min(open.size() - 1, draw.rounded(open.size() * course.closing()));
    for (int i = 0; i < closings; i++) {
      close(open.remove(draw.below(open.size())), course, quarter);
    }
    for (int i = 0; i < openings; i++) {
      found(country, draw.of(operators), draw.day(quarter.firstDay(), quarter.lastDay()), -1);
    }
  }

  private void close(int id, Course course, Quarter quarter) {
    Centre closing = centres.get(id);
    LocalDate day =
        draw.day(quarter.firstDay().plusDays(MOVE_OVERLAP_DAYS + 1L), quarter.lastDay());
    centres.set(id, closing.closedOn(day));
    if (draw.chance(course.moving())) {
      LocalDate opening = day.minusDays(draw.below(MOVE_OVERLAP_DAYS + 1));
      found("MM", closing.business().operator(), opening, id);
    }
  }

  private void found(String country, String operator, LocalDate opened, int movedFrom) {
    List<Town> towns = Town.in(country);
    Town town = towns.get(draw.weighted(towns.stream().map(Town::share).toList()));
    Centre.Place place =
        new Centre.Place(
            town,
            rounded(draw.between(town.south(), town.north())),
            rounded(draw.between(town.west(), town.east())));
    double weight =
        movedFrom < 0
            ? draw.logNormal(0, SIZE_SD_LOG)
            : centres.get(movedFrom).business().weight();
    Centre.Business business =
        new Centre.Business(
            operator,
            List.of(operator.replaceAll(" \\w+$", ""), operator.replace(" ", "")),
            weight,
            draw.logNormal(TAKINGS_MEAN_LOG, TAKINGS_SD_LOG),
            draw.between(0.03, 0.11));
    centres.add(
        new Centre(
            centres.size(),
            names.centre(draw, country),
            place,
            new Centre.Life(opened, null, movedFrom),
            business));
  }

  private static Course course(String country) {
    Course course = COURSES.get(country);
    if (course == null) {
      throw new IllegalStateException("A course is expected for every country, none for " + country);
    }
    return course;
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
