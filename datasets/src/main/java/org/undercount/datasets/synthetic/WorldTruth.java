package org.undercount.datasets.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.centres.Centre;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.files.WholeFile;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * The sealed truth of a world, by quarter and estimand: people held in the quarter (E2) and on its
 * last day (E1), active centres (E4), those opened (E4o) and closed (E4c) since the quarter before,
 * takings in US dollars (E5), routes (E6), and what became of centres (E7). No stage reads it.
 */
final class WorldTruth {

  static final List<String> COUNTRIES = List.of("KH", "LA", "MM", "PH");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorldSettings settings;
  private final CentrePlan plan;
  private final Tally tally;

  WorldTruth(WorldSettings settings, CentrePlan plan, Tally tally) {
    this.settings = settings;
    this.plan = plan;
    this.tally = tally;
  }

  void write(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("synthetic", true);
    root.put("seed", settings.seedValue());
    root.put("scale", settings.scale());
    ObjectNode quarters = root.putObject("quarters");
    for (Quarter quarter : settings.delivered()) {
      ObjectNode of = quarters.putObject(quarter.toString());
      people(of.putObject("E1"), quarter, "stock");
      people(of.putObject("E2"), quarter, "flow");
      centres(of.putObject("E4"), quarter);
      changed(of.putObject("E4o"), quarter.previous(), quarter);
      changed(of.putObject("E4c"), quarter, quarter.previous());
      money(of.putObject("E5"), quarter);
      routes(of.putObject("E6"), quarter);
      moves(of.putObject("E7"), quarter);
      flows(of.putObject("transfersUsd"), quarter);
      of.put("lossesReportedUsd", BigDecimal.valueOf(tally.count(quarter, "lossCents", "all"), 2));
    }
    WholeFile.write(
        file,
        out ->
            out.write(
                (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private void people(ObjectNode node, Quarter quarter, String count) {
    long all = 0;
    for (String country : COUNTRIES) {
      long n = tally.count(quarter, count, country);
      node.put(country, n);
      all += n;
    }
    node.put("ALL", all);
  }

  private void centres(ObjectNode node, Quarter quarter) {
    int all = 0;
    for (String country : COUNTRIES) {
      int n = plan.active(country, quarter).size();
      node.put(country, n);
      all += n;
    }
    node.put("ALL", all);
  }

  /** Centres at work in one quarter and not in another. */
  private void changed(ObjectNode node, Quarter without, Quarter with) {
    int all = 0;
    for (String country : COUNTRIES) {
      List<Centre> centres = new ArrayList<>(plan.active(country, with));
      centres.removeAll(plan.active(country, without));
      node.put(country, centres.size());
      all += centres.size();
    }
    node.put("ALL", all);
  }

  private void money(ObjectNode node, Quarter quarter) {
    long allCents = 0;
    for (String country : COUNTRIES) {
      long cents = tally.count(quarter, "takingsCents", country);
      node.put(country, BigDecimal.valueOf(cents, 2));
      allCents += cents;
    }
    node.put("ALL", BigDecimal.valueOf(allCents, 2));
  }

  /** Money between addresses: in from outside, back to victims, on to exchanges, and round. */
  private void flows(ObjectNode node, Quarter quarter) {
    for (String kind : List.of("externalInflow", "recirculated", "returned", "toExchanges")) {
      node.put(kind, BigDecimal.valueOf(tally.count(quarter, "transferCents", kind), 2));
    }
  }

  private void routes(ObjectNode node, Quarter quarter) {
    for (Map.Entry<String, Long> route : tally.under(quarter, "route").entrySet()) {
      String[] parts = route.getKey().split("\\|", -1);
      String transit = parts[1].replace(' ', '>');
      node.put(
          parts[0] + ">" + (transit.isEmpty() ? "" : transit + ">") + parts[2], route.getValue());
    }
  }

  private void moves(ObjectNode node, Quarter quarter) {
    long moved = 0;
    long opened = 0;
    for (Centre centre : plan.opened("MM", quarter)) {
      int from = centre.life().movedFrom();
      if (from >= 0 && plan.centre(from).country().equals("KH")) {
        moved++;
      } else {
        opened++;
      }
    }
    node.put("movedFromCambodiaToMyanmar", moved);
    node.put("newInMyanmar", opened);
    node.put("closedInCambodia", plan.closed("KH", quarter).size());
    node.put("closedInMyanmar", plan.closed("MM", quarter).size());
  }
}
