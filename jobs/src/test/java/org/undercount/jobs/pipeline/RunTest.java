package org.undercount.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  @TempDir Path folder;
  private final List<String> events = new ArrayList<>();
  private final SortedMap<String, String> world = new TreeMap<>();

  @BeforeEach
  void fill() {
    world.put("file", "one");
  }

  @Test
  void skipsAStageWhoseInputsAreUnchanged() {
    run("v1").through(List.of(new Writes("a", "file")));
    run("v1").through(List.of(new Writes("a", "file")));
    assertThat(events).containsExactly("started a", "done a", "skipped a");
  }

  @Test
  void runsAgainWhenAnInputChanges() {
    run("v1").through(List.of(new Writes("a", "file")));
    world.put("file", "two");
    run("v1").through(List.of(new Writes("a", "file")));
    assertThat(events).containsExactly("started a", "done a", "started a", "done a");
  }

  @Test
  void runsAgainWhenTheCodeChanges() {
    run("v1").through(List.of(new Writes("a", "file")));
    run("v2").through(List.of(new Writes("a", "file")));
    assertThat(events).containsExactly("started a", "done a", "started a", "done a");
  }

  @Test
  void runsAgainWhenItsOutputIsGone() throws IOException {
    run("v1").through(List.of(new Writes("a", "file")));
    Files.delete(folder.resolve("a.out"));
    run("v1").through(List.of(new Writes("a", "file")));
    assertThat(events).containsExactly("started a", "done a", "started a", "done a");
  }

  @Test
  void goesOnWhereItWasAfterACrash() {
    Writes crash = new Writes("b", "a");
    crash.crashes = true;
    assertThatThrownBy(() -> run("v1").through(List.of(new Writes("a", "file"), crash)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("crashed in b");
    crash.crashes = false;
    Run.Outcome outcome = run("v1").through(List.of(new Writes("a", "file"), crash));
    assertThat(events)
        .containsExactly("started a", "done a", "started b", "skipped a", "started b", "done b");
    assertThat(outcome.stoppedAt()).isEmpty();
  }

  @Test
  void takesARecordCutShortForNone() throws IOException {
    run("v1").through(List.of(new Writes("a", "file")));
    Path record = folder.resolve("records/a.json");
    Files.writeString(record, Files.readString(record).substring(0, 40));
    run("v1").through(List.of(new Writes("a", "file")));
    assertThat(events).containsExactly("started a", "done a", "started a", "done a");
  }

  @Test
  void stopsAtAFailedGateAndRunsNothingLater() {
    Stage gate =
        new Writes("gate", "file") {
          @Override
          public StageResult run(StageKey key) {
            return new StageResult.Stopped(List.of("source x failed completeness"));
          }
        };
    Run.Outcome outcome = run("v1").through(List.of(gate, new Writes("later", "file")));
    assertThat(outcome.stoppedAt()).contains("gate");
    assertThat(outcome.reasons()).containsExactly("source x failed completeness");
    assertThat(events).containsExactly("started gate", "stopped gate");
  }

  @Test
  void rowsThatDoNotAddUpAreABug() {
    assertThatThrownBy(() -> new RowCount(10, 7, new TreeMap<>(Map.of("unreadable-date", 2L))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Rows must add up: read=10, accepted=7, leftOut={unreadable-date=2}");
  }

  @Test
  void aStoppedStageNeedsItsReason() {
    assertThatThrownBy(() -> new StageResult.Stopped(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A stopped stage needs its reason, got none");
  }

  @Test
  void partsThatJoinToTheSameTextHashApart() {
    assertThat(ContentHash.start().add("ab").add("c").hex())
        .isNotEqualTo(ContentHash.start().add("a").add("bc").hex());
  }

  private Run run(String codeVersion) {
    return new Run(
        folder.resolve("records"),
        codeVersion,
        new Run.Progress() {
          @Override
          public void started(String stage) {
            events.add("started " + stage);
          }

          @Override
          public void skipped(StageRecord stage) {
            events.add("skipped " + stage.stage());
          }

          @Override
          public void done(StageRecord stage) {
            events.add("done " + stage.stage());
          }

          @Override
          public void stopped(String stage, List<String> reasons) {
            events.add("stopped " + stage);
          }
        });
  }

  /** A stage that writes one file named after it and reads one entry of the world. */
  private class Writes implements Stage {
    private final String name;
    private final String reads;
    boolean crashes;

    Writes(String name, String reads) {
      this.name = name;
      this.reads = reads;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public SortedMap<String, String> inputs() {
      return new TreeMap<>(Map.of(reads, world.getOrDefault(reads, "none")));
    }

    @Override
    public StageResult run(StageKey key) {
      if (crashes) {
        throw new IllegalStateException("crashed in " + name);
      }
      try {
        Files.writeString(folder.resolve(name + ".out"), key.value());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException("Could not write " + name, e);
      }
      return new StageResult.Done(RowCount.all(1), List.of(), new TreeMap<>());
    }

    @Override
    public boolean isPresent(StageKey key) {
      return Files.exists(folder.resolve(name + ".out"));
    }
  }
}
