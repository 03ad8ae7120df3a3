package org.undercount.jobs.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The footer of a Parquet file in one order. The writer lists a column's encodings as a hash set
 * yields them, by the identity of objects, which differs from one JVM to the next; a release is to
 * have the same bytes wherever it is made. Nothing but the order of that list is changed, and no
 * offset depends on it.
 */
final class CanonicalFooter {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  private CanonicalFooter() {}

  /** Rewrites the footer of a plain (not encrypted) Parquet file in place. */
  static void write(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int tail = Integer.BYTES + MAGIC.length;
    if (all.length < tail + MAGIC.length
        || !Arrays.equals(MAGIC, Arrays.copyOfRange(all, all.length - MAGIC.length, all.length))) {
      throw new IllegalStateException("A Parquet file ends with PAR1: " + file.getFileName());
    }
    int length =
        ByteBuffer.wrap(all, all.length - tail, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    int start = all.length - tail - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(all, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        List<Encoding> encodings = column.getMeta_data().getEncodings();
        Collections.sort(encodings);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(all.length);
    out.write(all, 0, start);
    Util.writeFileMetaData(footer, out);
    int written = out.size() - start;
    out.write(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(written).array());
    out.write(MAGIC);
    Files.write(file, out.toByteArray());
  }
}
