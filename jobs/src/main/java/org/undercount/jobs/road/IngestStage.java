package org.undercount.jobs.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.problem.Problem;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.jobs.ingest.Ingest;
import org.undercount.jobs.ingest.IngestReport;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.RowCount;
import org.undercount.jobs.pipeline.Stage;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;

/**
 * Files to typed rows: what lies in the raw folder of the quarter goes through its source's
 * contract; what was ingested by hand before is taken as it is.
 */
public final class IngestStage implements Stage {

  private final Road road;
  private final Clock clock;
  private final String codeVersion;

  /** The first stage of a road; the clock decides whether a source's retention date has passed. */
  public IngestStage(Road road, Clock clock, String codeVersion) {
    this.road = road;
    this.clock = clock;
    this.codeVersion = codeVersion;
  }

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public SortedMap<String, String> inputs() {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("quarter", road.quarter().toString());
    for (SourceContract contract : Contracts.of(road, clock)) {
      String source = contract.source().value();
      inputs.put("contract " + source, ContentHash.start().add(contract.text()).hex());
      List<Path> files = files(contract);
      if (files.isEmpty()) {
        Ingest.latest(road.layout(), contract, road.quarter())
            .ifPresent(r -> inputs.put("ingested " + source, r.key()));
      }
      for (Path file : files) {
        inputs.put("file " + source + "/" + file.getFileName(), ContentHash.ofFile(file));
      }
    }
    return inputs;
  }

  @Override
  public boolean isPresent(StageKey key) {
    return Contracts.of(road, clock).stream()
        .filter(c -> !files(c).isEmpty())
        .allMatch(c -> Ingest.latest(road.layout(), c, road.quarter()).isPresent());
  }

  @Override
  public StageResult run(StageKey key) {
    SortedMap<String, String> facts = new TreeMap<>();
    SortedMap<String, Long> rejected = new TreeMap<>();
    List<String> messages = new ArrayList<>();
    long read = 0;
    long accepted = 0;
    for (SourceContract contract : Contracts.of(road, clock)) {
      List<Path> files = files(contract);
      Optional<IngestReport> report =
          files.isEmpty()
              ? Ingest.latest(road.layout(), contract, road.quarter())
              : Optional.of(
                  Ingest.ingest(
                      road.spark(), road.layout(), contract, files, road.quarter(), codeVersion));
      if (report.isPresent()) {
        read += report.get().read();
        accepted += report.get().accepted();
        report.get().rejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
        facts.putAll(facts(contract, report.get()));
        messages.add(
            String.format(
                java.util.Locale.ROOT,
                "%-14s %,8d read, %,8d accepted %s",
                contract.source(),
                report.get().read(),
                report.get().accepted(),
                report.get().rejected().isEmpty() ? "" : report.get().rejected().toString()));
      }
    }
    if (facts.isEmpty()) {
      throw new UnusableInputException(
          Problem.in(
              road.layout().raw().resolve(road.quarter().toString()).toString(),
              "nothing was delivered for "
                  + road.quarter()
                  + ": put files in a folder here named by their source, or use 'undercount ingest'"));
    }
    return new StageResult.Done(new RowCount(read, accepted, rejected), messages, facts);
  }

  private static Map<String, String> facts(SourceContract contract, IngestReport report) {
    String source = contract.source().value() + "/";
    Map<String, String> facts = new TreeMap<>();
    facts.put(source + "read", Long.toString(report.read()));
    facts.put(source + "accepted", Long.toString(report.accepted()));
    facts.put(source + "agreement", contract.terms().agreement());
    report
        .rejected()
        .forEach((reason, n) -> facts.put(source + "rejected/" + reason, Long.toString(n)));
    report.files().forEach(f -> facts.put(source + "file/" + f.sha256(), Long.toString(f.read())));
    return facts;
  }

  /** The files of a source in the raw folder of the quarter, by name. */
  private List<Path> files(SourceContract contract) {
    Path folder =
        road.layout().raw().resolve(road.quarter().toString()).resolve(contract.source().value());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Could not list " + folder, e);
    }
  }
}
