package org.undercount.jobs.road;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.store.TableStore;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.tables.Tables;

/**
 * Where a run takes place: the session, the workspace, the quarter and the settings.
 *
 * @param spark the session
 * @param layout the workspace
 * @param quarter the quarter
 * @param settings what the numbers depend on
 * @param sealed tables with names, contacts and document numbers
 * @param analytic tables without
 */
public record Road(
    SparkSession spark,
    WorkspaceLayout layout,
    Quarter quarter,
    WorkspaceSettings settings,
    Tables sealed,
    Tables analytic) {

  /** The road of one quarter in a workspace. */
  public static Road in(
      SparkSession spark, WorkspaceLayout layout, Quarter quarter, WorkspaceSettings settings) {
    return new Road(
        spark,
        layout,
        quarter,
        settings,
        Tables.sealed(spark, TableStore.at(layout.sealed()), layout.sealedKey()),
        Tables.open(spark, TableStore.at(layout.analytic())));
  }

  /** From linked people to routes: every stage between the checks and the release, in order. */
  public List<TableStage> middle() {
    return List.of(
        new LinkStage(this),
        new AdsStage(this),
        new SitesStage(this),
        new MergeStage(this),
        new VictimsStage(this),
        new MethodsStage(this),
        new CentresStage(this),
        new RevenueStage(this),
        new RoutesStage(this));
  }
}
