package org.undercount.reports.page;

import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Html;

/** Draws the recorded routes of a release. */
@FunctionalInterface
public interface FlowPicture {

  /** A drawing with its text alternative, from disclosed counts only. */
  Html of(ReleaseBundle bundle);
}
