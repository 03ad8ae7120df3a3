package org.undercount.jobs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.undercount.geo.border.Borders;
import picocli.CommandLine.Option;

/** Where the derived borders are kept between commands. */
final class BorderCache {

  @Option(
      names = "--border-cache",
      paramLabel = "DIR",
      description = "folder for the derived borders (default: the user's cache folder)")
  @Nullable Path folder;

  Borders load(PrintWriter err, boolean quiet) {
    Path at = folder == null ? usual() : folder;
    Borders borders = Borders.load(at);
    if (!borders.isCached() && !quiet) {
      err.println(
          "undercount: "
              + at
              + " cannot be written, so the borders are derived anew by every command");
    }
    return borders;
  }

  private static Path usual() {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path base =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("undercount");
  }
}
