package org.undercount.estimators.open;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Jolly and Seber's estimators in closed form, with Seber's corrections for few recaptures: marked
 * M = m + (R+1)z/(r+1), stock N = M(n+1)/(m+1), survival φ = M′/(M − m + R), entrants B = N′ − φ(N
 * − n + R), detection m/M. Jolly (1965), Biometrika 52; Seber (1982), The Estimation of Animal
 * Abundance, chapter 5. Variances at large samples: Pollock, Nichols, Brownie and Hines (1990),
 * Wildl. Monogr. 107. Nothing is known of the first and last stock.
 *
 * @param occasions one after the other
 */
public record JollySeber(List<Occasion> occasions) {

  /**
   * What is told of an occasion and the interval after it.
   *
   * @param detection p
   * @param stock N
   * @param survival φ, may exceed 1
   * @param entrants B, may be negative
   */
  public record Occasion(
      Figure detection, Figure stock, Figure survival, OptionalDouble entrants) {}

  /** A value and its standard error, both empty where the occasions do not tell it. */
  public record Figure(OptionalDouble value, OptionalDouble standardError) {
    static Figure of(boolean told, double value, double variance) {
      return told
          ? new Figure(OptionalDouble.of(value), OptionalDouble.of(Math.sqrt(variance)))
          : new Figure(OptionalDouble.empty(), OptionalDouble.empty());
    }
  }

  public JollySeber {
    occasions = List.copyOf(occasions);
  }

  public static JollySeber of(CaptureHistories data) {
    HistoryRequirement.SINGLE_LOOKS.check(data, "Jolly-Seber");
    ReleaseCounts counts = ReleaseCounts.of(data);
    return new JollySeber(
        IntStream.range(0, data.occasions()).mapToObj(i -> new At(counts, i).occasion()).toList());
  }

  /** One occasion's counts in Jolly's letters. */
  private record At(ReleaseCounts counts, int i) {

    private At next() {
      return new At(counts, i + 1);
    }

    private boolean inner() {
      return i > 0 && i + 1 < counts.seen().size();
    }

    private double n() {
      return (double) counts.seen().get(i);
    }

    private double released() {
      return (double) counts.released().get(i);
    }

    private double m() {
      return (double) counts.seenBefore().get(i);
    }

    private double r() {
      return (double) counts.seenLater().get(i);
    }

    private double z() {
      return (double) counts.seenAround().get(i);
    }

    private double marked() {
      return m() + (released() + 1) * z() / (r() + 1);
    }

    private double stock() {
      return marked() * (n() + 1) / (m() + 1);
    }

    private double survival() {
      return next().marked() / (marked() - m() + released());
    }

    /** 1/r − 1/R. */
    private double lost() {
      return 1 / r() - 1 / released();
    }

    private Occasion occasion() {
      double p = m() / marked();
      double share = marked() / stock();
      boolean survives = i + 2 < counts.seen().size();
      return new Occasion(
          Figure.of(inner(), p, Math.pow(p * (1 - p), 2) * (lost() + 1 / m() + 1 / z())),
          Figure.of(
              inner(),
              stock(),
              stock()
                  * (stock() - n())
                  * ((marked() - m() + released()) / marked() * lost() + (1 - share) / m())),
          survives ? survivalFigure() : Figure.of(false, 0, 0),
          inner() && survives
              ? OptionalDouble.of(next().stock() - survival() * (stock() - n() + released()))
              : OptionalDouble.empty());
    }

    private Figure survivalFigure() {
      double phi = survival();
      double later = next().marked();
      double unseen = later - next().m();
      double atRisk = marked() - m() + released();
      double variance =
          phi
                  * phi
                  * (unseen * (unseen + next().released()) / (later * later) * next().lost()
                      + (marked() - m()) / atRisk * lost())
              + phi * (1 - phi) / atRisk;
      return Figure.of(true, phi, variance);
    }
  }
}
