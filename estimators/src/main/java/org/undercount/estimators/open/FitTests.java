package org.undercount.estimators.open;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether units of one group behave as the Cormack-Jolly-Seber model says, whatever was seen of
 * them before. 3.SR: seen again as often if new as if old (transience if not). 3.SM: when next
 * seen, new or old. 2.CT: next seen as soon if seen now as if not (dependence on being caught).
 * 2.CL: next seen later. Burnham, Anderson, White, Brownie and Pollock (1987), Am. Fish. Soc.
 * Monogr. 5; signed tests: Pradel, Gimenez and Lebreton (2005), Anim. Biodivers. Conserv. 28;
 * Choquet, Lebreton, Gimenez, Reboulet and Pradel (2009), Ecography 32.
 *
 * @param transience 3.SR
 * @param nextSeenOfOld 3.SM
 * @param trapDependence 2.CT
 * @param nextSeenOfMissed 2.CL
 */
public record FitTests(
    Test transience, Test nextSeenOfOld, Test trapDependence, Test nextSeenOfMissed) {

  /**
   * A test over occasions.
   *
   * @param statistic χ²
   * @param sign Σ of the components' signed roots over √ of their number, a standard normal; empty
   *     where components have no direction
   * @param components by occasion
   */
  public record Test(
      double statistic, int degreesOfFreedom, OptionalDouble sign, List<Component> components) {
    public Test {
      components = List.copyOf(components);
    }

    /** P(χ² as large or larger); 1 without degrees of freedom. */
    public double probability() {
      return degreesOfFreedom == 0
          ? 1
          : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }
  }

  /**
   * One occasion's table.
   *
   * @param occasion counted from 1
   * @param sign root of the statistic with the direction of a 2 × 2 table, else 0
   */
  public record Component(int occasion, double statistic, int degreesOfFreedom, double sign) {}

  public static FitTests of(CaptureHistories data) {
    HistoryRequirement.SINGLE_LOOKS.check(data, "A test of fit");
    return new Tables(data).tests();
  }

  /** The four tests together. */
  public Test overall() {
    List<Test> all = List.of(transience, nextSeenOfOld, trapDependence, nextSeenOfMissed);
    return new Test(
        all.stream().mapToDouble(Test::statistic).sum(),
        all.stream().mapToInt(Test::degreesOfFreedom).sum(),
        OptionalDouble.empty(),
        List.of());
  }

  private record Tables(CaptureHistories data) {

    private FitTests tests() {
      int last = data.occasions() - 1;
      List<Component> sr = new ArrayList<>();
      List<Component> sm = new ArrayList<>();
      List<Component> ct = new ArrayList<>();
      List<Component> cl = new ArrayList<>();
      for (int i = 1; i < last; i++) {
        int at = i;
        // New before old, again before never: positive where new ones are seen less.
        sr.add(
            component(
                i,
                ContingencyTable.of(
                    new long[][] {
                      {
                        count(h -> h.seen(at) && old(h, at) && h.last() > at),
                        count(h -> h.seen(at) && old(h, at) && h.last() == at && !h.lost())
                      },
                      {
                        count(h -> h.seen(at) && !old(h, at) && h.last() > at),
                        count(h -> h.seen(at) && !old(h, at) && h.last() == at && !h.lost())
                      }
                    })));
        sm.add(
            component(
                i,
                ContingencyTable.of(
                    new long[][] {
                      next(i, i + 1, h -> h.seen(at) && old(h, at)),
                      next(i, i + 1, h -> h.seen(at) && !old(h, at))
                    })));
        if (i < last - 1) {
          // Of those there before and seen later: negative where the seen are sooner seen again.
          long[] caught = next(i, i + 1, h -> h.seen(at));
          long[] missed = next(i, i + 1, h -> !h.seen(at) && old(h, at));
          ct.add(
              component(
                  i,
                  ContingencyTable.of(
                      new long[][] {
                        {missed[0], rest(missed, 1)},
                        {caught[0], rest(caught, 1)}
                      })));
        }
        if (i < last - 2) {
          cl.add(
              component(
                  i,
                  ContingencyTable.of(
                      new long[][] {
                        next(i, i + 2, h -> h.seen(at) && !h.seen(at + 1)),
                        next(i, i + 2, h -> !h.seen(at) && old(h, at) && !h.seen(at + 1))
                      })));
        }
      }
      return new FitTests(signed(sr), unsigned(sm), signed(ct), unsigned(cl));
    }

    private static boolean old(CaptureHistory history, int at) {
      return history.first() < at;
    }

    private long count(Predicate<CaptureHistory> kind) {
      return data.histories().stream().filter(kind).mapToLong(CaptureHistory::count).sum();
    }

    /** Units of a kind by when they are next seen after {@code i}, from {@code from} on. */
    private long[] next(int i, int from, Predicate<CaptureHistory> kind) {
      long[] counts = new long[data.occasions() - from];
      for (CaptureHistory h : data.histories()) {
        if (kind.test(h)) {
          int t = i + 1;
          while (t < data.occasions() && !h.seen(t)) {
            t++;
          }
          if (t < data.occasions() && t >= from) {
            counts[t - from] += h.count();
          }
        }
      }
      return counts;
    }

    private static long rest(long[] counts, int from) {
      long sum = 0;
      for (int i = from; i < counts.length; i++) {
        sum += counts[i];
      }
      return sum;
    }

    private static Component component(int occasion, ContingencyTable table) {
      return new Component(
          occasion + 1, table.statistic(), table.degreesOfFreedom(), table.signedRoot());
    }

    private static Test signed(List<Component> components) {
      double sum = components.stream().mapToDouble(Component::sign).sum();
      long number = components.stream().filter(c -> c.degreesOfFreedom() > 0).count();
      return test(
          components,
          number == 0
              ? OptionalDouble.empty()
              : OptionalDouble.of(sum / Math.sqrt((double) number)));
    }

    private static Test unsigned(List<Component> components) {
      return test(components, OptionalDouble.empty());
    }

    private static Test test(List<Component> components, OptionalDouble sign) {
      return new Test(
          components.stream().mapToDouble(Component::statistic).sum(),
          components.stream().mapToInt(Component::degreesOfFreedom).sum(),
          sign,
          components);
    }
  }
}
