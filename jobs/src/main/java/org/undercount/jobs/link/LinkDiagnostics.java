package org.undercount.jobs.link;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.jobs.link.model.LinkModel;

/**
 * What a linkage says about itself; small whatever the size of the data, and without any value of a
 * person.
 *
 * @param records records linked
 * @param clusters persons found
 * @param clusterSizes cluster size → number of clusters
 * @param model the fitted model
 * @param threshold probability from which records were linked
 * @param expectedPrecision mean probability of the pairs at or above the threshold, as the model
 *     believes; 1 if there are none
 * @param expectedRecall their share of all expected matches among the candidates; matches that
 *     blocking missed are not in it
 * @param blocking how candidates came about
 * @param warnings sentences a reader must see
 */
public record LinkDiagnostics(
    long records,
    long clusters,
    SortedMap<Long, Long> clusterSizes,
    LinkModel model,
    double threshold,
    double expectedPrecision,
    double expectedRecall,
    BlockingReport blocking,
    List<String> warnings) {

  public LinkDiagnostics {
    clusterSizes = Collections.unmodifiableSortedMap(new TreeMap<>(clusterSizes));
    warnings = List.copyOf(warnings);
  }
}
