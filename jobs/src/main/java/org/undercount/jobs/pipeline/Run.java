package org.undercount.jobs.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Takes stages in order: skips one whose inputs and code are unchanged and whose output is there,
 * runs the others, and stops at the first failed gate. A run killed at any point goes on where it
 * was, because a stage leaves its record only after its output is complete.
 *
 * @param folder where stage records live
 * @param codeVersion identity of the program
 * @param progress told what happens
 */
public record Run(Path folder, String codeVersion, Progress progress) {

  /** Told what a run does; prints, or is silent. */
  public interface Progress {
    void started(String stage);

    void skipped(StageRecord stage);

    void done(StageRecord stage);

    void stopped(String stage, List<String> reasons);
  }

  /**
   * How a run ended.
   *
   * @param records of the stages that are done, in order
   * @param stoppedAt the stage a gate stopped, if any
   * @param reasons why it was stopped
   */
  public record Outcome(
      List<StageRecord> records, Optional<String> stoppedAt, List<String> reasons) {
    public Outcome {
      records = List.copyOf(records);
      reasons = List.copyOf(reasons);
    }
  }

  /** Runs the stages in the order given. */
  public Outcome through(List<Stage> stages) {
    List<StageRecord> records = new ArrayList<>();
    for (Stage stage : stages) {
      SortedMap<String, String> inputs = stage.inputs();
      StageKey key = StageKey.of(codeVersion, stage.name(), inputs);
      Optional<StageRecord> earlier = StageRecord.read(recordOf(stage.name()));
      if (earlier.isPresent() && earlier.get().key().equals(key) && stage.isPresent(key)) {
        progress.skipped(earlier.get());
        records.add(earlier.get());
        continue;
      }
      progress.started(stage.name());
      StageResult result = stage.run(key);
      if (result instanceof StageResult.Done done) {
        StageRecord record =
            new StageRecord(stage.name(), key, inputs, done.rows(), done.messages(), done.facts());
        record.write(recordOf(stage.name()));
        progress.done(record);
        records.add(record);
      } else {
        progress.stopped(stage.name(), result.messages());
        return new Outcome(records, Optional.of(stage.name()), result.messages());
      }
    }
    return new Outcome(records, Optional.empty(), List.of());
  }

  /** Where a stage's record lies. */
  private Path recordOf(String stage) {
    return folder.resolve(stage + ".json");
  }
}
