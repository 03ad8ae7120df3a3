package org.undercount.datasets.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one worksheet, numbered as the spreadsheet numbers them. Cells formatted as dates become
 * ISO 8601 text; numbers lose their display format; formulas give their stored result.
 */
final class WorkbookRows extends RawRows {

  private final Delivery delivery;
  private final Unpacked unpacked;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> header;

  private WorkbookRows(Delivery delivery, Unpacked unpacked, ReadableWorkbook workbook)
      throws IOException {
    this.delivery = delivery;
    this.unpacked = unpacked;
    this.workbook = workbook;
    this.stream = sheet().openStream();
    this.rows = stream.iterator();
    this.header = headerRow();
  }

  static WorkbookRows open(Delivery delivery, Unpacked unpacked) throws IOException {
    @Nullable ReadableWorkbook workbook = null;
    try {
      if (Packing.of(unpacked.file()) != Packing.ZIP) {
        throw delivery.unusable(
            "is no XLSX workbook: check file.format in the contract, or save it as .xlsx",
            "is no XLSX workbook, which its name says: save it as .xlsx");
      }
      measure(delivery, unpacked);
      workbook = new ReadableWorkbook(unpacked.file().toFile(), new ReadingOptions(true, false));
      return new WorkbookRows(delivery, unpacked, workbook);
    } catch (ExcelReaderException | IOException e) {
      close(workbook, unpacked);
      throw RawFiles.broken(delivery, e);
    } catch (RuntimeException e) {
      close(workbook, unpacked);
      throw e;
    }
  }

  private static void close(@Nullable ReadableWorkbook workbook, Unpacked unpacked)
      throws IOException {
    if (workbook != null) {
      workbook.close();
    }
    unpacked.close();
  }

  /** Unpacks every part once: counts the bytes and finds damage before any row is taken. */
  private static void measure(Delivery delivery, Unpacked unpacked) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (ZipFile zip = new ZipFile(unpacked.file().toFile())) {
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        try (InputStream in =
            new CountedStream(
                zip.getInputStream(entry), delivery, Math.max(1, entry.getCompressedSize()))) {
          while (in.read(buffer) >= 0) {
            // Counted by the stream.
          }
        }
      }
    }
  }

  private Sheet sheet() {
    Optional<String> name = delivery.spec().sheet();
    if (name.isEmpty()) {
      return workbook.getFirstSheet();
    }
    return workbook
        .findSheet(name.get())
        .orElseThrow(
            () ->
                delivery.unusable(
                    "has no sheet '"
                        + name.get()
                        + "'; it has "
                        + workbook.getSheets().map(Sheet::getName).toList()
                        + ": mend file.sheet in the contract"));
  }

  private List<String> headerRow() {
    if (delivery.terms().given().isPresent()) {
      return delivery.terms().given().get();
    }
    while (rows.hasNext()) {
      Row row = rows.next();
      List<String> names = new ArrayList<>();
      for (int i = 0; i < row.getCellCount(); i++) {
        names.add(text(row, i));
      }
      while (!names.isEmpty() && names.get(names.size() - 1).isBlank()) {
        names.remove(names.size() - 1);
      }
      if (delivery.terms().isHeader(delivery.spec(), row.getRowNum(), names)) {
        return delivery.terms().names(delivery, row.getRowNum(), names);
      }
    }
    throw delivery.unusable(
        "has no header in row "
            + delivery.spec().headerRow()
            + " of the sheet: check file.header-row in the contract",
        "expected rows, the first sheet is empty");
  }

  @Override
  public Optional<List<String>> header() {
    return Optional.of(header);
  }

  @Override
  protected @Nullable RawRow read() {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        Map<String, String> cells = new LinkedHashMap<>();
        boolean filled = false;
        for (int i = 0; i < header.size(); i++) {
          String text = i < row.getCellCount() ? text(row, i) : "";
          filled |= !text.isBlank();
          cells.put(header.get(i), text);
        }
        if (filled) {
          return RawRow.of(row.getRowNum(), cells);
        }
      }
      return null;
    } catch (ExcelReaderException e) {
      throw unusable(e);
    }
  }

  private static String text(Row row, int column) {
    @Nullable Cell cell = row.getCell(column);
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return "";
    }
    if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
      LocalDateTime time = cell.asDate();
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toString();
    }
    if (cell.getType() == CellType.NUMBER) {
      return cell.asNumber().stripTrailingZeros().toPlainString();
    }
    String raw = cell.getText();
    return raw == null ? "" : raw;
  }

  /** A number format shows a date if it holds a day or year letter outside quotes and colours. */
  private static boolean isDate(@Nullable String format) {
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return bare.indexOf('y') >= 0
        || bare.indexOf('Y') >= 0
        || bare.indexOf('d') >= 0
        || bare.indexOf('D') >= 0;
  }

  @Override
  protected RuntimeException unusable(Exception cause) {
    return RawFiles.broken(delivery, cause);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    close(workbook, unpacked);
  }
}
