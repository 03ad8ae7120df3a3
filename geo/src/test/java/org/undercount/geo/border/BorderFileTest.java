package org.undercount.geo.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.LonLat;

class BorderFileTest {

  private static final LonLat MYAWADDY = LonLat.of(98.50893, 16.68911);
  private static final CountryAnswer MYANMAR = new CountryAnswer.Inside(CountryCode.of("MM"));

  @Test
  void aBrokenCacheIsRebuiltToTheSameBytes(@TempDir Path folder) throws IOException {
    Path file = onlyFile(TestBorders.borders(), TestBorders.CACHE);
    byte[] whole = Files.readAllBytes(file);
    byte[] broken = whole.clone();
    broken[whole.length / 2] ^= 1;
    Path copy = folder.resolve(file.getFileName());
    Files.write(copy, broken);

    Borders rebuilt = Borders.load(folder);

    assertThat(rebuilt.isCached()).isTrue();
    assertThat(rebuilt.countryAt(MYAWADDY)).isEqualTo(MYANMAR);
    assertThat(Files.readAllBytes(copy)).isEqualTo(whole);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(copy);
    }
  }

  @Test
  void aTruncatedCacheIsRebuilt(@TempDir Path folder) throws IOException {
    Path file = onlyFile(TestBorders.borders(), TestBorders.CACHE);
    Path copy = folder.resolve(file.getFileName());
    Files.write(copy, new byte[] {49, 66, 67, 85, 1, 0, 0, 0});

    assertThat(Borders.load(folder).countryAt(MYAWADDY)).isEqualTo(MYANMAR);
    assertThat(copy).hasSize(Files.size(file));
  }

  @Test
  void worksFromMemoryWhereTheFolderCannotBeMade(@TempDir Path folder) throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("file"), "");

    Borders borders = Borders.load(notAFolder.resolve("cache"));

    assertThat(borders.isCached()).isFalse();
    assertThat(borders.countryAt(MYAWADDY)).isEqualTo(MYANMAR);
  }

  private static Path onlyFile(Borders opened, Path cache) throws IOException {
    assertThat(opened.isCached()).isTrue();
    return cache.resolve(BorderFile.name());
  }
}
