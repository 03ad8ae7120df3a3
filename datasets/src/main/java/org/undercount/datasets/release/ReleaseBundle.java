package org.undercount.datasets.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.schema.TableSchema;

/**
 * A release as read from disk. Its shape:
 *
 * <pre>
 * release/2023Q2-r1/
 *   data/TABLE.csv           every table of {@link ReleaseTables} (and TABLE.parquet, same rows)
 *   data/datapackage.json    Frictionless: schemas, descriptions, hashes
 *   data/codebook.html       the same for people
 *   manifest.json            {@link Manifest}, release name, content hash
 *   provenance.json          {@link Provenance}
 *   audit.json               {@link Audit}
 *   index.html, briefing.pdf, methods.html, …   made by reports
 *   notebooks/*.ipynb        made by notebooks-export
 *   MANIFEST.sha256          hash of every other file
 * </pre>
 *
 * @param name e.g. {@code 2023Q2-r1}
 * @param content what it says
 */
public record ReleaseBundle(String name, Content content) {

  /**
   * What a release says, before it has a name.
   *
   * @param manifest how it was made
   * @param tables its numbers
   * @param provenance table versions read and written
   * @param audit the disclosure audit
   */
  public record Content(
      Manifest manifest, ReleaseTables tables, Provenance provenance, Audit audit) {}

  public Manifest manifest() {
    return content.manifest();
  }

  public ReleaseTables tables() {
    return content.tables();
  }

  /** True if the world is simulated; every page must say so. */
  public boolean isSynthetic() {
    return manifest().publication().synthetic();
  }

  /** The card of a method, or a bug. */
  public MethodCard method(String id) {
    return tables().methods().stream()
        .filter(m -> m.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Method " + id + " needs a card in table methods"));
  }

  /** Reads a bundle; everything unreadable is said at once. Does not check hashes. */
  public static ReleaseBundle load(Path directory) {
    if (!Files.isDirectory(directory) || !Files.exists(directory.resolve("manifest.json"))) {
      throw new UnusableInputException(
          Problem.in(
              directory.toString(), "expected the directory of a release, with a manifest.json"));
    }
    Map<String, List<?>> rows = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (TableSchema<?> schema : ReleaseTables.schemas()) {
      Path file = directory.resolve("data/" + schema.name() + ".csv");
      if (schema.equals(ComparedRow.SCHEMA) && !Files.exists(file)) {
        continue; // releases made before methods were compared are still read as history
      }
      try {
        rows.put(schema.name(), PublishedCsv.read(schema, file));
      } catch (UnusableInputException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    NamedManifest named = BundleJson.read(directory.resolve("manifest.json"), NamedManifest.class);
    return new ReleaseBundle(
        named.release(),
        new Content(
            named.manifest(),
            tables(rows),
            BundleJson.read(directory.resolve("provenance.json"), Provenance.class),
            BundleJson.read(directory.resolve("audit.json"), Audit.class)));
  }

  /**
   * The file {@code manifest.json}.
   *
   * @param release name of the release
   * @param contentSha256 hash of the tables, provenance and manifest without the name
   * @param manifest the rest
   */
  record NamedManifest(String release, String contentSha256, Manifest manifest) {}

  private static ReleaseTables tables(Map<String, List<?>> rows) {
    return new ReleaseTables(
        new ReleaseTables.Estimates(
            of(rows, Headline.SCHEMA),
            of(rows, TrendPoint.SCHEMA),
            of(rows, GateRow.SCHEMA),
            of(rows, ComparedRow.SCHEMA),
            of(rows, RevisionRow.SCHEMA)),
        new ReleaseTables.Counts(
            of(rows, FlowRow.SCHEMA),
            of(rows, SiteRow.SCHEMA),
            of(rows, ProfileRow.SCHEMA),
            of(rows, AdvertRow.SCHEMA)),
        new ReleaseTables.Quality(
            of(rows, ListRow.SCHEMA),
            of(rows, SourceQuality.SCHEMA),
            of(rows, SourceQuality.Rejection.SCHEMA),
            of(rows, SourceQuality.Check.SCHEMA),
            of(rows, LinkageRow.SCHEMA)),
        of(rows, MethodCard.SCHEMA));
  }

  @SuppressWarnings("unchecked") // rows were read with this very schema
  private static <R> List<R> of(Map<String, List<?>> rows, TableSchema<R> schema) {
    return (List<R>) rows.getOrDefault(schema.name(), List.of());
  }
}
