package org.undercount.jobs.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.problem.UnusableInputException;
import org.undercount.estimators.Estimand;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.Interval;
import org.undercount.estimators.Verdict;
import org.undercount.jobs.SparkTest;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.MethodComparison;
import org.undercount.jobs.estimate.MethodRow;
import org.undercount.jobs.pipeline.StageKey;
import org.undercount.jobs.pipeline.StageResult;
import org.undercount.jobs.pipeline.WorkspaceLayout;

class MethodsStageTest {

  private static final Quarter QUARTER = new Quarter(2023, 1);
  private static final StructType SERVED =
      new StructType()
          .add("destination", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("people", DataTypes.LongType);
  private static final String YAML =
      """
      methods:
        - {id: hotline, method: multiplier, estimand: E2, family: interviews, places: [KH, LA],
           service: hotline, survey: returnees.csv, place-column: at, used-column: used}
      """;

  @TempDir Path folder;
  private MethodsStage stage;
  private WorkspaceLayout layout;

  @BeforeEach
  void workspaceWithHeadlines() {
    layout = new WorkspaceLayout(folder);
    Road road = Road.in(SparkTest.spark(), layout, QUARTER, WorkspaceSettings.DEFAULT);
    stage = new MethodsStage(road);
    StageKey key = StageKey.of("test", "before", new TreeMap<>());
    List<Row> served =
        List.of(
            RowFactory.create("KH", "hotline", 300L),
            RowFactory.create("KH", "police", 200L),
            RowFactory.create("LA", "police", 20L));
    new MergeStage(road)
        .write(
            MergeStage.SERVED,
            key,
            road.spark().createDataFrame(served, SERVED),
            "destination",
            "source");
    new VictimsStage(road)
        .write(
            VictimsStage.ESTIMATES,
            key,
            EstimateTables.ESTIMATES,
            List.of(headline("KH", 1000), headline("LA", 100), headline("PH", 50)),
            "key");
  }

  @Test
  void comparesEveryCountryAMethodIsAskedOf() throws IOException {
    survey("at,used\n" + "KH,yes\n".repeat(30) + "KH,no\n".repeat(70) + "LA,no\nLA,no\n");
    Files.writeString(layout.secondMethods(), YAML);
    List<MethodRow> rows = run();
    assertThat(rows)
        .extracting(r -> r.key() + " " + r.source().id() + " " + r.role())
        .containsExactly(
            "E2.KH.2023Q1 lists HEADLINE",
            "E2.KH.2023Q1 hotline SECOND",
            "E2.KH.2023Q1 all POOLED",
            "E2.LA.2023Q1 lists HEADLINE",
            "E2.LA.2023Q1 hotline SECOND",
            "E2.LA.2023Q1 all NONE");
    MethodRow multiplier = rows.get(1);
    assertThat(multiplier.source().observed()).isEqualTo(300);
    assertThat(multiplier.span()).isNotNull();
    assertThat(multiplier.span().value()).isEqualTo(1000);
    assertThat(rows.get(4).span()).isNull();
  }

  /** A method of a stock answers for the stock; for the flow it lacks a bridge, and is refused. */
  @Test
  void aStockIsComparedWithStocksOnly() throws IOException {
    survey("at,used\n" + "KH,yes\n".repeat(30) + "KH,no\n".repeat(70));
    Files.writeString(
        layout.secondMethods(),
        YAML.replace("[KH, LA]", "[KH]")
            + "  - {id: census, method: multiplier, estimand: E1, family: offices, places: [KH],"
            + " service: hotline, survey: returnees.csv, place-column: at, used-column: used}\n");
    new VictimsStage(stage.road)
        .write(
            VictimsStage.ESTIMATES,
            StageKey.of("test", "again", new TreeMap<>()),
            EstimateTables.ESTIMATES,
            List.of(stock("KH", 600), headline("KH", 1000)),
            "key");
    assertThat(run())
        .extracting(r -> r.key() + " " + r.source().id() + " " + (r.span() != null))
        .containsExactly(
            "E1.KH.2023Q1 lists true",
            "E1.KH.2023Q1 census true",
            "E1.KH.2023Q1 all true",
            "E2.KH.2023Q1 lists true",
            "E2.KH.2023Q1 census false",
            "E2.KH.2023Q1 hotline true",
            "E2.KH.2023Q1 all true");
  }

  @Test
  void withoutAFileThereIsNothingAndItIsSaid() {
    assertThat(run()).isEmpty();
    assertThat(((StageResult.Done) stage.run(key())).messages())
        .singleElement()
        .asString()
        .startsWith("no second methods declared: every headline rests on one");
  }

  @Test
  void everyProblemOfTheSurveysIsToldAtOnce() throws IOException {
    Files.writeString(
        layout.secondMethods(),
        YAML
            + "  - {id: walk-ins, method: multiplier, estimand: E2, family: offices,"
            + " places: [KH], service: office, survey: returnees.csv, used-column: used}\n");
    survey("at,used\nKH,perhaps\n");
    assertThatThrownBy(this::run)
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("returnees.csv:2 [used]: expected yes or no")
        .hasMessageContaining(
            "walk-ins: no list 'office' in the quarter, expected one of [hotline, police]");
  }

  @Test
  void aSurveyThatChangesChangesTheKey() throws IOException {
    Files.writeString(layout.secondMethods(), YAML);
    survey("at,used\nKH,yes\n");
    StageKey before = key();
    assertThat(key()).isEqualTo(before);
    survey("at,used\nKH,no\n");
    assertThat(key()).isNotEqualTo(before);
  }

  private StageKey key() {
    return StageKey.of("test", stage.name(), stage.inputs());
  }

  private List<MethodRow> run() {
    StageKey key = key();
    assertThat(stage.run(key)).isInstanceOf(StageResult.Done.class);
    return stage
        .road
        .analytic()
        .written(MethodsStage.METHODS, QUARTER.toString())
        .collectAsList()
        .stream()
        .map(MethodsStage.ROWS::fromRow)
        .toList();
  }

  private void survey(String text) throws IOException {
    Files.createDirectories(layout.surveys(QUARTER));
    Files.writeString(layout.surveys(QUARTER).resolve("returnees.csv"), text);
  }

  private static EstimateRow headline(String place, double value) {
    return headline("E2", MethodComparison.heldInQuarter(place, QUARTER), value);
  }

  private static EstimateRow stock(String place, double value) {
    return headline("E1", MethodComparison.heldOnLastDay(place, QUARTER), value);
  }

  private static EstimateRow headline(String code, Estimand estimand, double value) {
    return new EstimateRow(
        code + "." + estimand.place() + ".2023Q1",
        "2023Q1",
        estimand,
        new Verdict(
            10,
            Optional.of(
                new Estimate(
                    value,
                    new Interval(0.8 * value, 1.25 * value, 0.95, "profile"),
                    "average",
                    Map.of())),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of()));
  }
}
