package org.undercount.geo.map;

import java.util.List;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.Borders;

/**
 * A drawn map and what must stand beside it.
 *
 * @param svg one svg element with title and description
 * @param textAlternative the same content in words
 * @param notShown countries with flows or shades outside the map's bounds: to be said in the text
 */
public record DrawnMap(String svg, String textAlternative, List<CountryCode> notShown) {

  /** Must be printed with every map: after the United Nations' cartographic practice. */
  public static final String BOUNDARY_DISCLAIMER =
      "The boundaries and names shown and the designations used on this map do not imply official"
          + " endorsement or acceptance, nor any opinion on the legal status of any country,"
          + " territory, city or area or of its authorities, or on the delimitation of its"
          + " frontiers or boundaries. Outlines include territorial waters and are simplified for"
          + " display.";

  /** Must be printed with every map: the licence of the border data. */
  public static final String ATTRIBUTION = Borders.ATTRIBUTION;

  public DrawnMap {
    notShown = List.copyOf(notShown);
  }
}
