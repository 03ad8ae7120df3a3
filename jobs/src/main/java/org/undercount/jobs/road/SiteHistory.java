package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.geo.register.Operators;
import org.undercount.geo.register.PlaceReport;
import org.undercount.geo.register.Register;
import org.undercount.geo.register.RegisteredSite;

/**
 * A register's sites with what was reported of each, quarter by quarter. A part reported active or
 * unknown is evidence of the whole it belongs to as well; a part reported closed is not, since a
 * compound that gives up a block goes on.
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
   * @param evidence its own reports, in the order of their identifiers
   * @param reports its own and those of its parts that count for it, by quarter delivered for
   */
  record Told(
      RegisteredSite site,
      List<SiteEvidence> evidence,
      SortedMap<Quarter, List<SiteReport>> reports) {

    /** Sources of a quarter with a report of that status, sorted. */
    List<String> sources(Quarter quarter, String status) {
      return sources(
          reports.getOrDefault(quarter, List.of()).stream()
              .filter(r -> r.evidence().status().equals(status)));
    }

    /** All sources of a quarter, sorted. */
    List<String> sources(Quarter quarter) {
      return sources(reports.getOrDefault(quarter, List.of()).stream());
    }

    /** Operators named in its own reports, sorted. */
    List<String> operatorIds() {
      return evidence.stream()
          .flatMap(e -> Stream.ofNullable(e.operatorId()))
          .distinct()
          .sorted()
          .toList();
    }

    private static List<String> sources(Stream<SiteReport> reports) {
      return reports.map(r -> r.key().source().value()).distinct().sorted().toList();
    }
  }

  /**
   * The reports a register was resolved from, beside its sites.
   *
   * @param operatorId the pseudonym of an operator's key
   */
  static SiteHistory of(
      Register register, List<SiteReport> reports, UnaryOperator<String> operatorId) {
    Map<String, SiteReport> byId =
        reports.stream().collect(Collectors.toMap(r -> r.key().id(), r -> r));
    Operators operators =
        Operators.of(reports.stream().flatMap(r -> operator(r).stream()).toList());
    Map<String, SortedMap<Quarter, List<SiteReport>>> counted = counted(register, byId);
    return new SiteHistory(
        register.sites().stream()
            .map(
                s ->
                    new Told(
                        s,
                        evidence(s, reports(s, byId), operators, operatorId),
                        counted.getOrDefault(s.id(), new TreeMap<>())))
            .toList());
  }

  /** One row per site reported in the quarter. */
  List<SiteRow> rows(Quarter quarter) {
    return sites.stream()
        .filter(s -> s.reports().containsKey(quarter))
        .map(s -> SiteRow.of(s, quarter))
        .toList();
  }

  /** One row per site within no other and quarter with a report. */
  List<SiteActivity> activity() {
    List<SiteActivity> rows = new ArrayList<>();
    for (Told told : sites) {
      for (Quarter quarter : told.site().isTop() ? told.reports().keySet() : List.<Quarter>of()) {
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

  /** One row per report. */
  List<SiteEvidence> evidence() {
    return sites.stream().flatMap(s -> s.evidence().stream()).toList();
  }

  private static Map<String, SortedMap<Quarter, List<SiteReport>>> counted(
      Register register, Map<String, SiteReport> byId) {
    Map<String, RegisteredSite> sites =
        register.sites().stream()
            .collect(Collectors.toMap(RegisteredSite::id, Function.identity()));
    Map<String, SortedMap<Quarter, List<SiteReport>>> counted = new TreeMap<>();
    for (RegisteredSite site : register.sites()) {
      for (SiteReport report : reports(site, byId)) {
        @Nullable RegisteredSite at = site;
        while (at != null) {
          if (at.id().equals(site.id()) || !report.evidence().status().equals("closed")) {
            counted
                .computeIfAbsent(at.id(), i -> new TreeMap<>())
                .computeIfAbsent(report.key().quarter(), q -> new ArrayList<>())
                .add(report);
          }
          at = at.standing().parent().map(sites::get).orElse(null);
        }
      }
    }
    return counted;
  }

  private static List<SiteReport> reports(RegisteredSite site, Map<String, SiteReport> byId) {
    List<SiteReport> reports = new ArrayList<>();
    for (PlaceReport member : site.members()) {
      SiteReport report = byId.get(member.id());
      if (report == null) {
        throw new IllegalStateException("A site consists of reports read, got " + member.id());
      }
      reports.add(report);
    }
    return reports;
  }

  private static List<SiteEvidence> evidence(
      RegisteredSite site,
      List<SiteReport> reports,
      Operators operators,
      UnaryOperator<String> operatorId) {
    List<String> named = reports.stream().flatMap(r -> operator(r).stream()).toList();
    List<SiteEvidence> rows = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      SiteReport report = reports.get(i);
      rows.add(
          new SiteEvidence(
              site.id(),
              new SiteEvidence.Report(
                  report.key().source().value(),
                  report.key().quarter().toString(),
                  report.evidence().reportedOn()),
              report.evidence().kind(),
              report.evidence().status(),
              SiteRow.word(site.members().get(i).location().precision().kind()),
              operator(report).flatMap(o -> operators.at(o, named)).map(operatorId).orElse(null)));
    }
    return rows;
  }

  private static Optional<String> operator(SiteReport report) {
    return Optional.ofNullable(report.evidence().operator()).filter(o -> !o.isBlank());
  }
}
