package org.undercount.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.undercount.jobs.SparkTest.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.synthetic.SyntheticWorld;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.jobs.check.CheckReport;
import org.undercount.jobs.check.CheckResult;
import org.undercount.jobs.check.CheckVerdict;
import org.undercount.jobs.check.Checks;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/** Every messy file of the synthetic region goes through its contract. */
class SyntheticDeliveriesTest {

  static final List<String> SOURCES = SyntheticWorld.SOURCES;

  private static final Quarter Q1 = Quarter.parse("2023Q1");
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir static Path folder;
  private static WorkspaceLayout layout;

  @BeforeAll
  static void writeTheWorld() throws IOException {
    layout = new WorkspaceLayout(folder);
    SyntheticWorld.of(new WorldSettings(Seed.of(1), 0.1, Q1, 1)).writeTo(folder);
    Files.createDirectories(layout.keys());
    Files.writeString(layout.sealedKey(), "0123456789abcdef".repeat(4));
  }

  @ParameterizedTest
  @FieldSource("SOURCES")
  void nearlyEveryRowIsAcceptedAndNearlyEveryValueRead(String source) throws IOException {
    IngestReport report = ingest(source);
    assertThat(report.read()).isPositive();
    assertThat(report.read() - report.accepted())
        .as("rejected " + report.rejected())
        .isLessThanOrEqualTo(report.read() / 10 + 1);
    report
        .issues()
        .forEach(
            (issue, rows) ->
                assertThat(rows).as(issue).isLessThanOrEqualTo(report.accepted() / 20 + 1));
  }

  @Test
  void noCheckOfTheRegionFails() throws IOException {
    List<SourceContract> contracts = new ArrayList<>();
    for (String source : SOURCES) {
      ingest(source);
      contracts.add(contract(source));
    }
    CheckReport report = Checks.check(spark(), layout, contracts, WorkspaceSettings.DEFAULT, Q1);
    assertThat(report.with(CheckVerdict.FAIL)).isEmpty();
    assertThat(report.checks())
        .filteredOn(c -> c.source().equals("police_totals") && c.check().equals("totals"))
        .singleElement()
        .extracting(CheckResult::verdict)
        .isEqualTo(CheckVerdict.WARN);
  }

  private static IngestReport ingest(String source) throws IOException {
    Path raw = layout.raw().resolve(Q1.toString()).resolve(source);
    try (Stream<Path> files = Files.list(raw)) {
      return Ingest.ingest(spark(), layout, contract(source), files.sorted().toList(), Q1, "v1");
    }
  }

  private static SourceContract contract(String source) {
    return SourceContract.load(layout.contract(SourceId.of(source)), TODAY);
  }
}
