package org.undercount.datasets.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * Publishes a release: all files are written under a temporary name, scanned for what must not
 * leave, hashed, and renamed in one step. A published release is never written again: other content
 * becomes the next {@code -rN}; the same content is the same release.
 */
public final class BundleWriter {

  private static final Pattern NAME = Pattern.compile("([0-9]{4}Q[1-4])-r([1-9][0-9]*)");

  private BundleWriter() {}

  /**
   * Publishes and returns the directory of the release.
   *
   * @param releases the folder that holds all releases
   * @param parts what else goes in: pages, notebooks, Parquet
   * @throws UnusableInputException if the audit failed, or a file carries a pattern of a contact
   */
  public static Path write(Path releases, ReleaseBundle.Content content, List<BundlePart> parts) {
    if (!content.audit().passed()) {
      throw new UnusableInputException(
          content.audit().recovered().stream()
              .map(cell -> Problem.in("audit", "not published: " + cell + " can be worked out"))
              .toList());
    }
    Quarter quarter = content.manifest().publication().quarter();
    String contentHash = hash(content);
    try {
      Files.createDirectories(releases);
      List<Path> earlier = of(releases, quarter);
      if (!earlier.isEmpty()) {
        Path latest = earlier.get(earlier.size() - 1);
        if (contentHash.equals(contentHash(latest))) {
          return latest;
        }
      }
      ReleaseBundle bundle = new ReleaseBundle(quarter + "-r" + (number(earlier) + 1), content);
      return publish(releases, bundle, contentHash, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Releases of one quarter, oldest first. */
  public static List<Path> of(Path releases, Quarter quarter) {
    return all(releases).stream()
        .filter(p -> p.getFileName().toString().startsWith(quarter + "-r"))
        .toList();
  }

  /** All releases, by quarter, then number. */
  public static List<Path> all(Path releases) {
    if (!Files.isDirectory(releases)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(releases)) {
      return entries
          .filter(p -> NAME.matcher(p.getFileName().toString()).matches())
          .sorted(
              Comparator.comparing((Path p) -> match(p).group(1))
                  .thenComparing(p -> Integer.valueOf(match(p).group(2))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path publish(
      Path releases, ReleaseBundle bundle, String contentHash, List<BundlePart> parts)
      throws IOException {
    Path staging = releases.resolve("." + bundle.name() + ".writing");
    delete(staging);
    Files.createDirectories(staging.resolve("data"));
    for (ReleaseTables.Filled<?> table : bundle.tables().filled()) {
      writeTable(staging, table);
    }
    PublishedCsv.write(
        staging.resolve("data/datapackage.json"), BundleJson.pretty(DataPackage.of(bundle)));
    PublishedCsv.write(
        staging.resolve("manifest.json"),
        BundleJson.pretty(
            new ReleaseBundle.NamedManifest(bundle.name(), contentHash, bundle.manifest())));
    PublishedCsv.write(
        staging.resolve("provenance.json"), BundleJson.pretty(bundle.content().provenance()));
    PublishedCsv.write(staging.resolve("audit.json"), BundleJson.pretty(bundle.content().audit()));
    for (BundlePart part : parts) {
      part.addTo(bundle, staging);
    }
    List<Problem> leaks = PatternScan.of(staging);
    if (!leaks.isEmpty()) {
      throw new UnusableInputException(leaks);
    }
    PublishedCsv.write(staging.resolve(Hashes.MANIFEST), Hashes.listing(Hashes.ofTree(staging)));
    Path published = releases.resolve(bundle.name());
    if (Files.exists(published)) {
      throw new IllegalStateException(
          "Release " + bundle.name() + " was published meanwhile by another run");
    }
    return Files.move(staging, published, StandardCopyOption.ATOMIC_MOVE);
  }

  private static <R> void writeTable(Path staging, ReleaseTables.Filled<R> table)
      throws IOException {
    PublishedCsv.write(
        staging.resolve("data/" + table.schema().name() + ".csv"),
        PublishedCsv.text(table.schema(), table.rows()));
  }

  private static String hash(ReleaseBundle.Content content) {
    StringBuilder text = new StringBuilder(BundleJson.pretty(content.manifest()));
    text.append(BundleJson.pretty(content.provenance()));
    for (ReleaseTables.Filled<?> table : content.tables().filled()) {
      append(text, table);
    }
    return Hashes.of(text.toString());
  }

  private static <R> void append(StringBuilder text, ReleaseTables.Filled<R> table) {
    text.append(PublishedCsv.text(table.schema(), table.rows()));
  }

  private static String contentHash(Path release) {
    return BundleJson.read(release.resolve("manifest.json"), ReleaseBundle.NamedManifest.class)
        .contentSha256();
  }

  private static int number(List<Path> earlier) {
    return earlier.isEmpty()
        ? 0
        : Integer.parseInt(match(earlier.get(earlier.size() - 1)).group(2));
  }

  private static Matcher match(Path release) {
    Matcher m = NAME.matcher(release.getFileName().toString());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "A release is named like 2023Q2-r1, got " + release.getFileName());
    }
    return m;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
