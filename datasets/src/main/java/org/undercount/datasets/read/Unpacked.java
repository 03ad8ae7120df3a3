package org.undercount.datasets.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.undercount.datasets.contract.FileFormat;

/**
 * A delivered file without its gzip or zip, known by its first bytes and not by its name. What it
 * unpacks to is counted, so that a small file cannot fill the disk.
 *
 * @param file the one to read, or the first of several that belong together
 * @param temporary folder to delete on closing; empty if nothing was unpacked
 */
public record Unpacked(Path file, List<Path> temporary) implements Closeable {

  private static final Set<String> SHAPEFILE_PARTS = Set.of(".shp", ".dbf", ".shx", ".prj", ".cpg");

  public Unpacked {
    temporary = List.copyOf(temporary);
  }

  /** The content as a stream. */
  static InputStream stream(Delivery delivery) throws IOException {
    Path path = delivery.path();
    long packed = Files.size(path);
    return switch (Packing.of(path)) {
      case GZIP ->
          new BufferedInputStream(
              new CountedStream(
                  new GZIPInputStream(Files.newInputStream(path), 1 << 16), delivery, packed));
      case ZIP -> new BufferedInputStream(entry(delivery, packed));
      case NONE -> new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    };
  }

  private static InputStream entry(Delivery delivery, long packed) throws IOException {
    ZipFile zip = zip(delivery);
    try {
      InputStream content = zip.getInputStream(only(delivery, zip));
      return new CountedStream(content, delivery, packed) {
        @Override
        public void close() throws IOException {
          super.close();
          zip.close();
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /** The content as one file. */
  public static Unpacked file(Delivery delivery) throws IOException {
    Path path = delivery.path();
    Packing packing = Packing.of(path);
    if (packing == Packing.NONE
        || (delivery.spec().format() == FileFormat.XLSX && isWorkbook(delivery))) {
      return new Unpacked(path, List.of());
    }
    Path folder = folder(delivery);
    Unpacked unpacked = new Unpacked(folder.resolve("content"), List.of(folder));
    try (InputStream in = stream(delivery)) {
      Files.copy(in, unpacked.file);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  /** The content as files that belong together: a Shapefile's parts side by side. */
  static Unpacked files(Delivery delivery) throws IOException {
    if (Packing.of(delivery.path()) != Packing.ZIP) {
      return file(delivery);
    }
    Path folder = folder(delivery);
    Unpacked unpacked = new Unpacked(folder.resolve("content.shp"), List.of(folder));
    try (ZipFile zip = zip(delivery)) {
      List<String> shapes = new ArrayList<>();
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        ZipEntry entry = e.nextElement();
        String extension = extension(entry.getName());
        if (entry.isDirectory() || !SHAPEFILE_PARTS.contains(extension)) {
          continue;
        }
        if (extension.equals(".shp")) {
          shapes.add(entry.getName());
        }
        Path part = folder.resolve("content" + extension);
        if (!Files.exists(part)) {
          copy(zip, entry, delivery, part);
        }
      }
      if (shapes.size() != 1) {
        throw delivery.unusable(
            "must hold exactly one .shp file, got " + shapes.size() + ": send one layer per file");
      }
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    for (Path folder : temporary) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void copy(ZipFile zip, ZipEntry entry, Delivery delivery, Path to)
      throws IOException {
    try (InputStream in =
            new CountedStream(
                zip.getInputStream(entry), delivery, Math.max(1, entry.getCompressedSize()));
        OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
    }
  }

  private static Path folder(Delivery delivery) throws IOException {
    Files.createDirectories(delivery.scratch());
    return Files.createTempDirectory(delivery.scratch(), "unpacked");
  }

  private static ZipFile zip(Delivery delivery) {
    try {
      return new ZipFile(delivery.path().toFile());
    } catch (IOException e) {
      throw delivery.unusable(
          "is a zip file cut short or damaged: ask the source to send it again");
    }
  }

  /** The one file of an archive; hidden files and folders that packers add do not count. */
  private static ZipEntry only(Delivery delivery, ZipFile zip) {
    List<? extends ZipEntry> files =
        zip.stream()
            .filter(e -> !e.isDirectory())
            .filter(e -> !e.getName().startsWith("__MACOSX/"))
            .filter(e -> !e.getName().replaceFirst(".*/", "").startsWith("."))
            .toList();
    if (files.size() != 1) {
      throw delivery.unusable(
          "is a zip of " + files.size() + " files: send one data file per archive");
    }
    return files.get(0);
  }

  /** The name of the one file of an archive, or of the .shp of a Shapefile's parts. */
  static String nameInside(Delivery delivery) throws IOException {
    try (ZipFile zip = zip(delivery)) {
      Optional<String> shapes =
          zip.stream().map(ZipEntry::getName).filter(n -> extension(n).equals(".shp")).findFirst();
      return shapes.isPresent() ? shapes.get() : only(delivery, zip).getName();
    }
  }

  private static boolean isWorkbook(Delivery delivery) throws IOException {
    try (ZipFile zip = zip(delivery)) {
      return zip.getEntry("[Content_Types].xml") != null;
    }
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
