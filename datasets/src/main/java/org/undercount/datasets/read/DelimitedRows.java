package org.undercount.datasets.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a delimited file. A row is counted as a record: a quoted line break does not count. */
final class DelimitedRows extends RawRows {

  private final Delivery delivery;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> header;

  private DelimitedRows(Delivery delivery, CSVParser parser) {
    this.delivery = delivery;
    this.parser = parser;
    this.records = parser.iterator();
    this.header = headerRow();
  }

  static DelimitedRows open(Delivery delivery, InputStream in) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delivery.spec().delimiter())
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .get();
    CSVParser parser =
        CSVParser.builder().setReader(new StrictText(in, delivery)).setFormat(format).get();
    try {
      return new DelimitedRows(delivery, parser);
    } catch (RuntimeException e) {
      parser.close();
      throw e;
    }
  }

  private List<String> headerRow() {
    if (delivery.terms().given().isPresent()) {
      return delivery.terms().given().get();
    }
    for (int i = 1; advance(); i++) {
      List<String> cells = records.next().toList();
      if (delivery.terms().isHeader(delivery.spec(), i, cells)) {
        return delivery.terms().names(delivery, i, cells);
      }
    }
    throw delivery.unusable(
        "has no header in row "
            + delivery.spec().headerRow()
            + ": check file.header-row in the contract",
        "expected rows, the file is empty");
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  private boolean advance() {
    try {
      return records.hasNext();
    } catch (IllegalStateException | UncheckedIOException e) {
      throw unusable(e);
    }
  }

  @Override
  protected @Nullable RawRow read() {
    while (advance()) {
      CSVRecord record = records.next();
      if (delivery.terms().isNoRow(record.toList())) {
        continue;
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < record.size(); i++) {
        cells.put(i < header.size() ? header.get(i) : "extra " + (i + 1), record.get(i));
      }
      return record.size() == header.size()
          ? RawRow.of(record.getRecordNumber(), cells)
          : RawRow.faulty(record.getRecordNumber(), cells, RawRow.Fault.WRONG_COLUMN_COUNT);
    }
    return null;
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    if (String.valueOf(cause.getMessage()).contains("EOF reached before encapsulated token")) {
      return delivery.unusable(
          parser.getCurrentLineNumber(),
          "a quoted text is never closed, so the file ends in the middle of a row: ask the source"
              + " to send it again, or mend the quote");
    }
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
