package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Rule;
import org.undercount.datasets.release.BundlePart;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.LinkageRow;
import org.undercount.datasets.release.ListRow;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.Provenance;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.estimators.Draws;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.FlowEstimateRow;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.Stage;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageRecord;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.release.Counts;
import org.undercount.jobs.release.ParquetTables;
import org.undercount.jobs.release.ReleaseContent;
import org.undercount.jobs.release.ReleaseInputs;
import org.undercount.jobs.tables.RowCodec;

/**
 * The release: disclosure control over everything the quarter prints, then one bundle, written
 * whole or not at all.
 */
public final class ReleaseStage implements Stage {

  /** Its name, as on the command line's progress. */
  public static final String NAME = "release";

  private static final RowCodec<FlowEstimateRow> FLOWS = RowCodec.of(() -> FlowEstimateRow.SCHEMA);

  private final Road road;
  private final List<Stage> before;
  private final Publishing publishing;
  private final List<BundlePart> pages;

  /**
   * The last stage of a road.
   *
   * @param before the stages before it, whose records it reads
   * @param pages what draws pages and notebooks into a bundle
   */
  public ReleaseStage(
      Road road, List<Stage> before, Publishing publishing, List<BundlePart> pages) {
    this.road = road;
    this.before = List.copyOf(before);
    this.publishing = publishing;
    this.pages = List.copyOf(pages);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SortedMap<String, String> inputs() {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("quarter", road.quarter().toString());
    inputs.put("setting min-cell", Integer.toString(road.settings().minCell()));
    inputs.put("publishing", publishing.fingerprint());
    for (StageRecord record : records()) {
      inputs.put("stage " + record.stage(), record.key().value());
    }
    return inputs;
  }

  @Override
  public boolean isPresent(StageKey key) {
    return BundleWriter.of(road.layout().releases(), road.quarter()).stream()
        .map(ReleaseBundle::load)
        .anyMatch(b -> b.manifest().run().runId().equals(key.brief()));
  }

  @Override
  public StageResult run(StageKey key) {
    ReleaseInputs inputs = collect(key);
    Rule rule =
        new Rule(
            road.settings().minCell(),
            Rule.DEFAULT.sites(),
            Rule.DEFAULT.adverts(),
            Rule.DEFAULT.leastWidth());
    ReleaseBundle.Content content =
        ReleaseContent.of(inputs, rule, road.settings().level(), road.layout().releases());
    List<BundlePart> parts = new ArrayList<>();
    parts.add(new ParquetTables(road.spark(), road.layout().scratch()));
    parts.addAll(pages);
    java.nio.file.Path bundle = BundleWriter.write(road.layout().releases(), content, parts);
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("release", bundle.getFileName().toString());
    return new StageResult.Done(
        RowCount.all(inputs.estimates().size()),
        List.of(audited(content.audit()), "bundle " + bundle),
        facts);
  }

  private static String audited(Audit audit) {
    return String.format(
        Locale.ROOT,
        "%,d cells: %,d withheld for size, %,d to protect them, %,d could be worked out",
        audit.cells(),
        audit.primary(),
        audit.complementary(),
        audit.recovered().size());
  }

  private List<StageRecord> records() {
    return before.stream()
        .flatMap(
            s ->
                StageRecord.read(road.layout().run(road.quarter()).resolve(s.name() + ".json"))
                    .stream())
        .toList();
  }

  private ReleaseInputs collect(StageKey key) {
    String quarter = road.quarter().toString();
    List<EstimateRow> estimates = new ArrayList<>();
    for (String table :
        List.of(VictimsStage.ESTIMATES, CentresStage.ESTIMATES, RevenueStage.ESTIMATES)) {
      road.analytic().written(table, quarter).collectAsList().stream()
          .map(EstimateTables.ESTIMATES::fromRow)
          .forEach(estimates::add);
    }
    Optional<Draws> draws =
        ReleaseContent.joined(
            List.of(
                DrawTables.read(road, VictimsStage.DRAWS),
                DrawTables.read(road, CentresStage.DRAWS),
                DrawTables.read(road, RevenueStage.DRAWS)));
    Counts counts = counts(quarter);
    Map<String, StageRecord> records = new TreeMap<>();
    records().forEach(r -> records.put(r.stage(), r));
    SourceFacts ingest = facts(records, "ingest");
    SourceFacts checks = facts(records, "check");
    return new ReleaseInputs(
        estimates,
        road
            .analytic()
            .written(MethodsStage.METHODS, quarter)
            .orderBy("key", "line", "id")
            .collectAsList()
            .stream()
            .map(MethodsStage.ROWS::fromRow)
            .toList(),
        draws,
        counts,
        new ReleaseInputs.Quality(
            lists(counts.lists(), ingest),
            ingest.quality(checks),
            ingest.rejections(),
            checks.checks(),
            linkage(records)),
        PublishedMethods.all(),
        new Manifest(
            publishing.publication(road.quarter()),
            new Manifest.Run(
                key.brief(),
                publishing.codeVersion(),
                "sha256:" + key.value(),
                road.settings().seed().value(),
                publishing.libraries()),
            ingest.files(quarter),
            records.values().stream().map(ReleaseStage::stageCount).toList()),
        new Provenance(
            records.values().stream()
                .map(
                    r ->
                        new Provenance.Step(
                            r.stage(),
                            List.copyOf(r.inputs().keySet()),
                            List.of(r.stage() + "@" + r.key().brief()),
                            r.key().value()))
                .toList()));
  }

  private Counts counts(String quarter) {
    List<Counts.Profile> profiles = new ArrayList<>();
    for (Row r : road.analytic().written(MergeStage.PROFILES, quarter).collectAsList()) {
      profiles.add(
          new Counts.Profile(
              r.getAs("destination"),
              r.getAs("variable"),
              r.getAs("value"),
              r.<Long>getAs("count")));
    }
    Map<String, Long> sites = new TreeMap<>();
    for (Row r : road.analytic().written(MergeStage.SITE_OVERLAPS, quarter).collectAsList()) {
      sites.merge(r.getAs("country"), r.<Long>getAs("count"), Long::sum);
    }
    List<Counts.Adverts> adverts = new ArrayList<>();
    for (Row r : road.analytic().written(MergeStage.ADVERTS, quarter).collectAsList()) {
      adverts.add(
          new Counts.Adverts(
              r.getAs("dimension"),
              r.getAs("category"),
              r.<Long>getAs("families"),
              r.<Long>getAs("adverts")));
    }
    Map<String, Long> lists = new TreeMap<>();
    for (Row r : road.analytic().written(MergeStage.LISTS, quarter).collectAsList()) {
      lists.put(r.getAs("source"), r.<Long>getAs("people"));
    }
    List<FlowEstimateRow> flows =
        road.analytic().written(RoutesStage.FLOWS, quarter).collectAsList().stream()
            .map(FLOWS::fromRow)
            .toList();
    return new Counts(flows, profiles, sites, adverts, lists);
  }

  private List<ListRow> lists(Map<String, Long> people, SourceFacts ingest) {
    List<ListRow> rows = new ArrayList<>();
    for (String source : ingest.sources()) {
      long units = people.getOrDefault(source, ingest.number(source, "accepted"));
      rows.add(
          publishing.list(
              source,
              units < road.settings().minCell() && units > 0
                  ? Disclosed.withheld()
                  : Disclosed.exact(units)));
    }
    return rows;
  }

  private static SourceFacts facts(Map<String, StageRecord> records, String stage) {
    StageRecord record = records.get(stage);
    return new SourceFacts(record == null ? new TreeMap<>() : record.facts());
  }

  private static List<LinkageRow> linkage(Map<String, StageRecord> records) {
    List<LinkageRow> rows = new ArrayList<>();
    StageRecord link = records.get("link");
    if (link != null) {
      link.facts().forEach((name, value) -> rows.add(LinkFacts.row(name, value)));
    }
    return rows;
  }

  private static Manifest.StageCount stageCount(StageRecord record) {
    return new Manifest.StageCount(
        record.stage(),
        record.stage(),
        record.rows().read(),
        record.rows().accepted(),
        record.rows().leftOut().isEmpty()
            ? "all rows went on"
            : record.rows().leftOut().toString());
  }
}
