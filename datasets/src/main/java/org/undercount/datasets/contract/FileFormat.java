package org.undercount.datasets.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file formats a source may deliver; any of them may be gzipped or zipped. */
public enum FileFormat {
  CSV,
  TSV,
  XLSX,
  JSONL,
  JSON,
  PARQUET,
  GEOJSON,
  GEOPACKAGE,
  SHAPEFILE;

  /** The format a contract names. */
  public static Optional<FileFormat> find(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }

  /** As written in a contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if every file has one header row that names its columns. */
  public boolean hasHeaderRow() {
    return this == CSV || this == TSV || this == XLSX;
  }

  /** True if the format offers the pseudo-columns {@code lat} and {@code lon}. */
  public boolean hasGeometry() {
    return this == GEOJSON || this == GEOPACKAGE || this == SHAPEFILE;
  }

  @Override
  public String toString() {
    return word();
  }
}
