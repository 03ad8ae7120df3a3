package org.undercount.estimators.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.undercount.estimators.Gate;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.LogLikelihood;
import org.undercount.estimators.likelihood.Maximum.Quantity;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.likelihood.Variables.Category;

class OpenPopulationTest {

  private static final Formula CONSTANT = Formula.CONSTANT;
  private static final Formula TIME = Formula.parse("time");

  private static CaptureHistory seen(String history, long count) {
    return new CaptureHistory(history.chars().mapToObj(c -> c - '0').toList(), 0, count, false);
  }

  /** Released 100 at 1 and 80 at 2 (50 of them new). */
  private static final CaptureHistories THREE =
      CaptureHistories.plain(
          3,
          List.of(
              seen("111", 18),
              seen("110", 12),
              seen("101", 12),
              seen("100", 58),
              seen("011", 30),
              seen("010", 20),
              seen("001", 40)));

  private static HistoryFit fit(HistoryModel model, CaptureHistories data) {
    return model.fit(data, 0.95, ParameterIntervals.Kind.WALD);
  }

  private static double value(HistoryFit fit, String name) {
    return fit.parameters().stream()
        .filter(p -> p.name().equals(name))
        .map(p -> ((Quantity.Identified) p.quantity()).value())
        .findFirst()
        .orElseThrow();
  }

  /** With three occasions the maximum has a closed form: Seber (1982), chapter 5, uncorrected. */
  @Test
  void threeOccasionsHaveTheClosedForm() {
    HistoryFit fit = fit(new HistoryModel.Cjs(TIME, TIME), THREE);
    double marked = 30 + 80.0 * 12 / 48; // m + R z / r
    assertThat(value(fit, "phi[1]")).isCloseTo(marked / 100, within(1e-7));
    assertThat(value(fit, "p[2]")).isCloseTo(30 / marked, within(1e-7));
    assertThat(fit.summary().rank()).isEqualTo(3);
    assertThat(fit.summary().coefficients()).isEqualTo(4);
    assertThat(fit.warnings())
        .containsExactly(
            "the data do not tell phi[2], p[3]: other values fit as well, so none is given");
  }

