package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.geo.register.Register;
import org.undercount.geo.register.RegisteredSite;

/**
 * A register's sites with the reports of each, quarter by quarter.
 *
 * @param sites in the register's order
 */
record SiteHistory(List<Told> sites) {

  SiteHistory {
    sites = List.copyOf(sites);
  }

  /**
   * A site and what was reported of it.
   *
   * @param site the site
   * @param reports by the quarter they were delivered for, each in the order of the site's members
   */
  record Told(RegisteredSite site, SortedMap<Quarter, List<SiteReport>> reports) {

    /** Sources of a quarter whose reports have that status, sorted. */
    List<String> sources(Quarter quarter, String status) {
      return reports.getOrDefault(quarter, List.of()).stream()
          .filter(r -> r.evidence().status().equals(status))
          .map(Told::source)
          .distinct()
          .sorted()
          .toList();
    }

    /** All sources of a quarter, sorted. */
    List<String> sources(Quarter quarter) {
      return List.copyOf(
          reports.getOrDefault(quarter, List.of()).stream()
              .map(Told::source)
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String source(SiteReport report) {
      return report.key().source().value();
    }
  }

  /** The reports a register was resolved from, beside its sites. */
  static SiteHistory of(Register register, List<SiteReport> reports) {
    Map<String, SiteReport> byId =
        reports.stream().collect(Collectors.toMap(r -> r.key().id(), r -> r));
    List<Told> sites = new ArrayList<>();
    for (RegisteredSite site : register.sites()) {
      SortedMap<Quarter, List<SiteReport>> told = new TreeMap<>();
      for (var member : site.members()) {
        SiteReport report = byId.get(member.id());
        if (report == null) {
          throw new IllegalStateException("A site consists of reports read, got " + member.id());
        }
        told.computeIfAbsent(report.key().quarter(), q -> new ArrayList<>()).add(report);
      }
      sites.add(new Told(site, told));
    }
    return new SiteHistory(sites);
  }

  /** One row per site reported in the quarter. */
  List<SiteRow> rows(Quarter quarter) {
    return sites.stream()
        .filter(s -> s.reports().containsKey(quarter))
        .map(s -> SiteRow.of(s, quarter))
        .toList();
  }

  /** One row per site and quarter with a report. */
  List<SiteActivity> activity() {
    List<SiteActivity> rows = new ArrayList<>();
    for (Told told : sites) {
      for (Quarter quarter : told.reports().keySet()) {
        rows.add(
            new SiteActivity(
                told.site().id(),
                told.site().country().countedIn().alpha2(),
                quarter.toString(),
                told.sources(quarter, "active"),
                told.sources(quarter, "closed"),
                told.sources(quarter)));
      }
    }
    return rows;
  }
}
