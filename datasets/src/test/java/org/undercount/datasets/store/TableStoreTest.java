package org.undercount.datasets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStoreTest {

  @TempDir Path root;

  @Test
  void theSameKeyTwiceChangesNothingAndWritesNothing() {
    TableStore store = TableStore.at(root);
    AtomicInteger calls = new AtomicInteger();
    store.replace("people", "2023Q1", "k1", counted(calls, "one"));
    TableVersion again = store.replace("people", "2023Q1", "k1", counted(calls, "one"));
    assertThat(again.number()).isEqualTo(1);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aCorrectionIsANewVersionAndTheOldOneStaysReadable() throws IOException {
    TableStore store = TableStore.at(root);
    store.replace("people", "2023Q1/hotline", "k1", text("one"));
    store.replace("people", "2023Q1/police", "k2", text("two"));
    store.replace("people", "2023Q1/hotline", "k3", text("three"));
    assertThat(read(store, store.head("people"), "2023Q1/hotline")).isEqualTo("three");
    assertThat(read(store, store.head("people"), "2023Q1/police")).isEqualTo("two");
    assertThat(read(store, store.version("people", 1), "2023Q1/hotline")).isEqualTo("one");
    assertThat(store.head("people").number()).isEqualTo(3);
  }

  @Test
  void aQuarterHoldsItsSourcesAndNoOtherQuarters() {
    TableStore store = TableStore.at(root);
    store.replace("people", "2023Q1/hotline", "k1", text("one"));
    store.replace("people", "2023Q2/hotline", "k2", text("two"));
    assertThat(store.head("people").of("2023Q1").keySet()).containsExactly("2023Q1/hotline");
  }

  @Test
  void aCrashWhileWritingLeavesTheVersionBefore() throws IOException {
    TableStore store = TableStore.at(root);
    store.replace("people", "2023Q1", "k1", text("one"));
    assertThatThrownBy(
            () ->
                store.replace(
                    "people",
                    "2023Q1",
                    "k2",
                    folder -> {
                      Files.createDirectories(folder);
                      Files.writeString(folder.resolve("half"), "ha");
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(read(store, store.head("people"), "2023Q1")).isEqualTo("one");
    store.replace("people", "2023Q1", "k2", text("two"));
    assertThat(read(store, store.head("people"), "2023Q1")).isEqualTo("two");
  }

  @Test
  void aPartWhoseFolderIsGoneIsWrittenAgain() throws IOException {
    TableStore store = TableStore.at(root);
    store.replace("people", "2023Q1", "k1", text("one"));
    Folders.delete(store.folder("people", store.part("people", "2023Q1").orElseThrow()));
    assertThat(store.holds("people", "2023Q1", "k1")).isFalse();
    store.replace("people", "2023Q1", "k1", text("one"));
    assertThat(read(store, store.head("people"), "2023Q1")).isEqualTo("one");
  }

  @Test
  void everyOneOfManyWritersToDifferentPartsWins() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      int n = i;
      running.add(
          threads.submit(
              () -> TableStore.at(root).replace("people", "2023Q1/s" + n, "k" + n, text("v" + n))));
    }
    for (Future<?> each : running) {
      each.get();
    }
    threads.shutdown();
    TableVersion head = TableStore.at(root).head("people");
    assertThat(head.number()).isEqualTo(24);
    assertThat(head.parts()).hasSize(24);
  }

  @Test
  void theSlowerOfTwoWritersToOnePartIsTold() {
    TableStore store = TableStore.at(root);
    assertThatThrownBy(
            () ->
                store.replace(
                    "people",
                    "2023Q1",
                    "slow",
                    folder -> {
                      TableStore.at(root).replace("people", "2023Q1", "fast", text("fast"));
                      return text("slow").write(folder);
                    }))
        .isInstanceOf(ConcurrentModificationException.class)
        .hasMessage("Part 2023Q1 of table people was changed by another writer in version 1");
  }

  @Test
  void refusesANameThatIsNotOne() {
    TableStore store = TableStore.at(root);
    assertThatThrownBy(() -> store.head("../people"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A table is named in snake_case, got \"../people\"");
    assertThatThrownBy(() -> store.replace("people", "../x", "k", text("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A part is named like 2023Q1 or 2023Q1/hotline, got \"../x\"");
  }

  @Test
  void aChangedFileIsFoundByItsHash() throws IOException {
    TableStore store = TableStore.at(root);
    TableVersion.Part part =
        store.replace("people", "2023Q1", "k1", text("one")).parts().get("2023Q1");
    assertThat(part.files()).containsOnlyKeys("file");
    assertThat(store.damaged("people", part)).isEmpty();
    Files.writeString(store.folder("people", part).resolve("file"), "two");
    Files.writeString(store.folder("people", part).resolve("other"), "x");
    assertThat(store.damaged("people", part)).containsExactly("file", "other");
  }

  @Test
  void tidyingDeletesWhatAKilledWriterLeftAndNothingElse() throws IOException {
    TableStore store = TableStore.at(root);
    store.replace("people", "2023Q1", "k1", text("one"));
    Path left = root.resolve("people/parts/.2023Q1-dead.writing");
    Files.createDirectories(left);
    Files.writeString(left.resolve("half"), "ha");
    assertThat(store.tidy()).isEqualTo(1);
    assertThat(left).doesNotExist();
    assertThat(read(store, store.head("people"), "2023Q1")).isEqualTo("one");
    assertThat(store.tidy()).isZero();
  }

  private static TableStore.PartWriter text(String content) {
    return folder -> {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("file"), content);
      return content.length();
    };
  }

  private static TableStore.PartWriter counted(AtomicInteger calls, String content) {
    return folder -> {
      calls.incrementAndGet();
      return text(content).write(folder);
    };
  }

  private static String read(TableStore store, TableVersion version, String part)
      throws IOException {
    return Files.readString(store.folder("people", version.parts().get(part)).resolve("file"));
  }
}
