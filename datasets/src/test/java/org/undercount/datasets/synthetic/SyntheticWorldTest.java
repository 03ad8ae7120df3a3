package org.undercount.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

class SyntheticWorldTest {

  @TempDir Path folder;

  @Test
  void sameSettingsGiveTheSameBytes() throws IOException {
    SyntheticWorld.of(World.settings(7, 0.1, 2)).writeTo(folder.resolve("a"));
    SyntheticWorld.of(World.settings(7, 0.1, 2)).writeTo(folder.resolve("b"));
    assertSameBytes(folder.resolve("a"), folder.resolve("b"));
  }

  @Test
  void anotherSeedGivesAnotherWorld() throws IOException {
    SyntheticWorld.of(World.settings(7, 0.1, 1)).writeTo(folder.resolve("a"));
    SyntheticWorld.of(World.settings(8, 0.1, 1)).writeTo(folder.resolve("b"));
    String list = "raw/2023Q1/hotline/hotline_2023Q1.csv";
    assertThat(World.bytes(folder.resolve("a")).get(list))
        .isNotEqualTo(World.bytes(folder.resolve("b")).get(list));
  }

  @Test
  void neitherTheOrderOfTheShardsNorTheThreadsMatter() throws IOException {
    WorldSettings settings = World.settings(3, 2.1, 1);
    assertThat(settings.shards()).isEqualTo(2);
    SyntheticWorld.of(settings).writeTo(folder.resolve("a"));
    Path other = folder.resolve("b");
    List<Tally> tallies =
        IntStream.of(1, 0)
            .parallel()
            .mapToObj(s -> SyntheticWorld.of(settings).writeShard(s, other))
            .toList();
    Tally sum = new Tally();
    tallies.forEach(sum::addAll);
    SyntheticWorld.of(settings).finish(sum, other);
    assertThat(World.bytes(other)).containsKey("raw/2023Q1/hotline/hotline_2023Q1-0002.csv");
    assertSameBytes(folder.resolve("a"), other);
  }

  @Test
  void leavesNothingUnfinished() throws IOException {
    SyntheticWorld.of(World.settings(1, 0.05, 1)).writeTo(folder);
    assertThat(World.bytes(folder).keySet()).noneMatch(f -> f.contains("unfinished"));
  }

  @Test
  void refusesAScaleThatIsNotPositive() {
    assertThatThrownBy(() -> World.settings(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A scale is above 0 and at most 1000, got 0.0");
    assertThatThrownBy(() -> World.settings(1, Double.NaN, 1))
        .hasMessage("A scale is above 0 and at most 1000, got NaN");
  }

  @Test
  void refusesAWorldWithoutQuarters() {
    assertThatThrownBy(() -> World.settings(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A world has 1 to 40 quarters, got 0");
  }

  @Test
  void refusesAQuarterThatDoesNotExist() {
    assertThatThrownBy(() -> new WorldSettings(1, 1, 2023, 5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got year=2023, number=5");
  }

  @Test
  void aShardsItemsAreAllItemsOnce() {
    WorldSettings settings = new WorldSettings(Seed.of(1), 9, new Quarter(2023, 1), 1);
    assertThat(
            IntStream.range(0, settings.shards()).flatMap(s -> settings.items(s, 1_003)).toArray())
        .isEqualTo(IntStream.range(0, 1_003).toArray());
  }

  private static void assertSameBytes(Path left, Path right) throws IOException {
    SortedMap<String, byte[]> expected = World.bytes(left);
    SortedMap<String, byte[]> actual = World.bytes(right);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((file, bytes) -> assertThat(actual.get(file)).as(file).isEqualTo(bytes));
  }
}
