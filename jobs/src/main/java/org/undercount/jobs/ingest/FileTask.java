package org.undercount.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.undercount.datasets.contract.ColumnSpec;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawRows;
import org.undercount.datasets.read.Terms;
import org.undercount.jobs.tables.DeliveredFiles;

/**
 * One file to read on an executor. Carries text alone; the file must be reachable there under the
 * same path.
 *
 * @param path where it lies
 * @param name as the user called it, for messages
 * @param sha256 of its bytes
 * @param quarter it was delivered for
 * @param contract its contract's YAML
 * @param scratch folder for unpacked copies
 */
record FileTask(
    String path, String name, String sha256, String quarter, String contract, String scratch) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The task in the form it travels in: Spark's serialiser knows no records. */
  String travelling() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A task is always JSON", e);
    }
  }

  static FileTask arrived(String text) {
    try {
      return JSON.readValue(text, FileTask.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A task must arrive as it was sent", e);
    }
  }

  SourceContract readContract() {
    return SourceContract.parse(name, contract);
  }

  RawRows open(SourceContract of) {
    Set<String> required = new HashSet<>(of.headers());
    if (!of.file().format().hasHeaderRow()) {
      // Keys of JSON and attributes may be left out of a file; what a row cannot do without may
      // not.
      required.clear();
      for (String column : of.kind().required()) {
        of.column(column).map(ColumnSpec::origin).flatMap(o -> o.column()).ifPresent(required::add);
      }
    }
    return DeliveredFiles.open(
        new Delivery(
            Path.of(path), name, of.file(), new Terms.Contract(required), Path.of(scratch)));
  }

  RecordKey key(SourceContract of, long row) {
    return new RecordKey(of.source(), Quarter.parse(quarter), sha256, row);
  }
}
