package org.undercount.jobs.link;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.undercount.jobs.link.model.Pattern;
import org.undercount.jobs.link.standard.Field;
import org.undercount.jobs.link.standard.FieldKind;

/**
 * What linkage is told; everything else is learnt.
 *
 * @param fields the compared columns, 1 to 16
 * @param sourcesWithoutDuplicates sources that list a person at most once: two of their records are
 *     never linked, and no cluster holds two of them
 * @param threshold probability from which two records are linked, in (0, 1)
 * @param pairsPerRecord budget of candidate pairs per record, at least 1
 * @param draws clusterings sampled beside the best one, 0 for none
 * @param learnsSources whether it is learnt which sources list a person once, beside those known to
 */
public record LinkSettings(
    List<Field> fields,
    SortedSet<String> sourcesWithoutDuplicates,
    double threshold,
    int pairsPerRecord,
    int draws,
    boolean learnsSources) {

  /** Probability from which two records are linked unless told otherwise. */
  public static final double DEFAULT_THRESHOLD = 0.5;

  /** Candidate pairs per record unless told otherwise. */
  public static final int DEFAULT_PAIRS_PER_RECORD = 100;

  /**
   * Candidate pairs per record where a coded filter is among the columns: blocks of filters find a
   * match less surely, and comparing two is quick.
   */
  public static final int CODED_PAIRS_PER_RECORD = 1000;

  public LinkSettings {
    fields = List.copyOf(fields);
    sourcesWithoutDuplicates =
        java.util.Collections.unmodifiableSortedSet(new TreeSet<>(sourcesWithoutDuplicates));
    if (fields.isEmpty() || fields.size() > Pattern.MOST_FIELDS) {
      throw new IllegalArgumentException(
          "Linkage compares 1 to " + Pattern.MOST_FIELDS + " columns, got " + fields.size());
    }
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException("Threshold must lie in (0, 1), got " + threshold);
    }
    if (pairsPerRecord < 1) {
      throw new IllegalArgumentException(
          "The budget is at least one pair per record, got " + pairsPerRecord);
    }
    if (draws < 0) {
      throw new IllegalArgumentException("Sampled clusterings cannot be negative, got " + draws);
    }
  }

  /** Defaults for the given columns and sources. */
  public static LinkSettings of(List<Field> fields, SortedSet<String> sourcesWithoutDuplicates) {
    return new LinkSettings(
        fields, sourcesWithoutDuplicates, DEFAULT_THRESHOLD, pairsPerRecord(fields), 0, false);
  }

  private static int pairsPerRecord(List<Field> fields) {
    return fields.stream().anyMatch(f -> f.kind() == FieldKind.CLK)
        ? CODED_PAIRS_PER_RECORD
        : DEFAULT_PAIRS_PER_RECORD;
  }

  /** The same with clusterings sampled. */
  public LinkSettings withDraws(int sampled) {
    return new LinkSettings(
        fields, sourcesWithoutDuplicates, threshold, pairsPerRecord, sampled, learnsSources);
  }

  /** The same, learning from the data which sources list a person once. */
  public LinkSettings learningSources() {
    return new LinkSettings(
        fields, sourcesWithoutDuplicates, threshold, pairsPerRecord, draws, true);
  }
}
