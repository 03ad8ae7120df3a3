package org.undercount.jobs.link.standard;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which bits of coded filters are looked at to block on: two filters of one person agree in most
 * bits, so in some of many small samples they agree in all (locality-sensitive hashing for the
 * Hamming distance; Indyk and Motwani 1998). Bits that nearly all filters have, or hardly any, say
 * nothing and are left out, and samples are as large as the number of records asks for, so that two
 * strangers seldom agree. Depends on the filters alone, not on their order.
 */
public final class BitSamples implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Samples of one filter; each is an atom to block on. */
  public static final int SAMPLES = 62;

  private static final int FEWEST_BITS = 8;
  private static final int MOST_BITS = 24;

  /** Share of all bits that is sampled from: those nearest to being set in half of the filters. */
  private static final double BALANCED = 0.5;

  private static final long SEED = 0xb175;

  private final List<List<Integer>> samples;

  private BitSamples(List<List<Integer>> samples) {
    this.samples = samples;
  }

  /**
   * Samples for filters of which it is known how often each bit is set.
   *
   * @param setIn per bit the number of filters that have it
   * @param filters how many there are
   */
  public static BitSamples of(List<Long> setIn, long filters) {
    List<Integer> balanced =
        IntStream.range(0, setIn.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    (Integer b) -> Math.abs(setIn.get(b) / Math.max(1.0, (double) filters) - 0.5)))
            .limit((long) Math.ceil(setIn.size() * BALANCED))
            .toList();
    int bits = Math.min(balanced.size(), bits(filters));
    SplittableRandom random = new SplittableRandom(SEED);
    List<List<Integer>> samples = new ArrayList<>();
    for (int s = 0; s < SAMPLES; s++) {
      List<Integer> left = new ArrayList<>(balanced);
      List<Integer> sample = new ArrayList<>();
      for (int i = 0; i < bits; i++) {
        sample.add(left.remove(random.nextInt(left.size())));
      }
      samples.add(List.copyOf(sample));
    }
    return new BitSamples(List.copyOf(samples));
  }

  /** Two bits fewer than it takes to give every record a sample of its own. */
  private static int bits(long filters) {
    int needed = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, filters)) - 3;
    return Math.max(FEWEST_BITS, Math.min(MOST_BITS, needed));
  }

  /** A filter's samples as text, one after the other. */
  List<String> of(String filter) {
    List<String> texts = new ArrayList<>(samples.size());
    for (int s = 0; s < samples.size(); s++) {
      long sampled = 0;
      for (int bit : samples.get(s)) {
        boolean set = bit < CodedFilter.length(filter) && CodedFilter.isSet(filter, bit);
        sampled = sampled << 1 | (set ? 1 : 0);
      }
      texts.add(s + "=" + sampled);
    }
    return texts;
  }
}
