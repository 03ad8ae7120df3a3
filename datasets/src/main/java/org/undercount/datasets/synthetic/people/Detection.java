package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Raid;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * Which agencies come to know a person in a quarter. Each agency detects with probability 1 / (1 +
 * exp(−(a + b·x + λu))), where x are the person's traits and u is a standard normal effect of the
 * person that no agency records; the hotline sends some of its callers to the shelters, so those
 * two lists depend on one another. People taken out in a raid are on the police list, and seldom on
 * another.
 */
final class Detection {

  static final String HOTLINE = "hotline";
  static final String EMBASSIES = "embassies";
  static final String POLICE = "police";
  static final String SHELTERS = "shelters";

  private static final double REFERRED = 0.18;
  private static final double OTHER_LISTS_AFTER_RAID = 0.2;

  /** How one agency detects: level, and weights of traits on the logit. */
  private record Eye(
      double level,
      double woman,
      double tertiary,
      double volunteer,
      double embassyNear,
      double wholeQuarter,
      double hidden) {

    double chance(Person person, double shareOfQuarter) {
      Person.Traits t = person.traits();
      double logit =
          level
              + (t.female() ? woman : 0)
              + ("tertiary".equals(t.education()) ? tertiary : 0)
              + (t.volunteer() ? volunteer : 0)
              + (t.origin().embassyNear() ? embassyNear : 0)
              + wholeQuarter * (shareOfQuarter - 0.6)
              + hidden * t.visibility();
      return 1 / (1 + StrictMath.exp(-logit));
    }
  }

  private static final Map<String, Eye> EYES =
      Map.of(
          HOTLINE, new Eye(-1.20, 0.12, 0.15, -0.25, 0.05, 0.20, 0.22),
          EMBASSIES, new Eye(-1.45, 0.05, 0.05, -0.10, 0.25, 0.15, 0.18),
          POLICE, new Eye(-1.40, -0.15, -0.10, 0.20, -0.10, 0.15, 0.10),
          SHELTERS, new Eye(-1.70, 0.25, 0.00, -0.20, -0.05, 0.10, 0.18));

  private Detection() {}

  /** Sightings of the person in the quarter, by agency; empty if the person is not held in it. */
  static SortedMap<String, Sighting> of(Person person, Quarter quarter, Draw draw) {
    SortedMap<String, Sighting> sightings = new TreeMap<>();
    Optional<Stay> last = person.captivity().lastWithin(quarter);
    if (last.isEmpty()) {
      return sightings;
    }
    Stay stay = last.get();
    Raid raid = raidWithin(person, quarter);
    double shareOfQuarter = shareOfQuarter(person, quarter);
    for (Map.Entry<String, Eye> eye : new TreeMap<>(EYES).entrySet()) {
      String agency = eye.getKey();
      double chance = eye.getValue().chance(person, shareOfQuarter);
      boolean seen = draw.chance(raid == null ? chance : chance * OTHER_LISTS_AFTER_RAID);
      LocalDate day = day(person, quarter, draw);
      if (agency.equals(POLICE) && raid != null) {
        sightings.put(agency, new Sighting(person, quarter, stay, raid.day(), raid.label(), null));
      } else if (seen) {
        sightings.put(agency, new Sighting(person, quarter, stay, day, null, null));
      }
    }
    refer(sightings, quarter, draw);
    return sightings;
  }

  /** True if the person is taken out in a raid of that quarter. */
  static boolean inRaid(Person person, Quarter quarter) {
    return raidWithin(person, quarter) != null;
  }

  private static void refer(SortedMap<String, Sighting> sightings, Quarter quarter, Draw draw) {
    Sighting call = sightings.get(HOTLINE);
    boolean sent = draw.chance(REFERRED);
    int later = 1 + draw.below(14);
    if (call == null || !sent) {
      return;
    }
    LocalDate day = call.reportedOn().plusDays(later);
    if (day.isAfter(quarter.lastDay())) {
      day = quarter.lastDay();
    }
    sightings.put(SHELTERS, new Sighting(call.person(), quarter, call.stay(), day, null, HOTLINE));
  }

  private static @Nullable Raid raidWithin(Person person, Quarter quarter) {
    Raid raid = person.captivity().raid();
    return raid != null && quarter.contains(raid.day()) ? raid : null;
  }

  private static double shareOfQuarter(Person person, Quarter quarter) {
    long days = 0;
    for (Stay stay : person.captivity().stays()) {
      days += stay.daysWithin(quarter.firstDay(), quarter.lastDay());
    }
    return (double) days / quarter.days();
  }

  private static LocalDate day(Person person, Quarter quarter, Draw draw) {
    LocalDate arrived = person.captivity().firstDay();
    LocalDate first = arrived.isAfter(quarter.firstDay()) ? arrived : quarter.firstDay();
    return draw.day(first, quarter.lastDay());
  }
}
