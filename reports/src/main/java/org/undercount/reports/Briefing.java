package org.undercount.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.release.BundlePart;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.map.RouteMap;
import org.undercount.reports.page.FlowPicture;
import org.undercount.reports.page.GatherPage;
import org.undercount.reports.page.IndexPage;
import org.undercount.reports.page.MethodsPage;
import org.undercount.reports.page.Page;
import org.undercount.reports.page.QualityPage;
import org.undercount.reports.page.RecordPages;
import org.undercount.reports.page.Shell;
import org.undercount.reports.pdf.PdfPrinter;

/**
 * Makes the pages and the PDF of a release from its bundle, and from nothing else. The same bundle
 * gives the same bytes.
 */
public final class Briefing implements BundlePart {

  private final FlowPicture flowPicture;

  private Briefing(FlowPicture flowPicture) {
    this.flowPicture = flowPicture;
  }

  /** A briefing with a flow map; border data are unpacked once into the directory. */
  public static Briefing withMap(Path cacheDirectory) {
    return new Briefing(RouteMap.cachedIn(cacheDirectory));
  }

  /** A briefing that draws its routes in another way. */
  public static Briefing with(FlowPicture flowPicture) {
    return new Briefing(flowPicture);
  }

  /** The first page, complete in itself. */
  public String render(ReleaseBundle bundle) {
    return Shell.screen(bundle, IndexPage.of(Page.Source.of(bundle), flowPicture));
  }

  /** Adds all pages and {@code briefing.pdf} to a bundle that is being written. */
  @Override
  public void addTo(ReleaseBundle bundle, Path directory) throws IOException {
    Page.Source source = Page.Source.of(bundle);
    Page index = IndexPage.of(source, flowPicture);
    for (Page page :
        List.of(
            index,
            MethodsPage.of(source),
            QualityPage.of(source),
            RecordPages.revisions(source),
            GatherPage.of(source),
            RecordPages.provenance(source),
            RecordPages.codebook(source))) {
      Path file = directory.resolve(page.file());
      Files.createDirectories(directory.resolve("data"));
      Files.writeString(file, Shell.screen(bundle, page), StandardCharsets.UTF_8);
    }
    Files.write(
        directory.resolve("briefing.pdf"),
        PdfPrinter.print(
            Shell.paper(bundle, index),
            (bundle.isSynthetic() ? "SYNTHETIC: " : "") + index.title() + ", " + bundle.name(),
            bundle.manifest().publication().releaseDate()));
  }
}
