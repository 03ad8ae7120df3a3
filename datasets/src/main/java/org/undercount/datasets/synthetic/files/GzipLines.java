package org.undercount.datasets.synthetic.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Lines of UTF-8 text, compressed by gzip. */
public final class GzipLines {

  private GzipLines() {}

  public static void write(Path file, List<String> lines) throws IOException {
    WholeFile.write(
        file,
        out -> {
          GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
          for (String line : lines) {
            gzip.write(line.getBytes(UTF_8));
            gzip.write('\n');
          }
          gzip.finish();
        });
  }
}
