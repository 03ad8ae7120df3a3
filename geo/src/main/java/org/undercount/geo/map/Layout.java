package org.undercount.geo.map;

/** How the parts of a map are placed, in pixels of the drawing. */
public enum Layout {
  /** The list of flows beside the map: screens and paper. */
  WIDE(640, 320),
  /** The list of flows under the map, letters large enough for a telephone. */
  NARROW(400, 0);

  private final int mapWidth;
  private final int besideWidth;

  Layout(int mapWidth, int besideWidth) {
    this.mapWidth = mapWidth;
    this.besideWidth = besideWidth;
  }

  /** Width of the map itself, for loading outlines of the right detail. */
  public int mapWidth() {
    return mapWidth;
  }

  int width() {
    return mapWidth + besideWidth;
  }

  boolean isBeside() {
    return besideWidth > 0;
  }

  int panelWidth() {
    return isBeside() ? besideWidth - 24 : mapWidth - 16;
  }
}
