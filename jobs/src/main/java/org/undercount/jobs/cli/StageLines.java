package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.undercount.jobs.pipeline.Run;
import org.undercount.jobs.pipeline.StageRecord;

/** Tells a run's progress on standard error: one line per stage, its messages below. */
final class StageLines implements Run.Progress {

  private final PrintWriter err;
  private final Clock clock;
  private final boolean quiet;
  private Instant start;

  StageLines(PrintWriter err, Clock clock, boolean quiet) {
    this.err = err;
    this.clock = clock;
    this.quiet = quiet;
    this.start = clock.instant();
  }

  @Override
  public void started(String stage) {
    start = clock.instant();
  }

  @Override
  public void skipped(StageRecord stage) {
    line(stage.stage(), "unchanged");
  }

  @Override
  public void done(StageRecord stage) {
    Duration took = Duration.between(start, clock.instant());
    line(
        stage.stage(),
        String.format(
            Locale.ROOT,
            "%,d rows read, %,d accepted%s   %.1f s",
            stage.rows().read(),
            stage.rows().accepted(),
            stage.rows().leftOut().isEmpty() ? "" : ", left out " + stage.rows().leftOut(),
            took.toMillis() / 1000.0));
    stage.messages().forEach(this::detail);
  }

  @Override
  public void stopped(String stage, List<String> reasons) {
    if (!quiet) {
      line(stage, "STOPPED");
    }
    reasons.forEach(reason -> err.println("undercount: " + stage + ": " + reason));
  }

  private void line(String stage, String text) {
    if (!quiet) {
      err.println(String.format(Locale.ROOT, "[%-9s] %s", stage, text));
    }
  }

  private void detail(String message) {
    if (!quiet) {
      err.println("            " + message);
    }
  }
}
