package org.undercount.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.jobs.pipeline.WorkspaceLayout;

/** Published headlines of a synthetic world beside its sealed truth. */
final class TruthComparison {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode truth;
  private final ArrayNode rows = JSON.createArrayNode();
  private final ArrayNode methods = JSON.createArrayNode();
  private Path briefing = Path.of("");

  TruthComparison(WorkspaceLayout layout) {
    Path file = layout.truth().resolve("truth.json");
    try {
      truth = JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the world's truth " + file, e);
    }
  }

  void add(Quarter quarter, ReleaseBundle bundle, Path directory) {
    briefing = directory.resolve("index.html");
    for (Headline headline : bundle.tables().estimates().headlines()) {
      JsonNode known = truthOf(headline, bundle, quarter);
      addMethods(headline, bundle, known);
      ObjectNode row = rows.addObject();
      row.put("key", headline.key());
      row.put("place", headline.definition().place());
      row.put("unit", headline.definition().unit());
      row.set("truth", known.isMissingNode() ? null : known);
      Headline.Estimated e = headline.estimate();
      if (e == null) {
        row.putNull("estimate");
        row.put("refused", String.valueOf(headline.refusal()));
      } else {
        row.put("estimate", e.value());
        row.put("lower", e.interval().lower());
        row.put("upper", e.interval().upper());
        row.put("level", e.interval().level());
        row.put("method", e.method());
        if (known.isNumber()) {
          row.put("holdsTruth", e.interval().contains(known.asDouble()));
        }
      }
    }
  }

  private void addMethods(Headline headline, ReleaseBundle bundle, JsonNode known) {
    for (ComparedRow compared : bundle.tables().estimates().compared()) {
      if (compared.key().equals(headline.key())) {
        ObjectNode row = methods.addObject();
        row.put("key", compared.key());
        row.put("role", compared.role().word());
        row.put("id", compared.method().id());
        row.put("family", compared.method().family());
        row.set("truth", known.isMissingNode() ? null : known);
        row.put("estimate", compared.value());
        Interval interval = compared.interval();
        if (interval == null) {
          row.put("refused", compared.note());
        } else {
          row.put("lower", interval.lower());
          row.put("upper", interval.upper());
          row.put("level", interval.level());
          if (known.isNumber()) {
            row.put("holdsTruth", interval.contains(known.asDouble()));
          }
        }
      }
    }
  }

  /** The truth of the same estimand; for a total, over the places that total is over. */
  private JsonNode truthOf(Headline headline, ReleaseBundle bundle, Quarter quarter) {
    JsonNode byPlace =
        truth.path("quarters").path(quarter.toString()).path(headline.definition().code());
    if (!headline.definition().placeCode().equals("ALL")) {
      return byPlace.path(headline.definition().placeCode());
    }
    double sum = 0;
    for (Headline part : bundle.tables().estimates().headlines()) {
      if (part.definition().code().equals(headline.definition().code())
          && !part.definition().placeCode().equals("ALL")
          && part.answer().isEstimated()) {
        sum += byPlace.path(part.definition().placeCode()).asDouble();
      }
    }
    return JSON.getNodeFactory().numberNode(sum);
  }

  ObjectNode document() {
    ObjectNode document = JSON.createObjectNode();
    document.set("headlines", rows);
    document.set("methods", methods);
    document.put("briefing", briefing.toString());
    return document;
  }

  void print(PrintWriter out) {
    out.println();
    out.println("SYNTHETIC WORLD: estimates beside the known truth");
    out.println(
        String.format(
            Locale.ROOT,
            "%-14s %16s %16s   %-35s %s",
            "headline",
            "truth",
            "estimate",
            "interval",
            "truth inside"));
    int inside = 0;
    int judged = 0;
    for (JsonNode row : rows) {
      boolean estimated = row.path("estimate").isNumber();
      if (row.has("holdsTruth")) {
        judged++;
        inside += row.path("holdsTruth").asBoolean() ? 1 : 0;
      }
      out.println(
          String.format(
              Locale.ROOT,
              "%-14s %16s %16s   %-35s %s",
              row.path("key").asText(),
              number(row.path("truth")),
              number(row.path("estimate")),
              estimated
                  ? String.format(
                      Locale.ROOT,
                      "%,.0f to %,.0f (%.0f %%)",
                      row.path("lower").asDouble(),
                      row.path("upper").asDouble(),
                      100 * row.path("level").asDouble())
                  : "refused",
              row.has("holdsTruth") ? (row.path("holdsTruth").asBoolean() ? "yes" : "NO") : "-"));
    }
    out.println(inside + " of " + judged + " intervals hold the truth");
    printMethods(out);
    out.println();
    out.println("briefing  " + briefing);
  }

  /** Every method beside the lists, then what they say together. */
  private void printMethods(PrintWriter out) {
    if (methods.isEmpty()) {
      return;
    }
    out.println();
    out.println("People held, by independent methods");
    int inside = 0;
    int judged = 0;
    for (JsonNode row : methods) {
      String role = row.path("role").asText();
      boolean second = role.equals("second");
      if (second && row.has("holdsTruth")) {
        judged++;
        inside += row.path("holdsTruth").asBoolean() ? 1 : 0;
      }
      out.println(
          String.format(
              Locale.ROOT,
              "%-14s %-20s %10s   %-35s %s",
              row.path("key").asText(),
              second || role.equals("headline") ? row.path("id").asText() : role,
              number(row.path("estimate")),
              row.has("lower")
                  ? String.format(
                      Locale.ROOT,
                      "%,.0f to %,.0f (%.0f %%)",
                      row.path("lower").asDouble(),
                      row.path("upper").asDouble(),
                      100 * row.path("level").asDouble())
                  : "none: " + row.path("refused").asText(),
              row.has("holdsTruth") ? (row.path("holdsTruth").asBoolean() ? "yes" : "NO") : "-"));
    }
    out.println(inside + " of " + judged + " intervals of second methods hold the truth");
  }

  private static String number(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%,.0f", value.asDouble()) : "-";
  }
}
