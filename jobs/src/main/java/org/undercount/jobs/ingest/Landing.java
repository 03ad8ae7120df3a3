package org.undercount.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.undercount.datasets.contract.FileFormat;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawFiles;
import org.undercount.datasets.read.Terms;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/**
 * Where files are kept as received: a read-only copy named by the hash of its bytes. The parts of a
 * Shapefile stay together under the hash of all of them.
 */
final class Landing {

  private static final List<String> COMPANIONS = List.of(".dbf", ".shx", ".prj", ".cpg");

  private final Path folder;
  private final Path scratch;

  private Landing(Path folder, Path scratch) {
    this.folder = folder;
    this.scratch = scratch;
  }

  static Landing of(WorkspaceLayout layout, Quarter quarter, SourceContract contract) {
    return new Landing(
        layout.landing().resolve(quarter.toString()).resolve(contract.source().value()),
        layout.scratch());
  }

  /** A file as received. */
  record Landed(Path path, String name, String sha256) {}

  /** Where the report of a delivery lies. */
  Path report(String key) {
    return folder.resolve("ingest-" + key + ".json");
  }

  /**
   * Hashes the files after refusing every one that is missing, empty or too large; copies nothing.
   */
  List<Landed> identify(SourceContract contract, List<Path> files) {
    List<Problem> problems = new ArrayList<>();
    List<Landed> landed = new ArrayList<>();
    Map<String, Path> seen = new HashMap<>();
    for (Path file : withoutCompanions(contract, files)) {
      try {
        RawFiles.requireReadable(
            new Delivery(
                file, file.toString(), contract.file(), new Terms.Contract(Set.of()), scratch));
      } catch (UnusableInputException e) {
        problems.addAll(e.problems());
        continue;
      }
      String sha = sha256(file);
      Path same = seen.putIfAbsent(sha, file);
      if (same != null) {
        problems.add(Problem.in(file.toString(), "is the same file as " + same + ": give it once"));
      }
      landed.add(new Landed(folder.resolve(sha + "-" + file.getFileName()), file.toString(), sha));
    }
    if (landed.isEmpty() && problems.isEmpty()) {
      problems.add(Problem.in(contract.source().value(), "no file was given"));
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    return landed;
  }

  /** Copies a file that is not there yet. */
  void receive(Landed landed) {
    try {
      Files.createDirectories(folder);
      Path from = Path.of(landed.name());
      copy(from, landed.path());
      for (String extension : COMPANIONS) {
        Path companion = companion(from, extension);
        if (isShapefile(from) && Files.exists(companion)) {
          copy(companion, companion(landed.path(), extension));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not copy a file to " + folder, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return;
    }
    Path staging = to.resolveSibling("." + to.getFileName() + ".copying");
    Files.copy(from, staging, StandardCopyOption.REPLACE_EXISTING);
    if (!staging.toFile().setReadOnly()) {
      throw new IOException("Could not make " + staging + " read-only");
    }
    Files.move(staging, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A folder's files may name a Shapefile's parts one by one; they are one delivery. */
  private static List<Path> withoutCompanions(SourceContract contract, List<Path> files) {
    if (contract.file().format() != FileFormat.SHAPEFILE) {
      return files.stream().sorted().toList();
    }
    Set<String> bases = new HashSet<>();
    files.stream().filter(Landing::isShapefile).forEach(f -> bases.add(base(f)));
    return files.stream().filter(f -> isShapefile(f) || !bases.contains(base(f))).sorted().toList();
  }

  private static boolean isShapefile(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".shp");
  }

  private static String base(Path file) {
    return file.toString().replaceFirst("\\.[^./\\\\]*$", "");
  }

  private static Path companion(Path shapes, String extension) {
    Path small = Path.of(base(shapes) + extension);
    Path capital = Path.of(base(shapes) + extension.toUpperCase(Locale.ROOT));
    return Files.exists(capital) && !Files.exists(small) ? capital : small;
  }

  private static String sha256(Path file) {
    if (!isShapefile(file)) {
      return ContentHash.ofFile(file);
    }
    ContentHash all = ContentHash.start().add(ContentHash.ofFile(file));
    for (String extension : COMPANIONS) {
      Path companion = companion(file, extension);
      if (Files.exists(companion)) {
        all.add(extension).add(ContentHash.ofFile(companion));
      }
    }
    return all.hex();
  }
}
