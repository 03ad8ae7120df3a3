package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.estimators.stay.Followed;
import org.undercount.estimators.stay.StillHeld;

/**
 * From overlap tables to headlines by country. The tables hold one row per country and combination
 * of lists, so collecting them is bounded by countries × 2^lists, whatever the number of people.
 * The estimates themselves are Spark tasks.
 */
public final class CountryEstimates {

  private CountryEstimates() {}

  /**
   * People held.
   *
   * @param overlaps rows (destination, pattern, lists, count, bulk) under the best linkage
   * @param byLinkage the same under each of several plausible linkages, numbered in a column more
   */
  public static Joint victims(
      Dataset<Row> overlaps,
      Dataset<Row> byLinkage,
      Quarter quarter,
      double level,
      int draws,
      Seed seed) {
    return new Populations(Populations.Kind.E2, quarter, level, draws, seed, tasks(overlaps))
        .of(counts(overlaps, "destination"), linkages(byLinkage));
  }

  /**
   * People held on the quarter's last day.
   *
   * @param flows what {@link #victims} gave
   * @param overlaps the same as there
   * @param stays rows (destination, entered, until, ended, horizon, count)
   */
  public static Joint stocks(
      Joint flows,
      Dataset<Row> overlaps,
      Dataset<Row> stays,
      Quarter quarter,
      double level,
      Seed seed) {
    Map<String, Long> freedInBulk = new TreeMap<>();
    counts(overlaps, "destination")
        .forEach((country, counts) -> freedInBulk.put(country.alpha2(), counts.known()));
    Map<String, StillHeld.Sample> followed = new TreeMap<>();
    for (Row row :
        stays
            .select("destination", "ended", "count", "entered", "until", "horizon")
            .orderBy("destination", "entered", "until", "ended", "horizon")
            .collectAsList()) {
      boolean ended = row.getBoolean(1);
      long count = row.getLong(2);
      followed.merge(
          row.getString(0),
          row.isNullAt(3)
              ? StillHeld.Sample.undated(ended, count)
              : StillHeld.Sample.of(
                  new Followed(row.getInt(3), row.getInt(4), ended, row.getInt(5), count)),
          StillHeld.Sample::and);
    }
    return new Stocks(quarter, level, seed).of(flows, followed, freedInBulk);
  }

  /** Active centres, from rows (country, pattern, lists, count, bulk). */
  public static Joint centres(
      Dataset<Row> overlaps, Quarter quarter, double level, int draws, Seed seed) {
    return new Populations(Populations.Kind.E4, quarter, level, draws, seed, tasks(overlaps))
        .of(counts(overlaps, "country"));
  }

  /**
   * Centres opened and closed since the quarter before.
   *
   * @param activity rows (site_id, country, quarter, active_sources) of this quarter and earlier
   *     ones; as many as the register has, which is bounded
   */
  public static CentreTurnover.Outcome turnover(
      Dataset<Row> activity, Quarter quarter, double level, int draws, Seed seed) {
    Map<String, SortedMap<String, SortedMap<Quarter, Set<String>>>> byCountry = new TreeMap<>();
    for (Row row :
        activity.select("country", "site_id", "quarter", "active_sources").collectAsList()) {
      List<String> sources = row.getList(3);
      if (!sources.isEmpty()) {
        byCountry
            .computeIfAbsent(row.getString(0), c -> new TreeMap<>())
            .computeIfAbsent(row.getString(1), s -> new TreeMap<>())
            .put(Quarter.parse(row.getString(2)), Set.copyOf(sources));
      }
    }
    Map<String, SiteHistories> histories = new TreeMap<>();
    byCountry.forEach((country, sites) -> histories.put(country, new SiteHistories(sites)));
    return new CentreTurnover(quarter, level, draws, seed).of(histories);
  }

  private static Strata tasks(Dataset<Row> overlaps) {
    return new SparkStrata(overlaps.sparkSession());
  }

  /** What the lists saw under each linkage; draws × countries × 2^lists rows. */
  static List<Map<CountryCode, ListCounts>> linkages(Dataset<Row> byLinkage) {
    Map<Integer, List<Row>> byDraw = new TreeMap<>();
    for (Row row :
        byLinkage
            .select("destination", "pattern", "lists", "count", "bulk", "draw")
            .collectAsList()) {
      byDraw.computeIfAbsent(row.getInt(5), d -> new ArrayList<>()).add(row);
    }
    return byDraw.values().stream().map(CountryEstimates::counts).toList();
  }

  /**
   * What the lists saw, by country. A row with an empty pattern carries those known from bulk
   * events.
   */
  static Map<CountryCode, ListCounts> counts(Dataset<Row> overlaps, String country) {
    return counts(overlaps.select(country, "pattern", "lists", "count", "bulk").collectAsList());
  }

  private static Map<CountryCode, ListCounts> counts(List<Row> rows) {
    Map<CountryCode, Map<String, Long>> patterns = new TreeMap<>();
    Map<CountryCode, Long> known = new TreeMap<>();
    List<String> lists = new ArrayList<>();
    for (Row row : rows) {
      CountryCode at = CountryCode.of(row.getString(0));
      patterns.putIfAbsent(at, new TreeMap<>());
      known.merge(at, row.getLong(4), Long::sum);
      if (!row.getString(1).isEmpty()) {
        lists.clear();
        lists.addAll(List.of(row.getString(2).split(",", -1)));
        patterns.get(at).merge(row.getString(1), row.getLong(3), Long::sum);
      }
    }
    Map<CountryCode, ListCounts> counts = new TreeMap<>();
    patterns.forEach(
        (at, seen) -> counts.put(at, new ListCounts(lists, seen, known.getOrDefault(at, 0L))));
    return counts;
  }
}
