package org.undercount.jobs.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one source's delivery for one quarter.
 *
 * @param source short name
 * @param quarter the quarter
 * @param table where accepted rows went
 * @param status unchanged, new or corrected
 * @param version of the table
 * @param key identity of files, contract and program
 * @param files as delivered
 * @param read rows read
 * @param accepted rows that became records
 * @param rejected rows in quarantine, by reason
 * @param issues values left out of accepted rows, by {@code column:code}
 */
public record IngestReport(
    String source,
    String quarter,
    String table,
    String status,
    long version,
    String key,
    List<DeliveredFile> files,
    long read,
    long accepted,
    SortedMap<String, Long> rejected,
    SortedMap<String, Long> issues) {

  /** Nothing was written: the same files under the same contract were here already. */
  public static final String UNCHANGED = "unchanged";

  /** The first delivery of this source for this quarter. */
  public static final String NEW = "new";

  /** The delivery replaces an earlier one, which stays readable as an earlier version. */
  public static final String CORRECTED = "corrected";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  public IngestReport {
    files = List.copyOf(files);
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
    issues = Collections.unmodifiableSortedMap(new TreeMap<>(issues));
    long out = rejected.values().stream().mapToLong(Long::longValue).sum();
    if (read != accepted + out) {
      throw new IllegalStateException(
          "Rows of "
              + source
              + " must add up: read="
              + read
              + ", accepted="
              + accepted
              + ", rejected="
              + rejected);
    }
  }

  /**
   * One file.
   *
   * @param name as the user called it
   * @param sha256 of its bytes
   * @param read rows read
   * @param accepted rows that became records
   */
  public record DeliveredFile(String name, String sha256, long read, long accepted) {}

  IngestReport as(String otherStatus, long otherVersion) {
    return new IngestReport(
        source,
        quarter,
        table,
        otherStatus,
        otherVersion,
        key,
        files,
        read,
        accepted,
        rejected,
        issues);
  }

  /** As one JSON document. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (IOException e) {
      throw new UncheckedIOException("A report is always JSON", e);
    }
  }

  /** The report of a delivery, if it was ever taken in under this key. */
  static Optional<IngestReport> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), IngestReport.class));
    } catch (IOException e) {
      throw new UncheckedIOException("The report " + file + " must be readable", e);
    }
  }

  void write(Path file) {
    Path staging = file.resolveSibling("." + file.getFileName() + ".writing");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(staging, (toJson() + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(
          staging, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write the report " + file, e);
    }
  }
}
