package org.undercount.geo.map;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds room for names: of several places around the anchor the one that covers least of what is
 * already written and drawn. A name that must be shown is written even where it covers something; a
 * value under it only where it covers no other text.
 */
final class MapLabels {

  private static final double LETTER = 6.6;
  private static final double LINE = 14;
  private static final double TEXT_COST = 100;

  /** Per pixel from the anchor: five pixels further weigh as much as covering one stroke. */
  private static final double FAR_COST = 0.2;

  /** A name further than this from its anchor gets a line to it. */
  private static final double NEAR = 9;

  private record Shift(double x, double y) {}

  private static final List<Shift> SHIFTS =
      List.of(
          new Shift(0, 16),
          new Shift(0, -8),
          new Shift(0, 30),
          new Shift(0, -22),
          new Shift(34, 4),
          new Shift(-34, 4),
          new Shift(34, 20),
          new Shift(-34, 20),
          new Shift(34, -12),
          new Shift(-34, -12),
          new Shift(60, 4),
          new Shift(-60, 4),
          new Shift(0, 46),
          new Shift(0, -38),
          new Shift(60, 34),
          new Shift(-60, 34));

  private final double width;
  private final double height;
  private final List<Envelope> texts = new ArrayList<>();
  private final List<Envelope> strokes = new ArrayList<>();

  MapLabels(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** Something drawn that names should rather not cover. */
  void avoid(double x, double y, double radius) {
    strokes.add(new Envelope(x - radius, x + radius, y - radius, y + radius));
  }

  /** Writes a name that must be shown, with its value where there is room for it. */
  void write(StringBuilder svg, Coordinate anchor, String name, String value) {
    Envelope both = best(anchor, Math.max(name.length(), value.length()), value.isEmpty() ? 1 : 2);
    boolean roomForValue = !value.isEmpty() && textsUnder(both) == 0;
    Envelope box = roomForValue || value.isEmpty() ? both : best(anchor, name.length(), 1);
    texts.add(box);
    leader(svg, anchor, box);
    double x = (box.getMinX() + box.getMaxX()) / 2;
    FlowPanel.text(svg, x, box.getMinY() + 12, "middle", "name", name);
    if (roomForValue) {
      FlowPanel.text(svg, x, box.getMinY() + 12 + LINE, "middle", "name-value", value);
    }
  }

  /** Writes a name for orientation, if it covers nothing. */
  void writeIfRoom(StringBuilder svg, Coordinate anchor, String name) {
    Envelope box = best(anchor, name.length(), 1);
    if (cost(box) == 0) {
      texts.add(box);
      FlowPanel.text(
          svg, (box.getMinX() + box.getMaxX()) / 2, box.getMinY() + 12, "middle", "context", name);
    }
  }

  private static void leader(StringBuilder svg, Coordinate anchor, Envelope box) {
    double x = Math.min(box.getMaxX(), Math.max(box.getMinX(), anchor.x));
    double y = Math.min(box.getMaxY(), Math.max(box.getMinY(), anchor.y));
    if (Math.hypot(x - anchor.x, y - anchor.y) > NEAR) {
      svg.append("<path class=\"leader\" d=\"M")
          .append(Projection.number(anchor.x) + ' ' + Projection.number(anchor.y))
          .append('L' + Projection.number(x) + ' ' + Projection.number(y) + "\"/>");
    }
  }

  private Envelope best(Coordinate anchor, int letters, int lines) {
    Envelope best = box(anchor, SHIFTS.get(0), letters, lines);
    double lowest = cost(best) + FAR_COST * Math.hypot(SHIFTS.get(0).x(), SHIFTS.get(0).y());
    for (Shift shift : SHIFTS) {
      Envelope box = box(anchor, shift, letters, lines);
      double cost = cost(box) + FAR_COST * Math.hypot(shift.x(), shift.y());
      if (cost < lowest) {
        best = box;
        lowest = cost;
      }
    }
    return best;
  }

  private Envelope box(Coordinate anchor, Shift shift, int letters, int lines) {
    double half = letters * LETTER / 2;
    double x = Math.min(width - half - 3, Math.max(half + 3, anchor.x + shift.x()));
    double top = anchor.y + shift.y() - 12 - (shift.y() < 0 ? (lines - 1) * LINE : 0);
    double tall = lines * LINE + 2;
    top = Math.min(height - tall - 2, Math.max(2, top));
    return new Envelope(x - half, x + half, top, top + tall);
  }

  private double cost(Envelope box) {
    return TEXT_COST * textsUnder(box) + strokes.stream().filter(box::intersects).count();
  }

  private long textsUnder(Envelope box) {
    return texts.stream().filter(box::intersects).count();
  }
}
