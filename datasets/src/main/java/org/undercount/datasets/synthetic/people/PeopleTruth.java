package org.undercount.datasets.synthetic.people;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;

/**
 * What the truth counts of one person: held in the quarter (flow) and on its last day (stock), by
 * the country of the last stay within the quarter; routes; and money, by the country of the centre
 * where it was taken. Takings of a person and stay are days × the centre's mean × the person's
 * skill, in US cents; about six in ten people held earn, the rest cook, guard, clean or wait.
 */
final class PeopleTruth {

  private static final double EARNERS = 0.62;
  private static final double SKILL_SD_LOG = 0.6;
  private static final double DEBRIEFED = 0.05;

  private PeopleTruth() {}

  static void add(Tally tally, Person person, List<Quarter> quarters) {
    Draw draw = new Draw(Seed.of(person.id()).child("earning/" + person.papers().document()));
    boolean earns = draw.chance(EARNERS);
    double skill = draw.logNormal(-SKILL_SD_LOG * SKILL_SD_LOG / 2, SKILL_SD_LOG);
    boolean debriefed = draw.chance(DEBRIEFED);
    for (Quarter quarter : quarters) {
      Optional<Stay> last = person.captivity().lastWithin(quarter);
      if (last.isEmpty()) {
        continue;
      }
      count(tally, person, quarter, last.get());
      long days = 0;
      for (Stay stay : person.captivity().stays()) {
        long within = stay.daysWithin(quarter.firstDay(), quarter.lastDay());
        days += within;
        if (earns && within > 0) {
          earn(tally, quarter, stay.centre(), within, skill);
        }
      }
      if (debriefed) {
        debrief(tally, days, earns);
      }
    }
  }

  static void addSightings(
      Tally tally, Person person, Quarter quarter, SortedMap<String, Sighting> sightings) {
    if (sightings.isEmpty()) {
      return;
    }
    String country = sightings.values().iterator().next().destination();
    String pattern =
        Detection.inRaid(person, quarter)
            ? "bulk"
            : String.join("+", new TreeSet<>(sightings.keySet()));
    tally.add(1, quarter, "pattern", country, pattern);
    sightings.keySet().forEach(source -> tally.add(1, quarter, "list", country, source));
    if (sightings.containsKey(Detection.POLICE)) {
      String sex = person.traits().female() ? "women" : "men";
      tally.add(1, quarter, "police", person.traits().origin().code(), sex);
    }
  }

  private static void count(Tally tally, Person person, Quarter quarter, Stay last) {
    String country = last.centre().country();
    tally.add(1, quarter, "flow", country);
    if (!person.traits().volunteer()) {
      tally.add(1, quarter, "forced", country);
    }
    if (last.daysWithin(quarter.lastDay(), quarter.lastDay()) > 0) {
      tally.add(1, quarter, "stock", country);
    }
    if (Detection.inRaid(person, quarter)) {
      tally.add(1, quarter, "bulk", country);
    }
    Sighting route = new Sighting(person, quarter, last, quarter.lastDay(), null, null);
    tally.add(
        1,
        quarter,
        "route",
        person.traits().origin().code(),
        String.join(" ", route.transit()),
        country);
  }

  private static void earn(Tally tally, Quarter quarter, Centre centre, long days, double skill) {
    long cents = Math.round(100 * days * centre.business().takingsUsdPerEarnerDay() * skill);
    tally.add(days, quarter, "earnerDays", centre.country());
    tally.add(cents, quarter, "takingsCents", centre.country());
    tally.add(
        Math.round(cents * centre.business().payoutShare()),
        quarter,
        "payoutCents",
        centre.country());
  }

  private static void debrief(Tally tally, long days, boolean earns) {
    tally.add(1, "debrief", "people");
    tally.add(earns ? 1 : 0, "debrief", "earners");
    tally.add(days, "debrief", "days");
    tally.add(days * days, "debrief", "daysSquared");
  }
}
