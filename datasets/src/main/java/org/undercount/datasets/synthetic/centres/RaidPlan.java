package org.undercount.datasets.synthetic.centres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/** Plans the bulk releases: how many, which towns, which days, and what share is taken out. */
final class RaidPlan {

  private static final double LARGEST_SHARE = 0.9;

  /** Raids per quarter at scale 1, people held at scale 1, and the people to be taken out. */
  private record Aim(String country, int raids, double held, int fewest, int most) {}

  private static final List<Aim> AIMS =
      List.of(
          new Aim("KH", 2, 1_600, 90, 180),
          new Aim("LA", 1, 560, 55, 75),
          new Aim("MM", 1, 1_250, 90, 250));

  private RaidPlan() {}

  static List<Raid> of(WorldSettings settings, List<Centre> centres) {
    Draw draw = new Draw(settings.seed().child("raids"));
    List<Raid> raids = new ArrayList<>();
    for (Quarter quarter : settings.delivered()) {
      int number = 0;
      for (Aim aim : AIMS) {
        int count = settings.scaled(aim.raids(), 1);
        for (int i = 0; i < count; i++) {
          raids.add(raid(settings, quarter, ++number, aim, centres, draw));
        }
      }
    }
    return raids;
  }

  private static Raid raid(
      WorldSettings settings,
      Quarter quarter,
      int number,
      Aim aim,
      List<Centre> centres,
      Draw draw) {
    LocalDate day = draw.day(quarter.firstDay().plusDays(10), quarter.lastDay().minusDays(5));
    List<Town> towns = Town.in(aim.country());
    List<Double> weights =
        towns.stream()
            .map(
                t ->
                    centres.stream()
                        .filter(c -> c.place().town().equals(t) && c.life().openOn(day))
                        .mapToDouble(c -> c.business().weight())
                        .sum())
            .toList();
    int town = draw.weighted(weights);
    double all = weights.stream().mapToDouble(w -> w).sum();
    double heldThere = aim.held() * settings.scale() * weights.get(town) / Math.max(all, 1e-9);
    double share = draw.between(aim.fewest(), aim.most()) / Math.max(heldThere, 1);
    String label =
        String.format(
                Locale.ROOT, "ปฏิบัติการ %s-%d/%d", aim.country(), number, quarter.year() + 543)
            + "/"
            + quarter.number();
    return new Raid(label, day, towns.get(town).name(), Math.min(LARGEST_SHARE, share));
  }
}
