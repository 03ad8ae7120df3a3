package org.undercount.jobs.tables;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/** Writes a file under its name only when all of it is there. */
public final class WholeFiles {

  private WholeFiles() {}

  /** A table as comma-separated text with a header, lines ended by a line feed. */
  public static String csv(List<String> header, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes into a folder, which is made where it is missing; returns the file's path. */
  public static Path write(Path folder, String name, String content) {
    Path file = folder.resolve(name);
    write(file, content);
    return file;
  }

  /** Writes a file. */
  public static void write(Path file, String content) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new IOException("A file lies in a folder, got " + file);
      }
      Files.createDirectories(folder);
      Path half = folder.resolve("." + file.getFileName() + ".half");
      Files.writeString(half, content, StandardCharsets.UTF_8);
      try {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UnusableInputException(
          Problem.in(file.toString(), "expected a folder that can be written"));
    }
  }
}
