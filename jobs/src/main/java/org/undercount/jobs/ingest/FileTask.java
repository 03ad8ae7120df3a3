package org.undercount.jobs.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.undercount.datasets.contract.ColumnSpec;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawFiles;
import org.undercount.datasets.read.RawRows;

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
    String path, String name, String sha256, String quarter, String contract, String scratch)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  SourceContract readContract() {
    return SourceContract.parse(name, contract);
  }

  RawRows open(SourceContract of) throws IOException {
    Set<String> required = new HashSet<>(of.headers());
    if (!of.file().format().hasHeaderRow()) {
      // Keys of JSON and attributes may be left out of a file; what a row cannot do without may
      // not.
      required.clear();
      for (String column : of.kind().required()) {
        of.column(column).map(ColumnSpec::origin).flatMap(o -> o.column()).ifPresent(required::add);
      }
    }
    Delivery delivery = new Delivery(Path.of(path), name, of.file(), required, Path.of(scratch));
    return of.file().format() == FileFormat.PARQUET
        ? ParquetRows.open(delivery)
        : RawFiles.open(delivery);
  }

  RecordKey key(SourceContract of, long row) {
    return new RecordKey(of.source(), Quarter.parse(quarter), sha256, row);
  }
}
