package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
    ByteArrayOutputStream stamped = new ByteArrayOutputStream();
    org.dhatim.fastexcel.Workbook workbook =
        new org.dhatim.fastexcel.Workbook(stamped, "Undercount", "1.0");
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
    WholeFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          try (ZipInputStream in =
              new ZipInputStream(new ByteArrayInputStream(stamped.toByteArray()))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
              zip.putNextEntry(ZippedFile.entry(e.getName()));
              zip.write(unstamped(e.getName(), in.readAllBytes()));
              zip.closeEntry();
            }
          }
          zip.finish();
        });
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
