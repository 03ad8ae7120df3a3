package org.undercount.estimators.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.undercount.estimators.Estimate;
import org.undercount.estimators.OverlapTable;
import org.undercount.estimators.Verdict;

/**
 * Every method on tables from every regime. All methods see the same tables; a table depends on the
 * seed, its regime and its number alone, so results do not depend on threads or on what else is
 * run.
 */
public final class CoverageStudy {

  private static final long GOLDEN = 0x9e3779b97f4a7c15L; // spreads neighbouring numbers

  private final long seed;

  public CoverageStudy(long seed) {
    this.seed = seed;
  }

  /** A method under study. */
  public interface Method {
    String name();

    /** What it says of a table; the number may seed what it draws. */
    Verdict estimate(OverlapTable table, long number);
  }

  /**
   * Regime by regime, method by method.
   *
   * @param tables how many each method is given in each regime
   * @param done told of every result as it is there
   */
  public List<Performance> run(
      List<Regime> regimes,
      List<Method> methods,
      ToIntFunction<Method> tables,
      Consumer<Performance> done) {
    List<Performance> all = new ArrayList<>();
    for (Regime regime : regimes) {
      for (Method method : methods) {
        Performance performance = performance(regime, method, tables.applyAsInt(method));
        all.add(performance);
        done.accept(performance);
      }
    }
    return all;
  }

  /** The number-th table of a regime. */
  public OverlapTable table(Regime regime, int number) {
    long own = (seed * 31 + regime.word().hashCode()) * GOLDEN + number * GOLDEN * 3;
    return regime.draw(RandomSource.XO_RO_SHI_RO_128_PP.create(own));
  }

  private Performance performance(Regime regime, Method method, int tables) {
    List<Performance.Outcome> outcomes =
        IntStream.range(0, tables)
            .parallel()
            .mapToObj(number -> outcome(regime, method, number))
            .flatMap(Optional::stream)
            .toList();
    return Performance.of(regime, method.name(), tables, outcomes);
  }

  private Optional<Performance.Outcome> outcome(Regime regime, Method method, int number) {
    double truth = regime.population();
    return method.estimate(table(regime, number), number).estimate().map(e -> outcome(e, truth));
  }

  private static Performance.Outcome outcome(Estimate estimate, double truth) {
    return new Performance.Outcome(
        estimate.value() / truth - 1,
        estimate.interval().contains(truth),
        (estimate.interval().upper() - estimate.interval().lower()) / truth);
  }
}
