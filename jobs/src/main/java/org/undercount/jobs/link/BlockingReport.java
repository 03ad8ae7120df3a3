package org.undercount.jobs.link;

import java.util.List;

/**
 * How candidate pairs came about.
 *
 * @param levels one entry per number of atoms joined
 * @param candidatePairs distinct candidate pairs
 * @param residualBlocks blocks still too large when nothing was left to refine them by; in them
 *     only neighbours in sorted order were compared
 * @param largestResidualBlock records in the largest of those, 0 if none
 */
public record BlockingReport(
    List<Level> levels, long candidatePairs, long residualBlocks, long largestResidualBlock) {

  /**
   * Blocks on a number of atoms at once.
   *
   * @param atoms how many facts a block's records share
   * @param largestBlock most records a block may have here to be compared in full
   * @param blocks blocks compared
   * @param pairs pairs in them, those of several blocks counted each time
   * @param refined blocks that were larger and went to the next level
   */
  public record Level(int atoms, long largestBlock, long blocks, long pairs, long refined) {}

  /** The same with the number of candidates. */
  BlockingReport withCandidatePairs(long pairs) {
    return new BlockingReport(levels, pairs, residualBlocks, largestResidualBlock);
  }

  public BlockingReport {
    levels = List.copyOf(levels);
  }
}
