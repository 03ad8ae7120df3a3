package org.undercount.jobs.road;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.contract.Kind;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.jobs.check.CheckReport;
import org.undercount.jobs.check.CheckResult;
import org.undercount.jobs.check.Checks;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.Stage;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/** Quality gates per source; a failed one stops the road unless a person accepted it in writing. */
public final class CheckStage implements Stage {

  private final Road road;
  private final Clock clock;
  private final WorkspaceSettings settings;

  /** The second stage of a road. */
  public CheckStage(Road road, Clock clock, WorkspaceSettings settings) {
    this.road = road;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public SortedMap<String, String> inputs() {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("quarter", road.quarter().toString());
    inputs.put("accepted", settings.accepted().toString());
    for (SourceContract contract : Contracts.of(road, clock)) {
      inputs.put("contract " + contract.source(), ContentHash.start().add(contract.text()).hex());
    }
    for (Kind kind : Kind.values()) {
      for (String quarter :
          List.of(road.quarter().previous().toString(), road.quarter().toString())) {
        road.sealed()
            .store()
            .head(kind.table())
            .of(quarter)
            .forEach((name, part) -> inputs.put(kind.table() + "/" + name, part.key()));
      }
    }
    return inputs;
  }

  @Override
  public boolean isPresent(StageKey key) {
    return true; // its whole result is its record
  }

  @Override
  public StageResult run(StageKey key) {
    CheckReport report =
        Checks.check(
            road.spark(), road.layout(), Contracts.of(road, clock), settings, road.quarter());
    List<String> failed = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    SortedMap<String, String> facts = new TreeMap<>();
    Map<String, Long> verdicts = new TreeMap<>();
    for (CheckResult check : report.checks()) {
      String verdict = check.verdict().toString();
      verdicts.merge(verdict, 1L, Long::sum);
      String accepted = check.acceptedReason().map(r -> "; accepted because: " + r).orElse("");
      facts.put(
          check.source() + "/check/" + check.check(), verdict + "|" + check.published() + accepted);
      if (verdict.equals("fail")) {
        failed.add(check.source() + ": " + check.check() + " failed: " + check.detail());
      } else if (!verdict.equals("pass")) {
        messages.add(
            verdict
                + " "
                + check.source()
                + ": "
                + check.check()
                + ": "
                + check.detail()
                + accepted);
      }
    }
    List<String> stale =
        report.stale().stream()
            .map(s -> "warn " + s.source() + ": " + s.check() + ": " + s.detail())
            .toList();
    if (!failed.isEmpty()) {
      failed.addAll(stale);
      failed.add(
          "correct the files, or accept a check in workspace.yaml under 'accepted' with a written"
              + " reason");
      return new StageResult.Stopped(failed);
    }
    messages.addAll(stale);
    messages.add(0, verdicts.toString());
    return new StageResult.Done(RowCount.all(report.checks().size()), messages, facts);
  }
}
