package org.undercount.jobs.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.geo.border.Borders;
import org.undercount.geo.register.Register;

class SiteHistoryTest {

  private static final Quarter Q1 = Quarter.parse("2023Q1");
  private static final Quarter Q2 = Quarter.parse("2023Q2");
  private static final Borders BORDERS = Borders.load(Path.of("target", "border-cache"));

  @Test
  void aSiteHasOneRowForEachQuarterWithAReport() {
    SiteHistory history =
        history(
            report("ngo", Q1, "KK Park", "active", "Heng Jin Group"),
            report("press", Q1, "KK Park", "closed", null),
            report("ngo", Q2, "KK Park", "unknown", null),
            report("police", Q1, "Apollo", "active", null));

    assertThat(history.activity())
        .extracting(
            SiteActivity::country,
            SiteActivity::quarter,
            SiteActivity::activeSources,
            SiteActivity::closedSources,
            SiteActivity::sources)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "MM", "2023Q1", List.of("ngo"), List.of("press"), List.of("ngo", "press")),
            org.assertj.core.groups.Tuple.tuple(
                "MM", "2023Q2", List.of(), List.of(), List.of("ngo")),
            org.assertj.core.groups.Tuple.tuple(
                "MM", "2023Q1", List.of("police"), List.of(), List.of("police")));
  }

  @Test
  void theQuartersTableHasOnlySitesReportedInIt() {
    SiteHistory history =
        history(
            report("ngo", Q1, "KK Park", "active", "Heng Jin Group"),
            report("ngo", Q2, "KK Park", "active", "Fu Tai Holdings"),
            report("ngo", Q1, "Apollo", "active", null));

    assertThat(history.rows(Q1)).hasSize(2);
    SiteRow row = history.rows(Q2).get(0);
    assertThat(history.rows(Q2)).hasSize(1);
    assertThat(row.sources()).containsExactly("ngo");
    assertThat(row.place().precision()).isEqualTo("building");
    assertThat(row.standing().level()).isEqualTo("compound");
    assertThat(row.standing().operatorIds()).hasSize(2);
  }

  @Test
  void aPartThatIsActiveSpeaksForTheWholeAndOneThatIsClosedDoesNot() {
    SiteHistory history =
        history(
            report("ngo", Q1, "KK Park", "active", null),
            report("police", Q1, "KK Park Block 5", "active", null),
            report("press", Q2, "KK Park Block 5", "closed", null));

    assertThat(history.sites()).hasSize(2);
    assertThat(history.activity())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.quarter()).isEqualTo("2023Q1");
              assertThat(row.activeSources()).containsExactly("ngo", "police");
            });
    SiteRow whole =
        history.rows(Q1).stream()
            .filter(r -> r.standing().parentId() == null)
            .findFirst()
            .orElseThrow();
    assertThat(history.rows(Q2))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.standing().parentId()).isEqualTo(whole.siteId());
              assertThat(row.standing().level()).isEqualTo("building");
            });
  }

  @Test
  void evidenceIsDatedAndItsOperatorAPseudonym() {
    SiteHistory history = history(report("ngo", Q2, "KK Park", "active", "Heng Jin Group"));

    assertThat(history.evidence())
        .containsExactly(
            new SiteEvidence(
                history.sites().get(0).site().id(),
                new SiteEvidence.Report("ngo", "2023Q2", Q2.firstDay()),
                "compound",
                "active",
                "building",
                "pseudonym of 12 letters"));
  }

  @Test
  void refusesAnActiveSourceThatIsNoSource() {
    assertThatThrownBy(
            () ->
                new SiteActivity("S1", "MM", "2023Q1", List.of("ngo"), List.of(), List.of("press")))
        .hasMessage(
            "Who reports a site active or closed is among its sources, got active=[ngo], closed=[],"
                + " sources=[press]");
  }

  private static SiteHistory history(SiteReport... reports) {
    List<SiteReport> all = Arrays.asList(reports);
    return SiteHistory.of(
        Register.resolve(all.stream().map(SitesStage::place).toList(), BORDERS),
        all,
        key -> "pseudonym of " + key.length() + " letters");
  }

  private static SiteReport report(
      String source, Quarter quarter, String name, String status, @Nullable String operator) {
    LocalDate day = quarter.firstDay();
    boolean apollo = name.equals("Apollo");
    return new SiteReport(
        new RecordKey(SourceId.of(source), quarter, "0".repeat(64), name.length()),
        new SiteReport.Naming(name, List.of()),
        new SiteReport.Location(
            CountryCode.of("MM"), null, apollo ? 16.70 : 16.631, 98.50, "building"),
        new SiteReport.Evidence(day, status, "compound", operator),
        "{}");
  }
}
