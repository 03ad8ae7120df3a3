package org.undercount.datasets.synthetic.sites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.files.GeoJsonFile;
import org.undercount.datasets.synthetic.files.GeoPackageFile;
import org.undercount.datasets.synthetic.files.GzipLines;
import org.undercount.datasets.synthetic.files.PointTable;
import org.undercount.datasets.synthetic.files.ShapefileSet;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes what three sources report about places in one quarter. Each detects an active centre with
 * probability 0.4 to 0.6, somewhat more if the centre is large; each also reports a few centres as
 * closed.
 */
public final class SitesPart {

  /** Names of the layer and files the press source comes in. */
  public static final String PRESS_LAYER = "sites";

  private final WorldSettings settings;
  private final Quarter quarter;
  private final Tally tally = new Tally();
  private final Map<String, List<PointTable.Point>> points = new TreeMap<>();
  private final List<String> truth =
      new ArrayList<>(List.of("source,quarter,row,centre,country,status"));

  private SitesPart(WorldSettings settings, Quarter quarter) {
    this.settings = settings;
    this.quarter = quarter;
  }

  /** Writes the quarter's files below the workspace and returns what they add to the truth. */
  public static Tally write(
      WorldSettings settings, CentrePlan plan, Quarter quarter, Path workspace) {
    SitesPart part = new SitesPart(settings, quarter);
    for (SiteSource source : SiteSource.values()) {
      part.points.put(source.id(), new ArrayList<>());
    }
    plan.centres().forEach(part::visit);
    try {
      part.writeTo(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing sites of " + quarter, e);
    }
    return part.tally;
  }

  private void visit(Centre centre) {
    Draw draw = new Draw(settings.seed().child("site/" + quarter + "/" + centre.id()));
    LocalDate first = quarter.firstDay();
    LocalDate last = quarter.lastDay();
    LocalDate closed = centre.life().closed();
    boolean active = centre.life().openWithin(first, last);
    boolean closedBefore =
        closed != null && !closed.isAfter(first) && closed.isAfter(first.minusDays(100));
    List<String> seenBy = new ArrayList<>();
    for (SiteSource source : SiteSource.values()) {
      boolean seen = draw.chance(source.chance(centre));
      PointTable.Point point = source.report(centre, quarter, active, new Draw(draw.fork()));
      if ((active && seen) || (closedBefore && seen && draw.chance(0.3))) {
        List<PointTable.Point> reported = points.getOrDefault(source.id(), new ArrayList<>());
        reported.add(point);
        truth.add(
            String.join(
                ",",
                source.id(),
                quarter.toString(),
                Integer.toString(reported.size()),
                "c" + centre.id(),
                centre.country(),
                active ? "active" : "closed"));
        if (active) {
          seenBy.add(source.id());
        }
      }
    }
    if (!seenBy.isEmpty()) {
      tally.add(1, quarter, "sitePattern", centre.country(), String.join("+", seenBy));
      seenBy.forEach(s -> tally.add(1, quarter, "siteList", centre.country(), s));
    }
  }

  private void writeTo(Path workspace) throws IOException {
    for (SiteSource source : SiteSource.values()) {
      PointTable table =
          new PointTable(source.columns(), points.getOrDefault(source.id(), List.of()));
      Path folder =
          workspace.resolve("raw").resolve(quarter.toString()).resolve(source.id());
      String base = source.id() + "_" + quarter;
      switch (source) {
        case NGO -> GeoJsonFile.write(folder.resolve(base + ".geojson"), table);
        case PRESS -> GeoPackageFile.write(folder.resolve(base + ".gpkg"), PRESS_LAYER, table);
        case POLICE -> ShapefileSet.write(folder.resolve(base), table);
      }
    }
    GzipLines.write(
        workspace.resolve("truth").resolve("sites_" + quarter + ".csv.gz"), truth);
  }
}
