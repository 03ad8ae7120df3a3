package org.undercount.datasets.synthetic.files;

import java.util.Locale;

/** Names of files that come in one or several parts. */
public final class PartName {

  private PartName() {}

  /** {@code base + extension} for a single part, with a number in between for several. */
  public static String of(String base, String extension, int part, int parts) {
    return parts == 1
        ? base + extension
        : base + String.format(Locale.ROOT, "-%04d", part + 1) + extension;
  }
}
