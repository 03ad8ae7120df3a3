package org.undercount.jobs.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.undercount.estimators.OverlapTable;

/** Small published tables that speed is measured on. */
public enum PublishedTable {
  /**
   * Killings in Kosovo, March to June 1999. Ball, Betts, Scheuren, Dudukovich and Asher (2002),
   * Killings and refugee flow in Kosovo, table 1.
   */
  KOSOVO("kosovo", "Kosovo 1999, 4 lists"),
  /**
   * Potential victims of trafficking, United Kingdom 2013, police and NCA merged. Bales, Hesketh
   * and Silverman (2015), Significance 12.
   */
  UK_FIVE_LISTS("uk2013_five_lists", "United Kingdom 2013, 5 lists"),
  /** The same with the two apart. Silverman (2014), Home Office, table 1. */
  UK_SIX_LISTS("uk2013_six_lists", "United Kingdom 2013, 6 lists");

  private final String file;
  private final String title;

  PublishedTable(String file, String title) {
    this.file = file;
    this.title = title;
  }

  public String title() {
    return title;
  }

  public OverlapTable table(Path folder) throws IOException {
    return OverlapFile.read(write(folder)).table();
  }

  /** Writes the table into a folder, as {@code mse} reads it, and returns its path. */
  public Path write(Path folder) throws IOException {
    Path path = folder.resolve(file + ".csv");
    try (InputStream in = PublishedTable.class.getResourceAsStream(file + ".csv")) {
      if (in == null) {
        throw new IllegalStateException("No table called " + file + " on the class path");
      }
      Files.write(path, in.readAllBytes());
    }
    return path;
  }
}
