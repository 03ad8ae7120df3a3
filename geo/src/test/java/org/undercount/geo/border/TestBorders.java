package org.undercount.geo.border;

import java.nio.file.Path;

/** The borders, opened once for all tests of the module. */
public final class TestBorders {

  public static final Path CACHE = Path.of("target", "border-cache");

  private static final Borders BORDERS = Borders.load(CACHE);

  private TestBorders() {}

  public static Borders borders() {
    return BORDERS;
  }
}
