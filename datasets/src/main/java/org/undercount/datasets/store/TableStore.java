package org.undercount.datasets.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Versioned tables below one folder. A part is written to a temporary folder, renamed once, and
 * never touched again; a version is a manifest naming parts, published by creating its file
 * exclusively. A crash leaves the version before it; of two writers to the same part one is told.
 *
 * <p>Needs a file system whose hard links are atomic and refuse to overwrite. Does not delete old
 * versions.
 */
public final class TableStore {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Path root;

  private TableStore(Path root) {
    this.root = root;
  }

  /** The store below a folder, which is made when first written to. */
  public static TableStore at(Path root) {
    return new TableStore(root);
  }

  /** Fills a new folder with one part. */
  @FunctionalInterface
  public interface PartWriter {
    /**
     * Writes the part's files.
     *
     * @param folder does not exist yet
     * @return the rows written
     */
    long write(Path folder) throws IOException;
  }

  /** The newest version of a table. */
  public TableVersion head(String table) {
    return version(table, newest(table));
  }

  /** An earlier version of a table. */
  public TableVersion version(String table, long number) {
    requireName(table);
    if (number == 0) {
      return new TableVersion(table, 0, new TreeMap<>());
    }
    Path manifest = manifest(table, number);
    try {
      return JSON.readValue(manifest.toFile(), TableVersion.class);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Version " + number + " of table " + table + " must be readable at " + manifest, e);
    }
  }

  /** The newest part of this name, if there is one. */
  public Optional<TableVersion.Part> part(String table, String part) {
    return Optional.ofNullable(head(table).parts().get(part));
  }

  /** True if the newest part of this name was written under this key and is there. */
  public boolean holds(String table, String part, String key) {
    return part(table, part)
        .filter(p -> p.key().equals(key) && Files.isDirectory(folder(table, p)))
        .isPresent();
  }

  /** Where a part's files lie. */
  public Path folder(String table, TableVersion.Part part) {
    return parts(table).resolve(part.folder());
  }

  /**
   * Makes a part the newest of its name. If the newest was written under the same key, nothing
   * happens and the writer is not called.
   *
   * @param key identity of the content, such as a hash of everything it depends on
   * @return the version that holds the part
   * @throws ConcurrentModificationException if another writer changed the same part meanwhile
   */
  public TableVersion replace(String table, String part, String key, PartWriter writer) {
    requireName(table);
    if (!PART.matcher(part).matches()) {
      throw new IllegalArgumentException(
          "A part is named like 2023Q1 or 2023Q1/hotline, got \"" + part + "\"");
    }
    TableVersion before = head(table);
    if (holds(table, part, key)) {
      return before;
    }
    String name = part.replace('/', '.') + "-" + key.substring(0, Math.min(16, key.length()));
    try {
      long rows = write(table, name, writer);
      return commit(
          before,
          part,
          new TableVersion.Part(key, name, rows, Folders.hashes(parts(table).resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write part " + part + " of table " + table, e);
    }
  }

  private long write(String table, String name, PartWriter writer) throws IOException {
    Path parts = parts(table);
    Path target = parts.resolve(name);
    Path rowsFile = parts.resolve(name + ".rows");
    if (Files.isDirectory(target) && Files.exists(rowsFile)) {
      return Long.parseLong(Files.readString(rowsFile).strip());
    }
    Path staging = parts.resolve("." + name + ".writing");
    Folders.delete(staging);
    Folders.delete(target);
    Files.createDirectories(parts);
    long rows = writer.write(staging);
    Files.writeString(rowsFile, rows + "\n");
    Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
    return rows;
  }

  private TableVersion commit(TableVersion before, String name, TableVersion.Part part)
      throws IOException {
    TableVersion base = before;
    while (true) {
      SortedMap<String, TableVersion.Part> parts = new TreeMap<>(base.parts());
      parts.put(name, part);
      TableVersion next = new TableVersion(base.table(), base.number() + 1, parts);
      if (publish(next)) {
        return next;
      }
      TableVersion now = head(base.table());
      if (!java.util.Objects.equals(now.parts().get(name), before.parts().get(name))) {
        throw new ConcurrentModificationException(
            "Part "
                + name
                + " of table "
                + base.table()
                + " was changed by another writer in version "
                + now.number());
      }
      base = now;
    }
  }

  /** Creates the manifest exclusively; false if another writer took the number. */
  private boolean publish(TableVersion version) throws IOException {
    Path manifest = manifest(version.table(), version.number());
    Files.createDirectories(manifest.getParent());
    Path staging = Files.createTempFile(manifest.getParent(), ".manifest", ".writing");
    try {
      Files.write(
          staging, (JSON.writeValueAsString(version) + "\n").getBytes(StandardCharsets.UTF_8));
      Files.createLink(manifest, staging);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    } finally {
      Files.delete(staging);
    }
  }

  private long newest(String table) {
    Path manifests = root.resolve(table).resolve("manifests");
    if (!Files.isDirectory(manifests)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(manifests)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.matches("\\d{8}\\.json"))
          .mapToLong(n -> Long.parseLong(n.substring(0, 8)))
          .max()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + manifests, e);
    }
  }

  /**
   * Files of a part that are missing, damaged or too many, by path; empty if all are as written.
   */
  public List<String> damaged(String table, TableVersion.Part part) {
    try {
      SortedMap<String, String> now = new TreeMap<>(Folders.hashes(folder(table, part)));
      List<String> wrong = new ArrayList<>();
      part.files()
          .forEach(
              (file, hash) -> {
                if (!hash.equals(now.remove(file))) {
                  wrong.add(file);
                }
              });
      wrong.addAll(now.keySet());
      return wrong;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read part " + part.folder() + " of " + table, e);
    }
  }

  /**
   * Deletes what writers that were killed left behind. Only safe while nobody writes to the store:
   * a part being written looks the same.
   *
   * @return how many leftovers were deleted
   */
  public int tidy() {
    int deleted = 0;
    try {
      for (String table : tables()) {
        for (Path folder : List.of(parts(table), root.resolve(table).resolve("manifests"))) {
          if (!Files.isDirectory(folder)) {
            continue;
          }
          try (Stream<Path> files = Files.list(folder)) {
            for (Path left :
                files.filter(f -> f.getFileName().toString().endsWith(".writing")).toList()) {
              Folders.delete(left);
              deleted++;
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not tidy " + root, e);
    }
    return deleted;
  }

  private Path parts(String table) {
    return root.resolve(table).resolve("parts");
  }

  private Path manifest(String table, long number) {
    return root.resolve(table)
        .resolve("manifests")
        .resolve(String.format(Locale.ROOT, "%08d.json", number));
  }

  private static void requireName(String table) {
    if (!NAME.matcher(table).matches()) {
      throw new IllegalArgumentException("A table is named in snake_case, got \"" + table + "\"");
    }
  }

  /** Every table that was ever written to. */
  public List<String> tables() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(f -> Files.isDirectory(f.resolve("manifests")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + root, e);
    }
  }
}
