package org.undercount.jobs.estimate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.undercount.datasets.key.Quarter;
import org.undercount.estimators.likelihood.Variables;
import org.undercount.estimators.open.CaptureHistories;
import org.undercount.estimators.open.CaptureHistory;
import org.undercount.estimators.open.Schedule;

/**
 * Who reported which site of a country active, quarter by quarter.
 *
 * @param sites by site, the sources that reported it active in each quarter
 */
record SiteHistories(SortedMap<String, SortedMap<Quarter, Set<String>>> sites) {

  /** Quarters looked back at most: longer ago tells little of the last change. */
  private static final int MOST_QUARTERS = 6;

  SiteHistories {
    sites = Collections.unmodifiableSortedMap(new TreeMap<>(sites));
  }

  /** Quarters in which a site was reported active, up to and with that one, without a gap. */
  List<Quarter> upTo(Quarter last) {
    Set<Quarter> reported = new HashSet<>();
    sites.values().forEach(s -> reported.addAll(s.keySet()));
    List<Quarter> quarters = new ArrayList<>();
    Quarter quarter = last;
    while (reported.contains(quarter) && quarters.size() < MOST_QUARTERS) {
      quarters.add(0, quarter);
      quarter = quarter.previous();
    }
    return quarters;
  }

  /** Sources that reported a site active in the quarter, sorted. */
  SortedSet<String> sources(Quarter quarter) {
    SortedSet<String> sources = new TreeSet<>();
    sites.values().forEach(s -> sources.addAll(s.getOrDefault(quarter, Set.of())));
    return sources;
  }

  /**
   * Sites reported active in any of the quarters, one look per quarter and source: each distinct
   * history once, with the sites that share it.
   */
  SortedMap<List<Integer>, List<String>> seen(List<Quarter> quarters) {
    SortedMap<List<Integer>, List<String>> seen =
        new TreeMap<>(Comparator.comparing(List::toString));
    sites.forEach(
        (id, site) -> {
          List<Integer> events = events(site, quarters);
          if (events.contains(1)) {
            seen.computeIfAbsent(events, k -> new ArrayList<>()).add(id);
          }
        });
    return seen;
  }

  /** The same as the estimators take them, in the same order. */
  CaptureHistories captures(List<Quarter> quarters) {
    List<CaptureHistory> histories = new ArrayList<>();
    seen(quarters)
        .forEach((events, ids) -> histories.add(new CaptureHistory(events, 0, ids.size(), false)));
    return new CaptureHistories(
        Schedule.ofLooks(quarters.stream().map(q -> sources(q).size()).toList()),
        List.of("active"),
        new Variables(1, Map.of()),
        histories);
  }

  /** 1 for each quarter and source that reported the site active, else 0. */
  private List<Integer> events(SortedMap<Quarter, Set<String>> site, List<Quarter> quarters) {
    List<Integer> events = new ArrayList<>();
    for (Quarter quarter : quarters) {
      Set<String> active = site.getOrDefault(quarter, Set.of());
      sources(quarter).forEach(s -> events.add(active.contains(s) ? 1 : 0));
    }
    return events;
  }
}
