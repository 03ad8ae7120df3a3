package org.undercount.jobs.cli;

import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.estimators.Estimand;
import org.undercount.geo.border.Borders;
import org.undercount.jobs.pipeline.CodeVersion;
import org.undercount.notebooks.NotebookExport;
import org.undercount.reports.Briefing;

/** The program as a whole: every module whose code decides what is published. */
final class ThisProgram {

  private ThisProgram() {}

  /** Its version; a stage computed by another is computed again. */
  static String version() {
    return CodeVersion.of(
        List.of(
            Quarter.class,
            Estimand.class,
            Borders.class,
            CodeVersion.class,
            Briefing.class,
            NotebookExport.class));
  }
}
