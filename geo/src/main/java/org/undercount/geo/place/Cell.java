package org.undercount.geo.place;

import com.uber.h3core.H3Core;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A hexagonal cell of Uber's H3 grid, by its address. Resolution 8 has edges of about 530 m,
 * resolution 5 of about 9.8 km.
 *
 * @param address for example {@code 8864a4b15dfffff}
 */
public record Cell(String address) implements Comparable<Cell> {

  /** Fine enough to tell compounds apart, coarser than a building. */
  public static final int SITE_RESOLUTION = 8;

  /** The cell of a position at a resolution from 0 (coarsest) to 15. */
  public static Cell of(LonLat position, int resolution) {
    if (resolution < 0 || resolution > 15) {
      throw new IllegalArgumentException("An H3 resolution is between 0 and 15, got " + resolution);
    }
    return new Cell(
        Grid.H3.latLngToCellAddress(position.latitude(), position.longitude(), resolution));
  }

  /** The cell of coarser resolution that holds this one's centre. */
  public Cell parent(int resolution) {
    return new Cell(Grid.H3.cellToParentAddress(address, resolution));
  }

  /** This cell and the six around it (five at a pentagon). */
  public List<Cell> around() {
    return Grid.H3.gridDisk(address, 1).stream().map(Cell::new).sorted().toList();
  }

  @Override
  public int compareTo(Cell other) {
    return address.compareTo(other.address);
  }

  @Override
  public String toString() {
    return address;
  }

  /** Loads the native library when the first cell is asked for. */
  private static final class Grid {

    static final H3Core H3 = load();

    private static H3Core load() {
      try {
        return H3Core.newInstance();
      } catch (IOException e) {
        throw new UncheckedIOException("The H3 library could not be loaded", e);
      }
    }
  }
}
