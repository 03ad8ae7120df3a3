package org.undercount.reports.page;

import static org.undercount.reports.html.Html.el;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.reports.html.Html;

/**
 * The frame around every page: title, the SYNTHETIC banner where it is due, navigation, footer.
 * Needs no network, no script and no file beside it.
 */
public final class Shell {

  private static final List<String[]> PAGES =
      List.of(
          new String[] {"index.html", "Briefing"},
          new String[] {"methods.html", "Methods"},
          new String[] {"quality.html", "Quality"},
          new String[] {"revisions.html", "Revisions"},
          new String[] {"gather.html", "GATHER"},
          new String[] {"provenance.html", "Provenance"},
          new String[] {"data/codebook.html", "Data"});

  /** The PDF writer paints a label's halo over the label, so on paper there is none. */
  private static final Pattern HALO =
      Pattern.compile("stroke:#fff;stroke-width:[^;}]*;paint-order:stroke;stroke-linejoin:round;?");

  private Shell() {}

  /** The page as a reader's browser gets it. */
  public static String screen(ReleaseBundle bundle, Page page) {
    return document(bundle, page, resource("screen.css"), true);
  }

  /** The same page for the PDF writer: plain style, no navigation. */
  public static String paper(ReleaseBundle bundle, Page page) {
    return HALO.matcher(document(bundle, page, resource("paper.css"), false)).replaceAll("");
  }

  private static String document(ReleaseBundle bundle, Page page, String css, boolean forScreen) {
    Manifest.Publication publication = bundle.manifest().publication();
    String title =
        (bundle.isSynthetic() ? "SYNTHETIC: " : "") + page.title() + ", " + bundle.name();
    List<Html> body = new ArrayList<>();
    if (forScreen) {
      body.add(el("a", "Skip to the content").with("class", "skip").with("href", "#content"));
    }
    if (bundle.isSynthetic()) {
      body.add(
          el(
                  "div",
                  el("strong", "SYNTHETIC"),
                  " Every number describes a simulated world, made to test the method. None is about real people.")
              .with("class", "synthetic")
              .with("role", "note"));
    }
    if (forScreen) {
      body.add(navigation(page));
    } else {
      body.add(el("div", mark(bundle)).with("class", "mark"));
    }
    body.add(el("main", page.body()).with("id", "content"));
    if (forScreen) {
      body.add(footer(bundle, publication));
    }
    return document(
        title,
        page.title() + ". Release " + bundle.name() + " of " + publication.publisher(),
        css,
        body);
  }

  /**
   * A page that is of no release and stands alone: no navigation, the style of all pages.
   *
   * @param title of the window
   * @param content of the page
   */
  public static String alone(String title, Html content) {
    List<Html> body =
        List.of(
            el("header", el("span", "Undercount").with("class", "brand")).with("class", "top"),
            el("main", content).with("id", "content"));
    return document(title, title, resource("screen.css"), body);
  }

  private static String document(String title, String description, String css, List<Html> body) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    el(
            "html",
            el(
                "head",
                el("meta").with("charset", "utf-8"),
                el("meta")
                    .with("name", "viewport")
                    .with("content", "width=device-width, initial-scale=1"),
                el("meta").with("name", "description").with("content", description),
                el("title", title),
                el("style", css)),
            el("body", Html.all(body)))
        .with("lang", "en")
        .with("xmlns", "http://www.w3.org/1999/xhtml")
        .print(out);
    return out.append('\n').toString();
  }

  /** Stands at the head of every sheet. */
  private static String mark(ReleaseBundle bundle) {
    return (bundle.isSynthetic() ? "SYNTHETIC: a simulated world, not real people. " : "")
        + "Release "
        + bundle.name();
  }

  private static Html navigation(Page page) {
    String up = page.file().contains("/") ? "../" : "";
    List<Html> links = new ArrayList<>();
    for (String[] target : PAGES) {
      Html.Element link = el("a", target[1]).with("href", up + target[0]);
      links.add(el("li", target[0].equals(page.file()) ? link.with("aria-current", "page") : link));
    }
    return el(
            "header",
            el("span", "Undercount").with("class", "brand"),
            el("nav", el("ul", Html.all(links))).with("aria-label", "Pages of this release"))
        .with("class", "top");
  }

  private static Html footer(ReleaseBundle bundle, Manifest.Publication publication) {
    return el(
            "footer",
            el(
                "p",
                (bundle.isSynthetic() ? "SYNTHETIC. " : "")
                    + "Release "
                    + bundle.name()
                    + ", "
                    + Words.date(publication.releaseDate())
                    + ". "
                    + publication.publisher()
                    + ". Licence: "
                    + publication.licence()
                    + ". To report an error: "
                    + publication.contact()
                    + "."))
        .with("class", "foot");
  }

  private static String resource(String name) {
    try (InputStream in = Shell.class.getResourceAsStream("/org/undercount/reports/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The style sheet " + name + " must be in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
