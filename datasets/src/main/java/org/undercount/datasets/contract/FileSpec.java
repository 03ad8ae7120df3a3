package org.undercount.datasets.contract;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * How a source writes its files.
 *
 * @param format the format inside any gzip or zip
 * @param delimiter between fields of a delimited file
 * @param encoding of a text file
 * @param headerRow 1-based row of the column names, for formats that have one
 * @param sheet worksheet; the first if not said
 * @param layer GeoPackage layer; the only one if not said
 * @param maxMegabytes a larger file is refused, before and after unpacking; 1 MB is 2²⁰ bytes
 */
public record FileSpec(
    FileFormat format,
    char delimiter,
    Charset encoding,
    int headerRow,
    Optional<String> sheet,
    Optional<String> layer,
    long maxMegabytes) {

  /** Largest file when the contract does not say. */
  public static final long DEFAULT_MAX_MEGABYTES = 1024;

  /** Bytes of the largest file. */
  public long maxBytes() {
    return maxMegabytes << 20;
  }
}
