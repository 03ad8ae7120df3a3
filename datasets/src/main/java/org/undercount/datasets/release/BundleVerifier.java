package org.undercount.datasets.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;

/**
 * Re-checks a release from its directory alone: hashes, missing and unexpected files, schemas,
 * rows, headlines, methods, disclosure, forbidden patterns, the SYNTHETIC mark. Does not recompute
 * an estimate.
 */
public final class BundleVerifier {

  private BundleVerifier() {}

  /** Everything that is wrong, one problem each; empty if nothing is. */
  public static List<Problem> findings(Path directory) {
    Path list = directory.resolve(Hashes.MANIFEST);
    if (!Files.exists(list)) {
      return List.of(
          Problem.in(
              directory.toString(),
              "expected the directory of a release, with " + Hashes.MANIFEST));
    }
    List<Problem> findings = new ArrayList<>();
    try {
      hashes(directory, list, findings);
      findings.addAll(PatternScan.of(directory));
      ReleaseBundle bundle = ReleaseBundle.load(directory);
      names(directory, bundle, findings);
      dataPackage(directory, bundle, findings);
      headlines(bundle, findings);
      ReleaseAudit.findings(bundle.tables(), bundle.content().audit())
          .forEach(f -> findings.add(Problem.in("audit.json", f)));
      pages(directory, bundle, findings);
    } catch (UnusableInputException e) {
      findings.addAll(e.problems());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(findings);
  }

  private static void hashes(Path directory, Path list, List<Problem> findings) throws IOException {
    SortedMap<String, String> listed = new TreeMap<>();
    int line = 0;
    for (String entry : Files.readAllLines(list, StandardCharsets.UTF_8)) {
      line++;
      if (entry.matches("[0-9a-f]{64} {2}\\S.*")) {
        listed.put(entry.substring(66), entry.substring(0, 64));
      } else {
        findings.add(
            Problem.at(Hashes.MANIFEST, line, "expected a SHA-256, two spaces and a path"));
      }
    }
    SortedMap<String, String> found = Hashes.ofTree(directory);
    listed.forEach(
        (path, hash) -> {
          String now = found.get(path);
          if (now == null) {
            findings.add(Problem.in(path, "is listed in " + Hashes.MANIFEST + " but missing"));
          } else if (!now.equals(hash)) {
            findings.add(Problem.in(path, "was changed after publication: its hash differs"));
          }
        });
    found.keySet().stream()
        .filter(path -> !listed.containsKey(path))
        .forEach(
            path ->
                findings.add(
                    Problem.in(path, "is not listed in " + Hashes.MANIFEST + ": unexpected")));
  }

  private static void names(Path directory, ReleaseBundle bundle, List<Problem> findings) {
    String folder = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    if (!folder.equals(bundle.name())) {
      findings.add(
          Problem.in(
              "manifest.json",
              "says release " + bundle.name() + ", but the directory is " + folder));
    }
    String recorded =
        BundleJson.read(directory.resolve("manifest.json"), ReleaseBundle.NamedManifest.class)
            .contentSha256();
    if (!recorded.equals(BundleWriter.hash(bundle.content()))) {
      findings.add(
          Problem.in("manifest.json", "contentSha256 is not the hash of tables and manifest"));
    }
  }

  private static void dataPackage(Path directory, ReleaseBundle bundle, List<Problem> findings) {
    JsonNode found = BundleJson.readTree(directory.resolve("data/datapackage.json"));
    JsonNode expected = BundleJson.tree(DataPackage.of(bundle));
    if (found.equals(expected)) {
      return;
    }
    for (JsonNode resource : expected.path("resources")) {
      String name = resource.path("name").asText();
      JsonNode other = resource(found, name);
      for (String part : List.of("path", "bytes", "hash", "schema")) {
        if (!resource.path(part).equals(other.path(part))) {
          findings.add(
              Problem.in(
                  "data/datapackage.json",
                  part + " of table " + name + " does not describe data/" + name + ".csv"));
        }
      }
    }
    if (findings.stream().noneMatch(p -> p.file().equals("data/datapackage.json"))) {
      findings.add(Problem.in("data/datapackage.json", "does not describe this release"));
    }
  }

  private static JsonNode resource(JsonNode dataPackage, String name) {
    for (JsonNode resource : dataPackage.path("resources")) {
      if (resource.path("name").asText().equals(name)) {
        return resource;
      }
    }
    return dataPackage.path("resources").path(name);
  }

  private static void headlines(ReleaseBundle bundle, List<Problem> findings) {
    Set<String> methods = new HashSet<>();
    bundle.tables().methods().forEach(m -> methods.add(m.id()));
    Set<String> keys = new HashSet<>();
    for (Headline h : bundle.tables().estimates().headlines()) {
      if (!keys.add(h.key())) {
        findings.add(Problem.in("data/headlines.csv", h.key() + " must have one row, has several"));
      }
      if (!methods.contains(h.method())) {
        findings.add(
            Problem.in(
                "data/headlines.csv", h.key() + " names a method without a card: " + h.method()));
      }
      if (h.trust().synthetic() != bundle.isSynthetic()) {
        findings.add(
            Problem.in(
                "data/headlines.csv",
                h.key() + " must be marked synthetic exactly when the release is"));
      }
    }
    if (keys.isEmpty()) {
      findings.add(Problem.in("data/headlines.csv", "expected at least one headline, got none"));
    }
    for (GateRow gate : bundle.tables().estimates().gates()) {
      if (!keys.contains(gate.key())) {
        findings.add(
            Problem.in("data/gates.csv", gate.gate() + " tests an unknown headline " + gate.key()));
      }
    }
    for (ComparedRow row : bundle.tables().estimates().compared()) {
      if (!keys.contains(row.key())) {
        findings.add(
            Problem.in(
                "data/methods_compared.csv",
                row.method().id() + " is compared with an unknown headline " + row.key()));
      }
    }
  }

  private static void pages(Path directory, ReleaseBundle bundle, List<Problem> findings)
      throws IOException {
    if (!bundle.isSynthetic()) {
      return;
    }
    for (String file : Hashes.ofTree(directory).keySet()) {
      if (file.endsWith(".html")
          && !Files.readString(directory.resolve(file), StandardCharsets.UTF_8)
              .contains("SYNTHETIC")) {
        findings.add(Problem.in(file, "must be marked SYNTHETIC, as the release is"));
      }
    }
  }
}
