package org.undercount.jobs.road;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.release.LinkageRow;
import org.undercount.jobs.link.LinkDiagnostics;

/** What a linkage says of itself, as facts for the release and lines for the reader. */
final class LinkFacts {

  private LinkFacts() {}

  static SortedMap<String, String> of(LinkDiagnostics d) {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("records", Long.toString(d.records()));
    facts.put("persons", Long.toString(d.clusters()));
    facts.put("threshold", number(d.threshold()));
    facts.put("expected precision", number(d.expectedPrecision()));
    facts.put("expected recall among candidates", number(d.expectedRecall()));
    long largest = d.clusterSizes().isEmpty() ? 0 : d.clusterSizes().lastKey();
    facts.put("largest cluster", Long.toString(largest));
    return facts;
  }

  static List<String> lines(LinkDiagnostics d) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d reports are %,d people; expected precision %.3f, recall among candidates %.3f",
            d.records(),
            d.clusters(),
            d.expectedPrecision(),
            d.expectedRecall()));
    lines.addAll(d.warnings());
    return lines;
  }

  /** A fact as published, with what it means for the estimates. */
  static LinkageRow row(String name, String value) {
    String note =
        switch (name) {
          case "expected precision" ->
              "missed differences join two people into one and lower the estimate";
          case "expected recall among candidates" ->
              "missed links count one person twice and raise the estimate";
          case "threshold" -> "pairs from this probability on are taken for one person";
          default -> "of the quarter";
        };
    String unit =
        switch (name) {
          case "records" -> "reports";
          case "persons" -> "people";
          case "largest cluster" -> "reports";
          default -> "probability";
        };
    return new LinkageRow(name, Double.parseDouble(value), unit, note);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
