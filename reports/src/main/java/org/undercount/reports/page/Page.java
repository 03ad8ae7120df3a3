package org.undercount.reports.page;

import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Cells;
import org.undercount.reports.html.Html;

/**
 * One page before it is wrapped.
 *
 * @param file its path in the bundle
 * @param title its title
 * @param body its sections
 */
public record Page(String file, String title, Html body) {

  /** What a page is made of. */
  public record Source(ReleaseBundle bundle, Cells cells) {
    public static Source of(ReleaseBundle bundle) {
      return new Source(bundle, Cells.of(bundle));
    }
  }
}
