package org.undercount.datasets.synthetic.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip archive with one file in it. */
public final class ZippedFile {

  private static final LocalDateTime STAMP = LocalDateTime.of(2023, 1, 1, 0, 0);

  private ZippedFile() {}

  public static void write(Path archive, String inside, WholeFile.Content content)
      throws IOException {
    WholeFile.write(
        archive,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.putNextEntry(entry(inside));
          content.writeTo(zip);
          zip.closeEntry();
          zip.finish();
        });
  }

  static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(STAMP);
    return entry;
  }
}
