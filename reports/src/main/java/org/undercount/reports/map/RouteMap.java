package org.undercount.reports.map;

import static org.undercount.reports.html.Html.el;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.release.FlowRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.geo.border.Borders;
import org.undercount.geo.map.Bounds;
import org.undercount.geo.map.DrawnMap;
import org.undercount.geo.map.Flow;
import org.undercount.geo.map.FlowMap;
import org.undercount.geo.map.FlowMapDrawing;
import org.undercount.geo.map.Layout;
import org.undercount.geo.map.Outlines;
import org.undercount.geo.map.Shade;
import org.undercount.reports.html.Html;
import org.undercount.reports.html.NumberForm;
import org.undercount.reports.page.FlowPicture;

/**
 * Recorded people by origin and destination as arcs, estimated people as the tone of the
 * destination. Draws the rows of the table flows that are totals over transit, printed, and of two
 * known countries; says how the rest is shown.
 */
public final class RouteMap implements FlowPicture {

  /** From East Africa to the Pacific. */
  private static final Bounds WIDER = new Bounds(25, -15, 148, 48);

  private final Path cacheDirectory;

  private RouteMap(Path cacheDirectory) {
    this.cacheDirectory = cacheDirectory;
  }

  /** Border data are unpacked once into this directory. */
  public static RouteMap cachedIn(Path cacheDirectory) {
    return new RouteMap(cacheDirectory);
  }

  @Override
  public Html of(ReleaseBundle bundle) {
    List<Flow> flows = flows(bundle);
    if (flows.isEmpty()) {
      return el("p", "Every route is confidential in this release; there is nothing to draw.");
    }
    Borders borders = Borders.load(cacheDirectory);
    DrawnMap wide = drawn(bundle, flows, borders, Layout.WIDE, "routes-wide");
    DrawnMap narrow = drawn(bundle, flows, borders, Layout.NARROW, "routes-narrow");
    return Html.all(
        el("div", Html.drawing(withAlt(wide))).with("class", "map map-wide"),
        el("div", Html.drawing(withAlt(narrow))).with("class", "map map-narrow"),
        el(
                "p",
                "Arcs: people in the records. Tone: people estimated, where an estimate is published."
                    + notShown(wide.notShown())
                    + " "
                    + DrawnMap.BOUNDARY_DISCLAIMER
                    + " "
                    + DrawnMap.ATTRIBUTION)
            .with("class", "note"));
  }

  private DrawnMap drawn(
      ReleaseBundle bundle, List<Flow> flows, Borders borders, Layout layout, String id) {
    FlowMap map =
        new FlowMap(
            new FlowMap.Text(
                id,
                "Recorded routes into scam centres",
                "people recorded",
                "people estimated",
                "recorded counts, no interval",
                Locale.ENGLISH),
            flows,
            shades(bundle));
    DrawnMap near =
        FlowMapDrawing.draw(
            map,
            Outlines.load(borders, Bounds.southEastAsia(), layout.mapWidth(), cacheDirectory),
            layout);
    return near.notShown().isEmpty()
        ? near
        : FlowMapDrawing.draw(
            map, Outlines.load(borders, WIDER, layout.mapWidth(), cacheDirectory), layout);
  }

  private static List<Flow> flows(ReleaseBundle bundle) {
    String quarter = bundle.manifest().publication().quarter().toString();
    List<Flow> flows = new ArrayList<>();
    for (FlowRow row : bundle.tables().counts().flows()) {
      Long count = row.count().value();
      if (row.quarter().equals(quarter)
          && row.transit().equals("all")
          && isPlace(row.origin())
          && isPlace(row.destination())
          && !row.origin().equals(row.destination())
          && count != null
          && count > 0) {
        flows.add(
            new Flow(
                CountryCode.of(row.origin()),
                CountryCode.of(row.destination()),
                count,
                count,
                count));
      }
    }
    return flows;
  }

  private static List<Shade> shades(ReleaseBundle bundle) {
    List<Shade> shades = new ArrayList<>();
    for (Headline h : bundle.tables().estimates().headlines()) {
      Headline.Estimated e = h.estimate();
      String place = h.definition().placeCode();
      if (e != null
          && h.definition().unit().equals("people")
          && isPlace(place)
          && shades.stream().noneMatch(s -> s.country().alpha2().equals(place))) {
        shades.add(
            new Shade(
                CountryCode.of(place),
                e.value(),
                NumberForm.COUNT.printed(e.value())
                    + " ("
                    + NumberForm.COUNT.printed(e.interval().lower())
                    + " to "
                    + NumberForm.COUNT.printed(e.interval().upper())
                    + ")"));
      }
    }
    return shades;
  }

  private static boolean isPlace(String code) {
    return CountryCode.isKnown(code) && !CountryCode.of(code).isUnknown();
  }

  private static String notShown(List<CountryCode> countries) {
    return countries.isEmpty()
        ? ""
        : " Outside the map: "
            + countries.stream()
                .map(
                    c ->
                        new Locale.Builder()
                            .setRegion(c.alpha2())
                            .build()
                            .getDisplayCountry(Locale.ENGLISH))
                .collect(Collectors.joining(", "))
            + "; see the table.";
  }

  /** The PDF writer looks for an alt attribute where browsers read title and description. */
  private static String withAlt(DrawnMap map) {
    return Objects.requireNonNull(map.svg())
        .replaceFirst(
            "<svg ",
            java.util.regex.Matcher.quoteReplacement(
                "<svg alt=\"" + Html.escaped(map.textAlternative()) + "\" "));
  }
}
