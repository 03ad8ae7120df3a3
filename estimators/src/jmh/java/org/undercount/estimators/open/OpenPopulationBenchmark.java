package org.undercount.estimators.open;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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

/** Whole fits of models of the dippers, intervals and stock included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OpenPopulationBenchmark {

  private static final Formula CONSTANT = Formula.CONSTANT;
  private static final Formula TIME = Formula.parse("time");

  private final CaptureHistories dippers = dippers();

  private static CaptureHistories dippers() {
    try (InputStream in =
        Objects.requireNonNull(OpenPopulationBenchmark.class.getResourceAsStream("dippers.csv"))) {
      List<CaptureHistory> histories =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(l -> l.matches("[01]+,[0-9]+"))
              .map(
                  l ->
                      new CaptureHistory(
                          l.substring(0, 7).chars().mapToObj(c -> c - '0').toList(),
                          0,
                          Long.parseLong(l.substring(8)),
                          false))
              .toList();
      return CaptureHistories.plain(7, histories);
    } catch (IOException e) {
      throw new IllegalStateException("The dippers cannot be read", e);
    }
  }

  @Benchmark
  public Object cjsConstant() {
    return fit(new HistoryModel.Cjs(CONSTANT, CONSTANT));
  }

  @Benchmark
  public Object cjsByTime() {
    return fit(new HistoryModel.Cjs(TIME, TIME));
  }

  @Benchmark
  public Object popanConstant() {
    return fit(new HistoryModel.Popan(CONSTANT, CONSTANT, CONSTANT));
  }

  @Benchmark
  public Object popanByTime() {
    return fit(new HistoryModel.Popan(TIME, CONSTANT, TIME));
  }

  private Object fit(HistoryModel model) {
    return model.fit(dippers, 0.95, ParameterIntervals.Kind.WALD);
  }
}
