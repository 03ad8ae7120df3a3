package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.microdata.Advert;
import org.undercount.jobs.ads.AdvertScreening;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/** Adverts: language, hashed contacts, families of near-duplicates, indicators. */
final class AdsStage extends TableStage {

  static final String SCREENED = "adverts_screened";
  private static final RowCodec<Advert> ADVERTS = RowCodec.of(() -> Advert.SCHEMA);

  AdsStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "ads";
  }

  @Override
  protected List<String> sealedReads() {
    return List.of(Advert.SCHEMA.name());
  }

  @Override
  protected List<String> writes() {
    return List.of(SCREENED);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return new TreeMap<>(
        java.util.Map.of("setting seed", Long.toString(road.settings().seed().value())));
  }

  @Override
  public StageResult run(StageKey key) {
    Dataset<Row> adverts =
        road.sealed().read(Advert.SCHEMA.name(), ADVERTS.structType(), road.quarter().toString());
    Dataset<Row> screened =
        AdvertScreening.screen(adverts, KeyFiles.pseudonyms(road.layout()), road.settings().seed());
    long rows = write(SCREENED, key, screened, "record_id");
    return new StageResult.Done(RowCount.all(rows), List.of(), new TreeMap<>());
  }
}
