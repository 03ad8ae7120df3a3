package org.undercount.datasets.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.disclosure.Attack;
import org.undercount.datasets.disclosure.Audit;
import org.undercount.datasets.disclosure.CellId;
import org.undercount.datasets.disclosure.Disclosed;

/**
 * The attack on the tables as they will be printed, whatever the stage that made them says:
 * withheld counts, recorded counts in headlines and trend, and estimates that stand beside a
 * withheld count.
 */
final class ReleaseAudit {

  private ReleaseAudit() {}

  /** One sentence per finding; empty if the tables may be printed. */
  static List<String> findings(ReleaseTables tables, Audit audit) {
    List<String> findings = new ArrayList<>();
    audit.recovered().forEach(c -> findings.add("the audit says that " + c + " can be worked out"));
    SortedMap<CellId, Disclosed> cells = PublishedCells.of(tables);
    try {
      Attack.on(cells)
          .tooNarrow(audit.leastWidthRequired())
          .forEach(
              (cell, bounds) -> findings.add(cell + " is withheld, but can only be " + bounds));
    } catch (IllegalStateException e) {
      findings.add("totals do not add up, so nothing withheld can be audited");
    }
    for (Headline h : tables.estimates().headlines()) {
      headline(h, cells, findings);
    }
    trend(tables, findings);
    for (SiteRow s : tables.counts().sites()) {
      if (s.reported().isWithheld() && s.active() != null) {
        findings.add(
            "sites in " + s.country() + " are withheld, but an estimate stands beside them");
      }
    }
    for (FlowRow f : tables.counts().flows()) {
      if (f.count().isWithheld() && f.estimate() != null) {
        findings.add(
            "the route "
                + f.origin()
                + " to "
                + f.destination()
                + " is withheld, but an estimate stands beside it");
      }
    }
    return List.copyOf(findings);
  }

  private static void headline(
      Headline h, SortedMap<CellId, Disclosed> cells, List<String> findings) {
    Disclosed observed = h.observed();
    if (observed == null) {
      return;
    }
    if (observed.isWithheld() && (h.estimate() != null || h.lowerBound() != null)) {
      findings.add(
          "headline "
              + h.key()
              + " withholds the recorded count, but prints a number made from it");
    }
    Headline.Definition d = h.definition();
    if (d.unit().equals("people") && !observed.isWithheld()) {
      String place = d.placeCode().equals("ALL") ? "all" : d.placeCode();
      Disclosed cell = cells.get(PublishedCells.flow(d.quarter(), "all", "all", place));
      if (cell != null && cell.isWithheld()) {
        findings.add(
            "headline " + h.key() + " prints a recorded count that the table flows withholds");
      }
    }
  }

  /** In one quarter, a single withheld place beside a printed total is no secret. */
  private static void trend(ReleaseTables tables, List<String> findings) {
    SortedMap<String, List<TrendPoint>> quarters = new TreeMap<>();
    for (TrendPoint p : tables.estimates().trend()) {
      if (p.recorded() != null) {
        quarters.computeIfAbsent(p.code() + " " + p.quarter(), k -> new ArrayList<>()).add(p);
      }
      if (p.recorded() != null && p.recorded().isWithheld() && p.bands() != null) {
        findings.add("trend " + p.key() + " withholds the recorded count, but prints an estimate");
      }
    }
    quarters.forEach(
        (quarter, points) -> {
          boolean totalPrinted =
              points.stream().anyMatch(p -> p.place().equals("ALL") && !isWithheld(p));
          long withheld =
              points.stream().filter(p -> !p.place().equals("ALL") && isWithheld(p)).count();
          if (totalPrinted && withheld == 1) {
            findings.add(
                "trend " + quarter + " withholds one place beside a printed total of all places");
          }
        });
  }

  private static boolean isWithheld(TrendPoint p) {
    return Objects.requireNonNull(p.recorded()).isWithheld();
  }
}
