package org.undercount.jobs.link;

import java.util.List;
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
    double first = 0;
    for (int i = 0; i < names.size(); i++) {
      String sought = Names.standard(names.get(i));
      double own = Similarity.soundingNames(sought, standard.get(i));
      int better = 0;
      int ties = 0;
      for (String other : standard) {
        double likeness = Similarity.soundingNames(sought, other);
        better += likeness > own ? 1 : 0;
        ties += likeness == own ? 1 : 0;
      }
      first += better == 0 ? 1.0 / ties : 0;
    }
    return first / names.size();
  }
}
