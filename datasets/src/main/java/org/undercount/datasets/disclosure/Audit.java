package org.undercount.datasets.disclosure;

import java.util.List;

/**
 * What the attacker's linear programme found in one release.
 *
 * @param cells counts considered, with totals
 * @param primary withheld because they are small
 * @param complementary withheld to protect those
 * @param leastWidthRequired difference between the attacker's bounds that every withheld cell needs
 * @param comparedWith earlier releases whose numbers the attacker also holds
 * @param recovered withheld cells that are not protected; none in a release that may be published
 */
public record Audit(
    int cells,
    int primary,
    int complementary,
    double leastWidthRequired,
    List<String> comparedWith,
    List<String> recovered) {

  public Audit {
    comparedWith = List.copyOf(comparedWith);
    recovered = List.copyOf(recovered);
  }

  public boolean passed() {
    return recovered.isEmpty();
  }

  public int withheld() {
    return primary + complementary;
  }
}
