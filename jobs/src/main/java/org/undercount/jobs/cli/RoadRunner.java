package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.BundlePart;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.Stage;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.road.CheckStage;
import org.undercount.jobs.road.IngestStage;
import org.undercount.jobs.road.ReleaseStage;
import org.undercount.jobs.road.Road;
import org.undercount.notebooks.NotebookExport;
import org.undercount.reports.Briefing;

/** Takes a quarter of a workspace down the road, to its end or to one stage. */
final class RoadRunner {

  private final WorkspaceLayout layout;
  private final Clock clock;
  private final PrintWriter err;
  private final boolean quiet;

  RoadRunner(WorkspaceLayout layout, Clock clock, PrintWriter err, boolean quiet) {
    this.layout = layout;
    this.clock = clock;
    this.err = err;
    this.quiet = quiet;
  }

  /**
   * Runs the stages up to and including the one named, or all.
   *
   * @param last name of the last stage to run; empty for all
   */
  Run.Outcome run(SparkSession spark, Quarter quarter, Optional<String> last) {
    WorkspaceArguments.requireWorkspace(layout);
    WorkspaceSettings settings = WorkspaceSettings.load(layout.settings());
    Road road = Road.in(spark, layout, quarter, settings);
    String code = ThisProgram.version();
    List<Stage> stages = new ArrayList<>();
    stages.add(new IngestStage(road, clock, code));
    stages.add(new CheckStage(road, clock, settings));
    stages.addAll(road.middle());
    stages.add(
        new ReleaseStage(
            road,
            stages,
            new WorkspacePublishing(layout, settings.publication(), code),
            List.<BundlePart>of(Briefing.withMap(layout.borderCache()), new NotebookExport())));
    List<String> names = stages.stream().map(Stage::name).toList();
    int end = last.map(names::indexOf).orElse(stages.size() - 1);
    if (end < 0) {
      throw new IllegalArgumentException("No stage is named " + last + ", there are " + names);
    }
    return new Run(layout.run(quarter), code, new StageLines(err, clock, quiet))
        .through(stages.subList(0, end + 1));
  }
}
