package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;

/**
 * An XLSX workbook of one sheet of text. The library stamps the time of writing into the file; the
 * stamp is replaced, so that the same rows give the same bytes.
 */
public final class Workbook {

  private static final String CREATED = "2023-01-01T00:00:00Z";

  private Workbook() {}

  public static void write(Path file, String sheet, List<List<String>> rows) throws IOException {
    Path stamped = WholeFile.unfinished(file.resolveSibling(file.getFileName() + ".stamped"));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(stamped))) {
      fill(new org.dhatim.fastexcel.Workbook(out, "Undercount", "1.0"), sheet, rows);
    }
    // From the central directory: the library leaves the sizes out of the entries' own headers,
    // which a streaming reader refuses.
    try (ZipFile in = new ZipFile(stamped.toFile())) {
      WholeFile.write(file, out -> copy(in, out));
    }
    Files.delete(stamped);
  }

  private static void fill(
      org.dhatim.fastexcel.Workbook workbook, String sheet, List<List<String>> rows)
      throws IOException {
    Worksheet worksheet = workbook.newWorksheet(sheet);
    for (int r = 0; r < rows.size(); r++) {
      List<String> row = rows.get(r);
      for (int c = 0; c < row.size(); c++) {
        if (!row.get(c).isEmpty()) {
          worksheet.value(r, c, row.get(c));
        }
      }
    }
    workbook.finish();
  }

  private static void copy(ZipFile in, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (ZipEntry entry : Collections.list(in.entries())) {
      zip.putNextEntry(ZippedFile.entry(entry.getName()));
      try (InputStream content = in.getInputStream(entry)) {
        zip.write(unstamped(entry.getName(), content.readAllBytes()));
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  private static byte[] unstamped(String name, byte[] content) {
    if (!name.equals("docProps/core.xml")) {
      return content;
    }
    return new String(content, UTF_8)
        .replaceAll(">\\d{4}-\\d\\d-\\d\\dT[^<]*<", ">" + CREATED + "<")
        .getBytes(UTF_8);
  }
}
