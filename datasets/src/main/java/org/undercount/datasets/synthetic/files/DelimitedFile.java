package org.undercount.datasets.synthetic.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A text file of delimited columns, lines ended as on Windows.
 *
 * @param delimiter between columns
 * @param encoding character encoding; a character it lacks fails the writing
 * @param marked true to start with a byte order mark
 */
public record DelimitedFile(char delimiter, Charset encoding, boolean marked) {

  public void write(Path file, List<String> header, List<List<String>> rows) throws IOException {
    WholeFile.write(file, out -> writeTo(out, header, rows));
  }

  /** Writes to an open stream, which stays open. */
  public void writeTo(OutputStream out, List<String> header, List<List<String>> rows)
      throws IOException {
    CharsetEncoder encoder =
        encoding
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    Writer writer = new OutputStreamWriter(out, encoder);
    if (marked) {
      writer.write('\uFEFF');
    }
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setRecordSeparator("\r\n").get();
    CSVPrinter printer = new CSVPrinter(writer, format);
    printer.printRecord(header);
    for (List<String> row : rows) {
      printer.printRecord(row);
    }
    printer.flush();
  }
}
