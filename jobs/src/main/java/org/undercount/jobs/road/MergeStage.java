package org.undercount.jobs.road;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.undercount.datasets.store.TableVersion;
import org.undercount.jobs.merge.Flows;
import org.undercount.jobs.merge.Overlaps;
import org.undercount.jobs.merge.Persons;
import org.undercount.jobs.merge.Profiles;
import org.undercount.jobs.merge.SiteOverlaps;
import org.undercount.jobs.merge.Stays;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/**
 * Counts only from here on: overlaps of lists, flows, profiles, adverts by language and platform.
 */
final class MergeStage extends TableStage {

  static final String OVERLAPS = "overlaps";

  /** The overlaps once more for each of the sampled linkages. */
  static final String POSSIBLE_OVERLAPS = "possible_overlaps";

  static final String FLOWS = "flow_counts";
  static final String PROFILES = "profile_counts";
  static final String SITE_OVERLAPS = "site_overlaps";
  static final String ADVERTS = "advert_counts";
  static final String LISTS = "list_counts";
  static final String STAYS = "stay_counts";

  /** People by destination and list they are on, those freed in bulk among them. */
  static final String SERVED = "served_counts";

  MergeStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "merge";
  }

  @Override
  protected List<String> reads() {
    return List.of(
        LinkStage.PEOPLE, LinkStage.POSSIBLE_PEOPLE, SitesStage.SITES, AdsStage.SCREENED);
  }

  @Override
  protected List<String> writes() {
    return List.of(
        OVERLAPS, POSSIBLE_OVERLAPS, FLOWS, PROFILES, SITE_OVERLAPS, ADVERTS, LISTS, STAYS, SERVED);
  }

  @Override
  public StageResult run(StageKey key) {
    String quarter = road.quarter().toString();
    Dataset<Row> people = road.analytic().written(LinkStage.PEOPLE, quarter);
    Dataset<Row> lists = people.groupBy("source").agg(countDistinct("person_id").as("people"));
    write(LISTS, key, lists, "source");
    List<String> names =
        lists.select("source").orderBy("source").as(Encoders.STRING()).collectAsList();
    Dataset<Row> persons = Persons.of(people, road.quarter()).cache();
    write(OVERLAPS, key, Overlaps.people(persons, names), "destination", "pattern");
    write(
        POSSIBLE_OVERLAPS,
        key,
        Overlaps.byLinkage(
            people,
            road.analytic().written(LinkStage.POSSIBLE_PEOPLE, quarter),
            road.quarter(),
            names),
        "draw",
        "destination",
        "pattern");
    write(FLOWS, key, Flows.of(persons), "origin", "transit", "destination");
    write(PROFILES, key, Profiles.of(persons), "destination", "variable", "value");
    write(STAYS, key, Stays.of(persons), "destination", "entered", "until", "ended", "horizon");
    write(SERVED, key, Overlaps.served(persons), "destination", "source");
    persons.unpersist();
    write(
        SITE_OVERLAPS,
        key,
        SiteOverlaps.of(road.analytic().written(SitesStage.SITES, quarter)),
        "country",
        "pattern");
    write(
        ADVERTS,
        key,
        adverts(road.analytic().written(AdsStage.SCREENED, quarter)),
        "dimension",
        "category");
    long rows =
        road.analytic().store().head(LinkStage.PEOPLE).of(quarter).values().stream()
            .mapToLong(TableVersion.Part::rows)
            .sum();
    return new StageResult.Done(RowCount.all(rows), List.of(), new TreeMap<>());
  }

  /** Families and adverts by language, platform and advertised country. */
  private static Dataset<Row> adverts(Dataset<Row> screened) {
    List<Dataset<Row>> parts = new ArrayList<>();
    for (String dimension : List.of("language", "platform", "advertised")) {
      parts.add(
          screened
              .groupBy(col(dimension).as("category"))
              .agg(countDistinct(col("family")).as("families"), count(lit(1)).as("adverts"))
              .select(
                  lit(dimension).as("dimension"),
                  col("category"),
                  col("families"),
                  col("adverts")));
    }
    return parts.get(0).unionByName(parts.get(1)).unionByName(parts.get(2));
  }
}
