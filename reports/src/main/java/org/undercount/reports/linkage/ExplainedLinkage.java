package org.undercount.reports.linkage;

import java.util.List;

/**
 * What is to be explained of a linkage; without any value of a person unless the caller put it in.
 *
 * @param records linked
 * @param persons found
 * @param threshold probability from which two records were linked
 * @param expectedPrecision as the model believes
 * @param expectedRecall of the candidates, as the model believes
 * @param priorBits log₂ odds of a match before anything is compared
 * @param byContrast true if weights were learnt by contrast between lists that hold a person once
 * @param fields compared columns
 * @param blocking how candidates came about
 * @param weights pairs by weight, in order
 * @param examples pairs whose weight is taken apart
 * @param clusterSizes how many clusters of each size
 * @param strange clusters that hang together worst, the worst first
 * @param warnings sentences a reader must see
 */
public record ExplainedLinkage(
    long records,
    long persons,
    double threshold,
    double expectedPrecision,
    double expectedRecall,
    double priorBits,
    boolean byContrast,
    List<Field> fields,
    Blocking blocking,
    List<Weight> weights,
    List<Example> examples,
    List<Size> clusterSizes,
    List<Strange> strange,
    List<String> warnings) {

  public ExplainedLinkage {
    fields = List.copyOf(fields);
    weights = List.copyOf(weights);
    examples = List.copyOf(examples);
    clusterSizes = List.copyOf(clusterSizes);
    strange = List.copyOf(strange);
    warnings = List.copyOf(warnings);
  }

  /**
   * A compared column.
   *
   * @param name of the column
   * @param kind what it holds
   * @param levels of agreement, from different to equal
   */
  public record Field(String name, String kind, List<Level> levels) {
    public Field {
      levels = List.copyOf(levels);
    }
  }

  /**
   * A level of agreement.
   *
   * @param words for it
   * @param m probability among matches
   * @param u probability among others
   * @param bits what it adds to a pair's weight
   */
  public record Level(String words, double m, double u, double bits) {}

  /**
   * How candidates came about.
   *
   * @param candidates pairs compared
   * @param levels by the number of facts that a block's records share
   * @param stuck blocks that stayed too large
   * @param largestStuck records in the largest of them
   */
  public record Blocking(long candidates, List<BlockLevel> levels, long stuck, long largestStuck) {
    public Blocking {
      levels = List.copyOf(levels);
    }
  }

  /**
   * Blocks on a number of facts at once.
   *
   * @param facts how many
   * @param largest records a block may have
   * @param blocks compared
   * @param pairs in them
   * @param refined blocks that were larger
   */
  public record BlockLevel(int facts, long largest, long blocks, long pairs, long refined) {}

  /**
   * Pairs of one weight.
   *
   * @param bits whole bits, rounded down
   * @param pairs how many
   * @param linked of these, those in one cluster
   */
  public record Weight(long bits, long pairs, long linked) {}

  /**
   * A pair whose weight is taken apart.
   *
   * @param what why it was chosen
   * @param leftSource source of one record
   * @param rightSource source of the other
   * @param parts what adds up to the weight, in order
   * @param bits the weight after all
   * @param probability of a match
   * @param linked true if both are in one cluster
   * @param values per column the two texts, only where they may be shown
   */
  public record Example(
      String what,
      String leftSource,
      String rightSource,
      List<Part> parts,
      double bits,
      double probability,
      boolean linked,
      List<Values> values) {
    public Example {
      parts = List.copyOf(parts);
      values = List.copyOf(values);
    }
  }

  /**
   * Part of a weight.
   *
   * @param words what it comes from
   * @param bits what it adds
   */
  public record Part(String words, double bits) {}

  /**
   * Two texts as they were given.
   *
   * @param column which
   * @param left of one record
   * @param right of the other
   */
  public record Values(String column, String left, String right) {}

  /**
   * Clusters of one size.
   *
   * @param records in each
   * @param clusters how many
   */
  public record Size(long records, long clusters) {}

  /**
   * A cluster that hangs together badly.
   *
   * @param records in it
   * @param sources and how many records of each
   * @param meanProbability over all its pairs, those never weighed as 0
   * @param leastBits lowest weight among its weighed pairs
   * @param unweighed pairs that were never compared or given up
   * @param ids record ids, only where they may be shown
   */
  public record Strange(
      long records,
      String sources,
      double meanProbability,
      double leastBits,
      long unweighed,
      List<String> ids) {
    public Strange {
      ids = List.copyOf(ids);
    }
  }
}
