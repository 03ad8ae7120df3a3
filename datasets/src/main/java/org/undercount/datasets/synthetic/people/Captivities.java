package org.undercount.datasets.synthetic.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.centres.Raid;
import org.undercount.datasets.synthetic.settings.Draw;

/**
 * Draws how people are held: arrival, stays of about three months, sale to another centre, moves
 * with a centre that relocates, release, and bulk release in a raid.
 */
final class Captivities {

  private static final int LONGEST_DAYS = 420;
  private static final double HALF_STAY_DAYS = 45;
  private static final double SOLD = 0.34;
  private static final double SOLD_AT_CLOSURE = 0.5;
  private static final double MOVED_WITH_CENTRE = 0.85;
  private static final double SOLD_WITHIN_COUNTRY = 0.86;
  private static final Map<String, List<String>> SOLD_ABROAD =
      Map.of(
          "KH", List.of("MM", "MM", "MM", "LA"),
          "LA", List.of("MM", "MM", "KH"),
          "MM", List.of("KH", "LA"),
          "PH", List.of("KH", "MM"));

  private final CentrePlan plan;

  Captivities(CentrePlan plan) {
    this.plan = plan;
  }

  /** Draws a captivity that starts in that country on that day, if a centre is open there. */
  Optional<Captivity> draw(String country, LocalDate arrival, Draw draw) {
    List<Stay> stays = new ArrayList<>();
    LocalDate day = arrival;
    Centre centre = plan.openIn(country, arrival, draw).orElse(null);
    boolean sold = false;
    while (centre != null) {
      LocalDate until = end(centre, day, arrival, draw);
      Raid raid = raid(centre, day, until, draw);
      if (raid != null) {
        stays.add(new Stay(centre, day, raid.day().plusDays(1), sold));
        return Optional.of(new Captivity(stays, raid));
      }
      stays.add(new Stay(centre, day, until, sold));
      boolean closed = until.equals(centre.life().closed());
      Centre next = next(centre, until, arrival, closed, draw);
      sold = next != null && !(closed && movedTo(centre, next));
      centre = next;
      day = until;
    }
    return stays.isEmpty() ? Optional.empty() : Optional.of(new Captivity(stays, null));
  }

  private static LocalDate end(Centre centre, LocalDate day, LocalDate arrival, Draw draw) {
    double days = draw.exponential(HALF_STAY_DAYS) + draw.exponential(HALF_STAY_DAYS);
    LocalDate end = day.plusDays(Math.max(2, (long) days));
    LocalDate latest = arrival.plusDays(LONGEST_DAYS);
    if (end.isAfter(latest)) {
      end = latest.isAfter(day) ? latest : day.plusDays(1);
    }
    LocalDate closed = centre.life().closed();
    return closed != null && closed.isBefore(end) && closed.isAfter(day) ? closed : end;
  }

  private @Nullable Raid raid(Centre centre, LocalDate day, LocalDate until, Draw draw) {
    for (Raid raid : plan.raids()) {
      if (raid.town().equals(centre.place().town().name())
          && !raid.day().isBefore(day)
          && raid.day().isBefore(until)
          && draw.chance(raid.share())) {
        return raid;
      }
    }
    return null;
  }

  private @Nullable Centre next(
      Centre centre, LocalDate day, LocalDate arrival, boolean closed, Draw draw) {
    if (!day.isBefore(arrival.plusDays(LONGEST_DAYS))) {
      return null;
    }
    if (closed) {
      Optional<Centre> successor = plan.successor(centre);
      if (successor.isPresent() && draw.chance(MOVED_WITH_CENTRE)) {
        return successor.get();
      }
    }
    if (!draw.chance(closed ? SOLD_AT_CLOSURE : SOLD)) {
      return null;
    }
    String country =
        draw.chance(SOLD_WITHIN_COUNTRY)
            ? centre.country()
            : draw.of(SOLD_ABROAD.getOrDefault(centre.country(), List.of("MM")));
    return plan.openIn(country, day, draw).filter(c -> c.id() != centre.id()).orElse(null);
  }

  private boolean movedTo(Centre centre, Centre next) {
    return plan.successor(centre).filter(s -> s.id() == next.id()).isPresent();
  }
}
