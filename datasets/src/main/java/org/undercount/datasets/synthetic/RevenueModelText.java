package org.undercount.datasets.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * The revenue model a researcher of the region would write from what is known there: ledgers seized
 * in a dozen centres, and interviews with some of those released. Its numbers are samples of the
 * world, so its doubt is honest; nothing in it is taken from the truth.
 */
final class RevenueModelText {

  private static final int LEDGERS = 12;

  private RevenueModelText() {}

  static String of(WorldSettings settings, CentrePlan plan, Tally tally) {
    List<Double> takes = ledgers(settings, plan);
    double take = takes.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double takeError = standardError(takes, take);
    double spread = takeError * StrictMath.sqrt(takes.size()) / take;
    long asked = tally.count("debrief", "people");
    long earners = tally.count("debrief", "earners");
    double days = (double) tally.count("debrief", "days") / asked;
    double variance = (double) tally.count("debrief", "daysSquared") / asked - days * days;
    StringBuilder text = new StringBuilder();
    line(
        text,
        "# SYNTHETIC. Takings of centres in a quarter: people held x earning share x days x take.");
    line(text, "model: synthetic-region");
    line(text, "title: Takings of scam centres in a synthetic region");
    line(text, "unit: USD/quarter");
    line(text, "currency: USD");
    line(text, "draws: 10000");
    line(text, "inputs:");
    for (String country : WorldTruth.COUNTRIES) {
      line(text, "  held_" + country + ":");
      line(text, "    uniform: {low: 1, high: 1000000}");
      line(text, "    linked-to: E2." + country);
      line(text, "    unit: person");
      line(text, "    source: this quarter's estimate of people held in " + country);
    }
    line(text, "  earning_share:");
    line(text, "    beta: {alpha: %d, beta: %d}", earners + 1, asked - earners + 1);
    line(text, "    unit: \"1\"");
    line(text, "    source: interviews with %d people released", asked);
    line(text, "  days_held:");
    line(
        text,
        "    normal: {mean: %.3f, sd: %.3f}",
        days,
        StrictMath.sqrt(Math.max(variance, 0) / asked));
    line(text, "    unit: day/quarter");
    line(text, "    source: interviews with %d people released", asked);
    line(text, "  take:");
    line(text, "    lognormal: {mean: %.2f, sd: %.2f}", take, takeError);
    line(text, "    unit: USD/person/day");
    line(text, "    currency: USD");
    line(text, "    price-date: \"%d\"", settings.firstYear());
    line(text, "    source: ledgers seized in %d centres", takes.size());
    for (String country : WorldTruth.COUNTRIES) {
      line(text, "  local_" + country + ":");
      line(
          text, "    lognormal: {mean: 1, sd: %.3f}", localSpread(plan, settings, country, spread));
      line(text, "    unit: \"1\"");
      line(
          text, "    source: centres differ as the ledgers do; few centres stray further from all");
    }
    line(text, "estimators:");
    for (String country : WorldTruth.COUNTRIES) {
      line(text, "  - id: " + country);
      line(text, "    kind: R1");
      line(text, "    what: takings of scam centres from people held");
      line(text, "    place: " + country);
      line(text, "    window: quarter");
      line(
          text,
          "    formula: held_"
              + country
              + " * earning_share * days_held * take * local_"
              + country);
    }
    return text.toString();
  }

  /**
   * Takings per earner and day as a dozen centres' books show them; larger centres are raided more
   * often.
   */
  private static List<Double> ledgers(WorldSettings settings, CentrePlan plan) {
    Draw draw = new Draw(settings.seed().child("ledgers"));
    Quarter quarter = settings.firstQuarter();
    List<Centre> open = new ArrayList<>();
    WorldTruth.COUNTRIES.forEach(c -> open.addAll(plan.active(c, quarter)));
    List<Double> weights = open.stream().map(c -> c.business().weight()).toList();
    List<Double> takes = new ArrayList<>();
    for (int i = 0; i < Math.min(LEDGERS, open.size()); i++) {
      Centre centre = open.get(draw.weighted(weights));
      takes.add(centre.business().takingsUsdPerEarnerDay() * draw.logNormal(-0.005, 0.1));
    }
    return takes;
  }

  /**
   * Relative standard deviation of a country's mean takings round the region's: the spread between
   * centres over the root of the effective number of centres, their number less a factor of 2.25
   * because a few hold most of the people (lognormal sizes, standard deviation 0.9 of the
   * logarithm).
   */
  private static double localSpread(
      CentrePlan plan, WorldSettings settings, String country, double spread) {
    int centres = Math.max(1, plan.active(country, settings.firstQuarter()).size());
    return spread * StrictMath.sqrt(Math.min(1, 2.25 / centres));
  }

  private static double standardError(List<Double> values, double mean) {
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return StrictMath.sqrt(squares / (values.size() - 1) / values.size());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append('\n');
  }
}
