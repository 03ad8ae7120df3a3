package org.undercount.geo.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.undercount.datasets.key.CountryCode;

/**
 * All country polygons at full resolution in one flat file that is mapped, not read: a header, one
 * entry per polygon, one entry per run of at most {@value #RUN} edges with its envelope, then the
 * vertices as 32-bit longitude and latitude, last the pairs of countries with an edge in common.
 * About 60 MB; only the pages a query touches are loaded. A file of another version or with another
 * checksum is never used.
 */
final class BorderFile {

  /** Edges per run: the unit that is skipped or looked at as a whole. */
  static final int RUN = 64;

  static final int HEADER_BYTES = 32;
  static final int POLYGON_BYTES = 28;
  static final int RUN_BYTES = 24;
  static final int PAIR_BYTES = 8;

  static final int MAGIC = 0x55434231;
  static final int FORMAT = 2;

  /** A whole file and whether it lives in the cache directory. */
  record Opened(ByteBuffer content, boolean cached) {}

  private BorderFile() {}

  /** Maps the cached file, making it first where it is missing, old or broken. */
  static Opened open(Path cacheDirectory) {
    try {
      Path file = cacheDirectory.resolve(name());
      Optional<ByteBuffer> found = map(file);
      if (found.isPresent()) {
        return new Opened(found.get(), true);
      }
      ByteBuffer built = BorderFileBuilder.build();
      return publish(built, file)
          ? new Opened(map(file).orElse(built), true)
          : new Opened(built, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the file in the cache directory, such as borders-2026b.29-2.bin. */
  static String name() throws IOException {
    return "borders-" + ZoneArchive.version() + "-" + FORMAT + ".bin";
  }

  /** The pairs of countries a file ends with. */
  static List<CommonEdges.Pair> commonEdges(ByteBuffer file) {
    ByteBuffer in = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int count = in.getInt(20);
    in.limit(in.capacity()).position(in.capacity() - PAIR_BYTES * count);
    List<CommonEdges.Pair> pairs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pairs.add(new CommonEdges.Pair(country(in), country(in)));
    }
    return pairs;
  }

  /** A country's two letters, 16 bits each. */
  static CountryCode country(ByteBuffer in) {
    return CountryCode.of("" + (char) in.getShort() + (char) in.getShort());
  }

  static void put(CountryCode country, ByteBuffer out) {
    out.putShort((short) country.alpha2().charAt(0)).putShort((short) country.alpha2().charAt(1));
  }

  private static Optional<ByteBuffer> map(Path file) throws IOException {
    if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < HEADER_BYTES || channel.size() > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer content =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
              .order(ByteOrder.LITTLE_ENDIAN);
      return isWhole(content) ? Optional.of(content) : Optional.empty();
    }
  }

  private static boolean isWhole(ByteBuffer content) {
    if (content.getInt(0) != MAGIC || content.getInt(4) != FORMAT) {
      return false;
    }
    long expected =
        size(content.getInt(8), content.getInt(12), content.getInt(16), content.getInt(20));
    return expected == content.capacity() && content.getLong(24) == checksum(content);
  }

  static long size(int polygons, int runs, int vertices, int pairs) {
    return HEADER_BYTES
        + (long) POLYGON_BYTES * polygons
        + (long) RUN_BYTES * runs
        + 8L * vertices
        + (long) PAIR_BYTES * pairs;
  }

  static long checksum(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content.duplicate().position(HEADER_BYTES).limit(content.capacity()));
    return crc.getValue();
  }

  /** False where the directory cannot be written: the caller then works from memory. */
  private static boolean publish(ByteBuffer content, Path file) {
    Path half = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer rest = content.duplicate().position(0).limit(content.capacity());
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      try {
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
