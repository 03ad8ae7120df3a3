package org.undercount.datasets.read;

import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.ZipException;

/**
 * Opens a delivered file by the format its contract names, unpacking gzip and zip by content.
 * Whatever is wrong with the file as a whole is told in one {@link
 * org.undercount.datasets.problem.UnusableInputException}, on opening or at the row where it shows.
 */
public final class RawFiles {

  private RawFiles() {}

  /** Opens a file of any format but Parquet. */
  public static RawRows open(Delivery delivery) {
    requireReadable(delivery);
    try {
      return switch (delivery.spec().format()) {
        case CSV, TSV -> DelimitedRows.open(delivery, Unpacked.stream(delivery));
        case JSONL -> JsonLineRows.open(delivery, Unpacked.stream(delivery));
        case JSON -> JsonArrayRows.objects(delivery, Unpacked.stream(delivery));
        case GEOJSON -> JsonArrayRows.features(delivery, Unpacked.stream(delivery));
        case XLSX -> WorkbookRows.open(delivery, Unpacked.file(delivery));
        case GEOPACKAGE -> GeoPackageRows.open(delivery, Unpacked.file(delivery));
        case SHAPEFILE -> ShapefileRows.open(delivery, Unpacked.files(delivery));
        case PARQUET ->
            throw new IllegalArgumentException("Parquet is read where Spark is, got " + delivery);
      };
    } catch (IOException e) {
      throw broken(delivery, e);
    }
  }

  /** Refuses a file that is missing, empty or larger than the contract allows, without reading. */
  public static void requireReadable(Delivery delivery) {
    if (!Files.isRegularFile(delivery.path())) {
      throw delivery.unusable("there is no such file", "expected a file, there is none");
    }
    if (!Files.isReadable(delivery.path())) {
      throw delivery.unusable("cannot be read: check its permissions");
    }
    long bytes;
    try {
      bytes = Files.size(delivery.path());
    } catch (IOException e) {
      throw delivery.unusable("cannot be read: check its permissions");
    }
    if (bytes == 0) {
      throw delivery.unusable(
          "is empty: ask the source to send it again", "expected rows, the file is empty");
    }
    if (bytes > delivery.spec().maxBytes()) {
      throw delivery.unusable(
          "has "
              + (bytes >> 20)
              + " MB, more than the "
              + delivery.spec().maxMegabytes()
              + " MB the contract allows: split it, or raise file.max-megabytes",
          "has more than " + delivery.spec().maxMegabytes() + " MB: split it");
    }
  }

  static RuntimeException broken(Delivery delivery, Exception cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof org.undercount.datasets.problem.UnusableInputException unusable) {
        return unusable;
      }
      if (t instanceof java.io.EOFException || t instanceof ZipException) {
        return delivery.unusable(
            "is cut short or damaged (its compressed data does not add up): ask the source to send"
                + " it again");
      }
    }
    return delivery.unusable(
        "cannot be read as "
            + delivery.spec().format()
            + ": it is damaged or of another format; check file.format in the contract or ask the"
            + " source to send it again",
        "cannot be read as "
            + delivery.spec().format()
            + ", which its name says: it is damaged or of another format");
  }
}
