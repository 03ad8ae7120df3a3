package org.undercount.estimators.occupancy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.undercount.estimators.likelihood.Formula;
import org.undercount.estimators.likelihood.ParameterIntervals;
import org.undercount.estimators.likelihood.Variables;

/** Dynamic occupancy of as many sites, seasons and visits as the crossbill data have. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OccupancyBenchmark {

  private static final int SITES = 267;
  private static final int SEASONS = 9;
  private static final int VISITS = 3;

  private final SurveyedSites sites = sites();

  private static SurveyedSites sites() {
    SplittableRandom random = new SplittableRandom(9);
    List<Survey> surveys = new ArrayList<>();
    for (int site = 0; site < SITES; site++) {
      boolean here = random.nextDouble() < 0.31;
      for (int season = 0; season < SEASONS; season++) {
        here = here ? random.nextDouble() > 0.17 : random.nextDouble() < 0.12;
        for (int visit = 0; visit < VISITS; visit++) {
          surveys.add(new Survey(site, season, here && random.nextDouble() < 0.52, false));
        }
      }
    }
    return new SurveyedSites(
        SITES,
        IntStream.range(0, SEASONS).mapToObj(Integer::toString).toList(),
        surveys,
        new Variables(SITES, Map.of()),
        new Variables(SITES * (SEASONS - 1), Map.of()),
        new Variables(surveys.size(), Map.of()));
  }

  @Benchmark
  public Object dynamic() {
    return OccupancyModel.fit(
        sites,
        OccupancyFormulas.exact(
            Formula.CONSTANT, Formula.CONSTANT, Formula.CONSTANT, Formula.CONSTANT),
        0.95,
        ParameterIntervals.Kind.WALD);
  }
}
