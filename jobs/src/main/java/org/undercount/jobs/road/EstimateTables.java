package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.estimators.Estimate;
import org.undercount.jobs.estimate.DrawRow;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.Joint;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.tables.RowCodec;

/** Writes headlines and their draws, and says what they are. */
final class EstimateTables {

  static final RowCodec<EstimateRow> ESTIMATES = RowCodec.of(() -> EstimateRow.SCHEMA);
  static final RowCodec<DrawRow> DRAWS = RowCodec.of(() -> DrawRow.SCHEMA);

  private EstimateTables() {}

  /** The settings every estimate depends on. */
  static SortedMap<String, String> settings(Road road) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("setting seed", Long.toString(road.settings().seed().value()));
    inputs.put("setting level", Double.toString(road.settings().level()));
    inputs.put("setting draws", Integer.toString(road.settings().draws()));
    return inputs;
  }

  static StageResult write(
      TableStage stage, StageKey key, Joint joint, String estimates, String draws) {
    stage.write(draws, key, DRAWS, joint.drawRows(), "key", "draw");
    stage.write(estimates, key, ESTIMATES, joint.rows(), "key");
    List<String> messages = new ArrayList<>();
    long refused = 0;
    for (EstimateRow row : joint.rows()) {
      messages.add(line(row));
      refused += row.verdict().estimate().isPresent() ? 0 : 1;
    }
    TreeMap<String, Long> leftOut = new TreeMap<>();
    if (refused > 0) {
      leftOut.put("refused", refused);
    }
    return new StageResult.Done(
        new RowCount(joint.rows().size(), joint.rows().size() - refused, leftOut),
        messages,
        new TreeMap<>());
  }

  private static String line(EstimateRow row) {
    if (row.verdict().estimate().isEmpty()) {
      return row.key() + "  refused: " + row.verdict().refusal().orElse("a gate failed");
    }
    Estimate e = row.verdict().estimate().get();
    return String.format(
        Locale.ROOT,
        "%-14s %,15.0f   (%,.0f to %,.0f, %.0f %%)   %s",
        row.key(),
        e.value(),
        e.interval().lower(),
        e.interval().upper(),
        100 * e.interval().level(),
        e.method());
  }
}
