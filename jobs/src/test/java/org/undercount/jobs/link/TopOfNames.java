package org.undercount.jobs.link;

import java.util.List;
import java.util.stream.IntStream;
import org.undercount.jobs.link.model.Similarity;
import org.undercount.jobs.link.standard.Names;

/** How often the right one of many names comes first. */
public final class TopOfNames {

  private TopOfNames() {}

  /**
   * The share of names whose namesake is the likest of all; one that ties with others counts as its
   * share of the tie.
   *
   * @param names to seek
   * @param among where to seek; the one at the same place is the right one
   */
  public static double share(List<String> names, List<String> among) {
    List<String> standard = among.stream().map(Names::standard).toList();
    return IntStream.range(0, names.size())
        .parallel()
        .mapToDouble(i -> first(Names.standard(names.get(i)), standard, i))
        .average()
        .orElseThrow();
  }

  private static double first(String sought, List<String> among, int right) {
    double own = Similarity.soundingNames(sought, among.get(right));
    int ties = 0;
    for (String other : among) {
      double likeness = Similarity.soundingNames(sought, other);
      if (likeness > own) {
        return 0;
      }
      ties += likeness == own ? 1 : 0;
    }
    return 1.0 / ties;
  }
}
