package org.undercount.jobs.road;

import java.util.List;
import java.util.SortedMap;
import org.undercount.jobs.estimate.CentreTurnover;
import org.undercount.jobs.estimate.CountryEstimates;
import org.undercount.jobs.estimate.Joint;
import org.undercount.jobs.estimate.SiteFate;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/**
 * E4: centres active in each country in the quarter, from the overlaps of the site sources; and how
 * many of them opened, and others closed, since the quarter before, from the register over time,
 * which sites these are, and which of the opened may continue one of the closed.
 */
final class CentresStage extends TableStage {

  static final String ESTIMATES = "centre_estimates";
  static final String DRAWS = "centre_draws";
  static final String SITE_FATES = "site_fates";
  static final String SITE_MOVES = "site_moves";

  private static final RowCodec<SiteEvidence> EVIDENCE = RowCodec.of(() -> SiteEvidence.SCHEMA);
  private static final RowCodec<SiteMove> MOVES = RowCodec.of(() -> SiteMove.SCHEMA);
  private static final RowCodec<SiteFate> FATES = RowCodec.of(() -> SiteFate.SCHEMA);

  CentresStage(Road road) {
    super(road);
  }

  @Override
  public String name() {
    return "centres";
  }

  @Override
  protected List<String> reads() {
    return List.of(MergeStage.SITE_OVERLAPS, SitesStage.ACTIVITY, SitesStage.EVIDENCE);
  }

  @Override
  protected List<String> writes() {
    return List.of(ESTIMATES, DRAWS, SITE_FATES, SITE_MOVES);
  }

  @Override
  protected SortedMap<String, String> settings() {
    return EstimateTables.settings(road);
  }

  @Override
  public StageResult run(StageKey key) {
    String quarter = road.quarter().toString();
    Joint active =
        CountryEstimates.centres(
            road.analytic().written(MergeStage.SITE_OVERLAPS, quarter),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed());
    CentreTurnover.Outcome changed =
        CountryEstimates.turnover(
            road.analytic().written(SitesStage.ACTIVITY, quarter),
            road.quarter(),
            road.settings().level(),
            road.settings().draws(),
            road.settings().seed());
    write(SITE_FATES, key, FATES, changed.sites(), "site_id");
    List<SiteEvidence> evidence =
        road.analytic().written(SitesStage.EVIDENCE, quarter).collectAsList().stream()
            .map(EVIDENCE::fromRow)
            .toList();
    write(
        SITE_MOVES,
        key,
        MOVES,
        SiteMove.of(changed.sites(), evidence, road.quarter()),
        "to_id",
        "from_id");
    return EstimateTables.write(this, key, active.and(changed.joint()), ESTIMATES, DRAWS);
  }
}
