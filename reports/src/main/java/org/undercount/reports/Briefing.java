package org.undercount.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Html;
import org.undercount.reports.page.IndexPage;
import org.undercount.reports.page.Page;
import org.undercount.reports.page.Shell;

/**
 * Makes the pages and the PDF of a release from its bundle, and from nothing else. The same bundle
 * gives the same bytes.
 */
public final class Briefing {

  private Briefing() {}

  /** The briefing's first page, complete in itself. */
  public static String render(ReleaseBundle bundle) {
    return Shell.screen(bundle, pages(bundle).get(0));
  }

  /** Adds all pages to a bundle that is being written. */
  public static void addTo(ReleaseBundle bundle, Path directory) throws IOException {
    for (Page page : pages(bundle)) {
      Path file = directory.resolve(page.file());
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, Shell.screen(bundle, page), StandardCharsets.UTF_8);
    }
  }

  private static List<Page> pages(ReleaseBundle bundle) {
    Page.Source source = Page.Source.of(bundle);
    return List.of(IndexPage.of(source, b -> Html.none()));
  }
}
