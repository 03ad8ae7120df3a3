package org.undercount.datasets.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * The totals the police print beside their list, by nationality: typed by hand, so that a few do
 * not add up, as in the published list of 7,141 whose rows sum to 7,158.
 */
final class PoliceTotals {

  private PoliceTotals() {}

  static void write(WorldSettings settings, Tally tally, Quarter quarter, Path workspace)
      throws IOException {
    SortedMap<String, long[]> byCountry = new TreeMap<>();
    for (Map.Entry<String, Long> e : tally.under(quarter, "police").entrySet()) {
      int bar = e.getKey().indexOf('|');
      long[] sexes = byCountry.computeIfAbsent(e.getKey().substring(0, bar), c -> new long[2]);
      sexes[e.getKey().endsWith("men") && !e.getKey().endsWith("women") ? 0 : 1] += e.getValue();
    }
    Draw draw = new Draw(settings.seed().child("totals/" + quarter));
    List<List<String>> rows = new ArrayList<>();
    long men = 0;
    long women = 0;
    for (Map.Entry<String, long[]> e : byCountry.entrySet()) {
      long m = e.getValue()[0];
      long w = e.getValue()[1];
      men += m;
      women += w;
      long slip = draw.chance(0.1) ? 1 + draw.below(10) : 0;
      rows.add(List.of(e.getKey(), "" + (m + w + slip), "" + m, "" + w));
    }
    long all = men + women - 3 - draw.below(15);
    rows.add(List.of("ALL", "" + all, "" + (men + 2), "" + women));
    new DelimitedFile(',', StandardCharsets.UTF_8, false)
        .write(
            workspace
                .resolve("raw")
                .resolve(quarter.toString())
                .resolve("police_totals")
                .resolve("police_totals_" + quarter + ".csv"),
            List.of("category", "total", "men", "women"),
            rows);
  }
}
