package org.undercount.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.FixtureRelease;

class BriefingTest {

  @TempDir Path releases;

  @Test
  void everyPageOfASyntheticReleaseSaysSo() throws Exception {
    Path release =
        BundleWriter.write(
            releases,
            FixtureRelease.content(),
            List.of(Briefing.withMap(Path.of("target/map-cache"))));
    try (var files = Files.walk(release)) {
      List<Path> pages = files.filter(f -> f.toString().endsWith(".html")).toList();
      assertThat(pages).isNotEmpty();
      for (Path page : pages) {
        assertThat(Files.readString(page)).contains("<strong>SYNTHETIC</strong>");
      }
    }
    String keep = System.getProperty("undercount.keep");
    if (keep != null) {
      try (var files = Files.walk(release)) {
        for (Path f : files.filter(Files::isRegularFile).toList()) {
          Path to = Path.of(keep).resolve(release.relativize(f).toString());
          Files.createDirectories(to.getParent());
          Files.copy(f, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
