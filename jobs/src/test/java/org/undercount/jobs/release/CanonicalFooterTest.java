package org.undercount.jobs.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.jobs.SparkTest;

class CanonicalFooterTest {

  @TempDir Path folder;

  @Test
  void filesThatDifferInTheOrderOfEncodingsAloneBecomeTheSameBytes() throws IOException {
    byte[] file = Files.readAllBytes(written());
    Path one = Files.write(folder.resolve("one.parquet"), withEncodings(file, false));
    Path other = Files.write(folder.resolve("other.parquet"), withEncodings(file, true));
    assertThat(Files.readAllBytes(other)).isNotEqualTo(Files.readAllBytes(one));

    CanonicalFooter.write(one);
    CanonicalFooter.write(other);

    assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(one));
    Dataset<Row> read = SparkTest.spark().read().parquet(other.toString());
    assertThat(
            read.orderBy("id")
                .select("id")
                .as(org.apache.spark.sql.Encoders.LONG())
                .collectAsList())
        .isEqualTo(List.of(0L, 1L, 2L, 3L, 4L));
  }

  @Test
  void refusesWhatIsNoParquetFile() throws IOException {
    Path text = folder.resolve("text.parquet");
    Files.write(text, "rather long, but no footer".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> CanonicalFooter.write(text))
        .hasMessage("A Parquet file ends with PAR1: text.parquet");
  }

  private Path written() throws IOException {
    Path out = folder.resolve("spark");
    SparkTest.spark()
        .range(5)
        .selectExpr("id", "'same' as word")
        .coalesce(1)
        .write()
        .parquet(out.toString());
    try (Stream<Path> files = Files.list(out)) {
      return files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  private static byte[] withEncodings(byte[] file, boolean reversed) throws IOException {
    int length = ByteBuffer.wrap(file, file.length - 8, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    int start = file.length - 8 - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, start, length));
    footer
        .getRow_groups()
        .get(0)
        .getColumns()
        .forEach(
            c -> {
              Collections.sort(c.getMeta_data().getEncodings());
              if (reversed) {
                Collections.reverse(c.getMeta_data().getEncodings());
              }
            });
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, start);
    Util.writeFileMetaData(footer, out);
    int written = out.size() - start;
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(written).array());
    out.write("PAR1".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }
}
