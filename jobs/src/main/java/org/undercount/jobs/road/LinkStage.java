package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.undercount.datasets.microdata.PersonReport;
import org.undercount.datasets.store.TableVersion;
import org.undercount.jobs.link.Linkage;
import org.undercount.jobs.link.PeopleLinkage;
import org.undercount.jobs.link.secret.KeyedHash;
import org.undercount.jobs.merge.People;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/** People: reports of several sources that mean the same person get one pseudonym. */
final class LinkStage extends TableStage {

  static final String PEOPLE = "people";

  /** Persons of the sampled linkages: {@code record_id, person_id, draws}. */
  static final String POSSIBLE_PEOPLE = "possible_people";

  /** Linkages sampled beside the best one, to carry its doubt into the estimates. */
  static final int LINKAGES = 20;

  private static final RowCodec<PersonReport> REPORTS = RowCodec.of(() -> PersonReport.SCHEMA);

  LinkStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "link";
  }

  @Override
  protected List<String> sealedReads() {
    return List.of(PersonReport.SCHEMA.name());
  }

  @Override
  protected List<String> writes() {
    return List.of(PEOPLE, POSSIBLE_PEOPLE);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return new TreeMap<>(
        java.util.Map.of(
            "setting seed",
            Long.toString(road.settings().seed().value()),
            "setting linkages",
            Integer.toString(LINKAGES)));
  }

  @Override
  public StageResult run(StageKey key) {
    String quarter = road.quarter().toString();
    SortedMap<String, TableVersion.Part> parts =
        road.sealed().store().head(PersonReport.SCHEMA.name()).of(quarter);
    if (parts.isEmpty()) {
      return new StageResult.Stopped(
          List.of("no people were ingested for " + quarter + ": run ingest first"));
    }
    Dataset<Row> reports =
        road.sealed().read(PersonReport.SCHEMA.name(), REPORTS.structType(), quarter);
    TreeSet<String> sources = new TreeSet<>();
    parts.keySet().forEach(p -> sources.add(p.substring(p.indexOf('/') + 1)));
    KeyedHash pseudonyms = KeyFiles.pseudonyms(road.layout());
    Linkage linkage =
        PeopleLinkage.link(
            reports,
            PeopleLinkage.settings(sources).withDraws(LINKAGES),
            pseudonyms,
            road.settings().seed());
    write(
        POSSIBLE_PEOPLE,
        key,
        linkage.possibilities().select("record_id", "person_id", "draws"),
        "person_id",
        "record_id");
    long rows =
        write(PEOPLE, key, People.of(reports, linkage.assignments()), "person_id", "record_id");
    long read = parts.values().stream().mapToLong(TableVersion.Part::rows).sum();
    if (rows != read) {
      throw new IllegalStateException(
          "Every report must get one person: reports=" + read + ", assigned=" + rows);
    }
    return new StageResult.Done(
        RowCount.all(rows),
        LinkFacts.lines(linkage.diagnostics()),
        LinkFacts.of(linkage.diagnostics()));
  }
}
