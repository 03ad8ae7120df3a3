package org.undercount.datasets.microdata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.RowValues;
import org.undercount.datasets.schema.Sensitivity;

/**
 * Where a record came from: enough to find its raw row again, nothing about a person.
 *
 * @param source who delivered it
 * @param quarter the quarter it was delivered for
 * @param fileSha256 hash of the file as received, hexadecimal
 * @param row 1-based row in that file, counted as its reader counts
 */
public record RecordKey(SourceId source, Quarter quarter, String fileSha256, long row) {

  public RecordKey {
    if (row < 1) {
      throw new IllegalArgumentException("A row is counted from 1, got " + row);
    }
  }

  /**
   * The record's stable identifier: the first 96 bits of the SHA-256 of source, quarter, file hash
   * and row, in hexadecimal. Says nothing about content.
   */
  public String id() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (source + "|" + quarter + "|" + fileSha256 + "|" + row)
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, got none", e);
    }
  }

  /** The columns every microdata table starts with. */
  static <R> List<Column<R>> columns(java.util.function.Function<R, RecordKey> key) {
    return List.of(
        new Column<>(
            "record_id",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Identifier of the record, from source, quarter, file and row",
            r -> key.apply(r).id()),
        new Column<>(
            "source",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Who delivered the record",
            r -> key.apply(r).source().value()),
        new Column<>(
            "quarter",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "Quarter the record was delivered for",
            r -> key.apply(r).quarter().toString()),
        new Column<>(
            "file_sha256",
            ColumnType.TEXT,
            true,
            Sensitivity.ANALYTIC,
            "SHA-256 of the file as received",
            r -> key.apply(r).fileSha256()),
        new Column<>(
            "source_row",
            ColumnType.LONG,
            true,
            Sensitivity.ANALYTIC,
            "Row in the file, from 1",
            r -> key.apply(r).row()));
  }

  static RecordKey from(RowValues row) {
    return new RecordKey(
        SourceId.of(row.requiredText("source")),
        Quarter.parse(row.requiredText("quarter")),
        row.requiredText("file_sha256"),
        row.requiredLong("source_row"));
  }
}
