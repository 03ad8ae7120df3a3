package org.undercount.jobs.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The members of one block. */
final class Block {

  private final long key;
  private final List<BlockMember> members = new ArrayList<>();

  /** Per member all blocks it is in, ascending; empty if that is not known. */
  private final List<long[]> keys = new ArrayList<>();

  Block(long key) {
    this.key = key;
  }

  /** Adds a member whose other blocks are not known. */
  void add(BlockMember member) {
    members.add(member);
  }

  /**
   * Adds a member.
   *
   * @param allKeys of its blocks, ascending
   */
  void add(BlockMember member, long[] allKeys) {
    members.add(member);
    keys.add(allKeys);
  }

  /** What is to be done with two records of a block, the one of the smaller number first. */
  interface Meeting {
    void of(BlockMember left, BlockMember right);
  }

  /**
   * The pairs that may match, one after the other. Where the members' other blocks are known, only
   * those that meet first in this one, so that over all blocks each pair comes once.
   */
  void forEachPair(Meeting meeting) {
    for (int i = 0; i < members.size(); i++) {
      BlockMember one = members.get(i);
      for (int j = i + 1; j < members.size(); j++) {
        BlockMember other = members.get(j);
        if (one.mayMatch(other) && (keys.isEmpty() || first(keys.get(i), keys.get(j)) == key)) {
          if (one.rid() < other.rid()) {
            meeting.of(one, other);
          } else {
            meeting.of(other, one);
          }
        }
      }
    }
  }

  /** The smallest key both have. */
  private static long first(long[] a, long[] b) {
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        return a[i];
      }
      if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    throw new IllegalStateException(
        "Two records of one block must share its key, got "
            + Arrays.toString(a)
            + " and "
            + Arrays.toString(b));
  }
}