  /** Lebreton et al. (1992), table 2 and text; see the head of the file. */
  @Test
  void europeanDippersEqualThePublishedFigures() throws IOException {
    CaptureHistories dippers;
    try (InputStream in = OpenPopulationTest.class.getResourceAsStream("dippers.csv")) {
      dippers =
          CaptureHistories.plain(
              7,
              new String(in.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(l -> l.matches("[01]+,[0-9]+"))
                  .map(l -> seen(l.substring(0, 7), Long.parseLong(l.substring(8))))
                  .toList());
    }
    assertThat(dippers.observed()).isEqualTo(294);
    HistoryFit fit = fit(new HistoryModel.Cjs(CONSTANT, CONSTANT), dippers);
    assertThat(-2 * fit.summary().logLikelihood()).isCloseTo(666.84, within(0.005));
    assertThat(value(fit, "phi")).isCloseTo(0.560, within(5e-4));
    assertThat(value(fit, "p")).isCloseTo(0.903, within(5e-4));
    assertThat(fit.parameters())
        .extracting(p -> ((Quantity.Identified) p.quantity()).standardError())
        .satisfiesExactly(
            phi -> assertThat(phi).isCloseTo(0.025, within(5e-4)),
            p -> assertThat(p).isCloseTo(0.029, within(5e-4)));
  }

  /** The slopes are those of the value, whatever the model. */
  @Test
  void everyGradientIsThatOfItsLikelihood() {
    SplittableRandom random = new SplittableRandom(5);
    CaptureHistories robust =
        SimulatedHistories.of(80, Schedule.ofLooks(List.of(2, 1, 3)), 0.7, 0.5, random).histories();
    CaptureHistories gaps =
        new CaptureHistories(
            new Schedule(List.of(1, 1, 1), List.of(1.0, 2.5)),
            List.of("1"),
            new Variables(2, Map.of("sex", new Category(List.of("F", "M"), List.of("F", "M")))),
            List.of(
                new CaptureHistory(List.of(1, 0, 1), 0, 7, false),
                new CaptureHistory(List.of(1, 1, 0), 1, 5, true),
                new CaptureHistory(List.of(0, 1, 1), 1, 4, false)));
    CaptureHistories states =
        new CaptureHistories(
            Schedule.even(3),
            List.of("A", "B"),
            new Variables(1, Map.of()),
            List.of(
                new CaptureHistory(List.of(1, 2, 0), 0, 3, false),
                new CaptureHistory(List.of(1, 0, -1), 0, 2, false),
                new CaptureHistory(List.of(-1, 2, 2), 0, 4, false)));
    List<LogLikelihood> all = new ArrayList<>();
    all.add(new CormackJollySeber(gaps, Formula.parse("sex"), TIME));
    for (Entry entry : Entry.values()) {
      all.add(
          new Superpopulation(
              gaps, Formula.parse("sex"), TIME, entry, TIME, new Emigration.None(), false));
      all.add(
          new Softened(
              new Superpopulation(
                  gaps,
                  Formula.parse("sex"),
                  TIME,
                  entry,
                  Formula.parse("sex"),
                  new Emigration.None(),
                  false)));
      all.add(
          new Superpopulation(
              robust,
              TIME,
              Formula.parse("time + look"),
              entry,
              CONSTANT,
              new Emigration.Random(TIME),
              true));
      all.add(
          new Softened(
              new Superpopulation(
                  robust,
                  TIME,
                  CONSTANT,
                  entry,
                  CONSTANT,
                  new Emigration.Markovian(TIME, CONSTANT),
                  false)));
    }
    all.add(new Multistate(states, Formula.parse("state"), TIME, Formula.parse("move")));
    for (LogLikelihood likelihood : all) {
      double[] x = new double[likelihood.size()];
      for (int i = 0; i < x.length; i++) {
        x[i] = 0.3 + 0.4 * random.nextDouble();
      }
      double[] gradient = new double[x.length];
      double[] scratch = new double[x.length];
      assertThat(likelihood.at(x, gradient)).isFinite();
      for (int i = 0; i < x.length; i++) {
        double at = x[i];
        x[i] = at + 1e-6;
        double up = likelihood.at(x, scratch);
        x[i] = at - 1e-6;
        double down = likelihood.at(x, scratch);
        x[i] = at;
        assertThat(gradient[i]).isCloseTo((up - down) / 2e-6, within(1e-5));
      }
    }
  }

  /** A maximum does not depend on how entry is written. */
  @Test
  void allFormsOfEntryReachTheSameMaximum() {
    CaptureHistories data =
        SimulatedHistories.of(300, Schedule.even(5), 0.8, 0.5, new SplittableRandom(8)).histories();
    double shares = fit(new HistoryModel.Popan(CONSTANT, CONSTANT, TIME), data).conditional();
    for (Entry entry : List.of(Entry.LAMBDA, Entry.RECRUITMENT, Entry.SENIORITY)) {
      HistoryFit fit = fit(new HistoryModel.Pradel(CONSTANT, CONSTANT, entry, TIME), data);
      assertThat(fit.conditional()).isCloseTo(shares, within(1e-5));
    }
  }

  @Test
  void unitsNotReleasedTellNothingOfWhatFollows() {
    List<CaptureHistory> released = List.of(seen("110", 20), seen("101", 20), seen("111", 30));
    List<CaptureHistory> lost = new ArrayList<>(released);
    lost.add(new CaptureHistory(List.of(1, 0, 0), 0, 500, true));
    HistoryModel model = new HistoryModel.Cjs(CONSTANT, CONSTANT);
    assertThat(fit(model, CaptureHistories.plain(3, lost)).summary().logLikelihood())
        .isCloseTo(
            fit(model, CaptureHistories.plain(3, released)).summary().logLikelihood(),
            within(1e-9));
  }

  /** N and stock of 500 populations; 95 % intervals hold within a band of 3.3 standard errors. */
  @Test
  void populationAndStockAreRecovered() {
    SplittableRandom random = new SplittableRandom(21);
    int runs = 500;
    int held = 0;
    int stockHeld = 0;
    int robustHeld = 0;
    int survivalHeld = 0;
    for (int run = 0; run < runs; run++) {
      SimulatedHistories world =
          SimulatedHistories.of(250, Schedule.even(4), 0.7, 0.45, random.split());
      HistoryFit fit = fit(new HistoryModel.Popan(CONSTANT, CONSTANT, TIME), world.histories());
      held += fit.headline().orElseThrow().interval().contains(250) ? 1 : 0;
      stockHeld +=
          fit.stock().get(2).estimate().orElseThrow().interval().contains(world.stock().get(2))
              ? 1
              : 0;
      HistoryFit cjs = fit(new HistoryModel.Cjs(CONSTANT, CONSTANT), world.histories());
      survivalHeld += cjs.headline().orElseThrow().interval().contains(0.7) ? 1 : 0;
      SimulatedHistories looks =
          SimulatedHistories.of(150, Schedule.ofLooks(List.of(2, 2, 2)), 0.6, 0.5, random.split());
      HistoryFit robust =
          fit(new HistoryModel.RobustDesign(CONSTANT, CONSTANT, TIME), looks.histories());
      robustHeld += robust.headline().orElseThrow().interval().contains(150) ? 1 : 0;
    }
    assertThat(held).isBetween(459, 491);
    assertThat(stockHeld).isBetween(459, 491);
    assertThat(robustHeld).isBetween(459, 491);
    assertThat(survivalHeld).isBetween(459, 491);
  }

  @Test
  void refusesInWords() {
    HistoryFit untold = fit(new HistoryModel.Popan(TIME, TIME, TIME), THREE);
    assertThat(untold.refused()).isTrue();
    assertThat(untold.gates().stream().filter(g -> !g.passed()).map(Gate::id))
        .contains("identified");
    HistoryFit once =
        fit(
            new HistoryModel.Cjs(CONSTANT, CONSTANT),
            CaptureHistories.plain(3, List.of(seen("100", 5), seen("110", 3))));
    assertThat(once.gates().get(0).detail())
        .isEqualTo("at least 7 sightings of units seen before are needed, there are 3");
    HistoryFit gap =
        fit(
            new HistoryModel.Popan(CONSTANT, CONSTANT, CONSTANT),
            CaptureHistories.plain(4, List.of(seen("1001", 20), seen("1101", 9), seen("0100", 8))));
    assertThat(gap.gates().get(0).detail())
        .isEqualTo(
            "nobody was seen at occasions [3]: if nobody looked, leave them out and give the time"
                + " between the others as intervals");
    HistoryFit many =
        fit(
            new HistoryModel.Cjs(TIME, TIME),
            CaptureHistories.plain(3, List.of(seen("111", 20), seen("100", 9))));
    assertThat(many.gates().get(1).detail())
        .isEqualTo(
            "no more coefficients than different histories can be told: 4 coefficients, 2 histories");
    assertThatThrownBy(() -> fit(new HistoryModel.RobustDesign(TIME, TIME, TIME), THREE))
        .hasMessage(
            "robust-design needs several looks at an occasion, all have one: give --primary");
    assertThatThrownBy(
            () -> fit(new HistoryModel.States(TIME, TIME, HistoryModel.States.EVERY_MOVE), THREE))
        .hasMessage("multistate needs at least two states, the histories have [1]");
    assertThatThrownBy(() -> new HistoryModel.Pradel(CONSTANT, CONSTANT, Entry.PENT, CONSTANT))
        .hasMessage("Growth is told by lambda, f or gamma, not by pent");
  }

  @Test
  void wrongHistoriesAreRefused() {
    assertThatThrownBy(() -> seen("000", 1))
        .hasMessage("A history must see its unit at least once, got zeros at all 3 looks");
    assertThatThrownBy(() -> seen("010", 0))
        .hasMessage("A history must be of at least one unit, got 0");
    assertThatThrownBy(() -> CaptureHistories.plain(4, List.of(seen("010", 1))))
        .hasMessage("Every history must have 4 looks, got one with 3");
    assertThatThrownBy(() -> CaptureHistories.plain(3, List.of()))
        .hasMessage("Expected at least one history, got none");
    assertThatThrownBy(() -> Schedule.even(1)).hasMessage("At least 2 occasions are needed, got 1");
    assertThatThrownBy(() -> Schedule.ofLooks(List.of(2, 0)))
        .hasMessage("Every occasion needs a look, got looks [2, 0]");
    assertThatThrownBy(() -> new Schedule(List.of(1, 1), List.of(0.0)))
        .hasMessage("Expected 1 intervals above 0 between 2 occasions, got [0.0]");
    assertThatThrownBy(
            () ->
                CaptureHistories.plain(2, List.of(new CaptureHistory(List.of(2, 0), 0, 1, false))))
        .hasMessage("An event must be one of 1 states, got 2");
  }

  /** Half of the new ones pass through: 3.SR sees it, and 2.CT does not. */
  @Test
  void transienceIsSeenForWhatItIs() {
    SplittableRandom random = new SplittableRandom(4);
    List<CaptureHistory> histories =
        new ArrayList<>(
            SimulatedHistories.of(900, Schedule.even(5), 0.8, 0.6, random).histories().histories());
    for (int t = 0; t < 5; t++) {
      List<Integer> once = new ArrayList<>(List.of(0, 0, 0, 0, 0));
      once.set(t, 1);
      histories.add(new CaptureHistory(once, 0, 120, false));
    }
    FitTests tests = FitTests.of(CaptureHistories.plain(5, histories));
    assertThat(tests.transience().probability()).isLessThan(1e-6);
    assertThat(tests.transience().sign().orElseThrow()).isPositive();
    assertThat(tests.trapDependence().probability()).isGreaterThan(0.01);
  }
}
