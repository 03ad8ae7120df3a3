package org.undercount.jobs.link.model;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/**
 * Leads clusterings of one component to their equilibrium: record after record leaves its cluster
 * and joins one that holds a possible match of it, or stays alone, with probabilities in proportion
 * to the odds (Gibbs sampling of a dependency network, Heckerman and others 2000). The odds of
 * joining a cluster are the mean of the odds of the pairs with its members, those of staying alone
 * 1: whom in the cluster a record is alike is one piece of evidence, not one per member, and which
 * member it is compared with does not matter. Rivals share the odds by themselves, so these must be
 * those that hold before competition. No cluster holds a source twice that lists a person once.
 */
final class RecordMoves {

  /** A weight below which a pair brings no record into a cluster: odds of 1 in 100. */
  private static final double LEAST_BITS = -6.63;

  private static final double MOST_BITS = 60;

  private static final double LEAST_ODDS = Math.pow(2, LEAST_BITS);
  private static final double UNMET_ODDS = Math.pow(2, Splitting.NOT_COMPARED_BITS);
  private static final int NONE = -1;

  private final Component component;

  /** Odds of each record with its partners, where the component has the partners. */
  private final double[] odds;

  private final int[] clusterOf;

  /** Members of each cluster in a chain, and clusters without any. */
  private final int[] first;

  private final int[] next;
  private final int[] previous;
  private final int[] size;
  private final int[] empty;
  private int empties;

  /** Per cluster, of the record that is moved: odds with members, how many of them it met. */
  private final double[] sum;

  private final int[] met;
  private final int[] asked;

  /**
   * @param bits weight of each pair of the component
   */
  RecordMoves(Component component, double[] bits) {
    this.component = component;
    this.odds =
        component.byPartner(
            Arrays.stream(bits).map(b -> Math.pow(2, Math.min(MOST_BITS, b))).toArray());
    int records = component.records();
    clusterOf = new int[records];
    first = new int[records];
    next = new int[records];
    previous = new int[records];
    size = new int[records];
    empty = new int[records];
    sum = new double[records];
    met = new int[records];
    asked = new int[records];
  }

  /**
   * A clustering after some sweeps over all records.
   *
   * @param start cluster of each record, 0 to the number of records − 1
   * @param uniform numbers from 0 to 1
   * @return of each record the smallest one of its cluster
   */
  int[] moved(int[] start, int sweeps, DoubleSupplier uniform) {
    int records = start.length;
    Arrays.fill(size, 0);
    Arrays.fill(first, NONE);
    for (int r = 0; r < records; r++) {
      add(r, start[r]);
    }
    empties = 0;
    for (int c = 0; c < records; c++) {
      if (size[c] == 0) {
        empty[empties++] = c;
      }
    }
    for (int sweep = 0; sweep < sweeps; sweep++) {
      for (int r = 0; r < records; r++) {
        remove(r);
        int chosen = chosen(r, uniform);
        add(r, chosen == NONE ? empty[--empties] : chosen);
      }
    }
    int[] smallest = new int[records];
    Arrays.fill(asked, NONE);
    for (int r = 0; r < records; r++) {
      if (asked[clusterOf[r]] == NONE) {
        asked[clusterOf[r]] = r;
      }
      smallest[r] = asked[clusterOf[r]];
    }
    return smallest;
  }

  private void add(int record, int cluster) {
    clusterOf[record] = cluster;
    next[record] = first[cluster];
    previous[record] = NONE;
    if (first[cluster] != NONE) {
      previous[first[cluster]] = record;
    }
    first[cluster] = record;
    size[cluster]++;
  }

  private void remove(int record) {
    int cluster = clusterOf[record];
    if (previous[record] == NONE) {
      first[cluster] = next[record];
    } else {
      next[previous[record]] = next[record];
    }
    if (next[record] != NONE) {
      previous[next[record]] = previous[record];
    }
    if (--size[cluster] == 0) {
      empty[empties++] = cluster;
    }
  }

  /** The cluster a record that is in none joins; {@link #NONE} if it stays alone. */
  private int chosen(int record, DoubleSupplier uniform) {
    int from = component.from(record);
    int to = component.from(record + 1);
    for (int at = from; at < to; at++) {
      int cluster = clusterOf[component.partner(at)];
      sum[cluster] = 0;
      met[cluster] = 0;
      asked[cluster] = NONE;
    }
    for (int at = from; at < to; at++) {
      int cluster = clusterOf[component.partner(at)];
      sum[cluster] += odds[at];
      met[cluster]++;
      // A cluster is asked once, when its first possible match comes up.
      if (asked[cluster] == NONE && odds[at] >= LEAST_ODDS && admits(cluster, record)) {
        asked[cluster] = at;
      }
    }
    double all = 1;
    for (int at = from; at < to; at++) {
      int cluster = clusterOf[component.partner(at)];
      all += asked[cluster] == at ? joining(cluster) : 0;
    }
    double left = uniform.getAsDouble() * all - 1;
    for (int at = from; at < to && left >= 0; at++) {
      int cluster = clusterOf[component.partner(at)];
      left -= asked[cluster] == at ? joining(cluster) : 0;
      if (left < 0) {
        return cluster;
      }
    }
    return NONE;
  }

  private boolean admits(int cluster, int record) {
    int once = component.once(record);
    if (once != Component.OFTEN) {
      for (int member = first[cluster]; member != NONE; member = next[member]) {
        if (component.once(member) == once) {
          return false;
        }
      }
    }
    return true;
  }

  private double joining(int cluster) {
    return (sum[cluster] + UNMET_ODDS * (size[cluster] - met[cluster])) / size[cluster];
  }
}
