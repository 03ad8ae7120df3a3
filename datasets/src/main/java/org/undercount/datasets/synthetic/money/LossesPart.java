package org.undercount.datasets.synthetic.money;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.files.PartName;
import org.undercount.datasets.synthetic.files.ZippedFile;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes one shard of a quarter's loss reports. A loss is lognormal below a threshold and
 * generalised Pareto above it (shape 0.6: the mean exists, the variance does not), as reported
 * losses are.
 */
public final class LossesPart {

  private static final double REPORTS = 2_400;
  private static final double THRESHOLD_USD = 40_000;
  private static final double TAIL_SHAPE = 0.6;
  private static final double TAIL_SCALE_USD = 35_000;
  private static final List<String> HEADER =
      List.of("report_no", "reported", "residence", "amount", "currency", "type", "returned");

  private LossesPart() {}

  /** Writes the shard's archive of the quarter below the workspace and returns what was lost. */
  public static Tally write(WorldSettings settings, Quarter quarter, int shard, Path workspace) {
    Tally tally = new Tally();
    List<List<String>> rows = new ArrayList<>();
    settings
        .items(shard, settings.scaled(REPORTS, 40))
        .forEach(
            i ->
                rows.add(
                    row(
                        new Draw(settings.seed().child("loss/" + quarter + "/" + i)),
                        quarter,
                        tally)));
    String base = "losses_" + quarter;
    Path file =
        workspace
            .resolve("raw")
            .resolve(quarter.toString())
            .resolve("losses")
            .resolve(PartName.of(base, ".zip", shard, settings.shards()));
    try {
      ZippedFile.write(
          file,
          base + ".csv",
          out -> new DelimitedFile(',', StandardCharsets.UTF_8, false).writeTo(out, HEADER, rows));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing losses of " + quarter, e);
    }
    return tally;
  }

  private static List<String> row(Draw draw, Quarter quarter, Tally tally) {
    double usd = draw.logNormal(7.6, 1.7);
    if (usd > THRESHOLD_USD) {
      double u = draw.uniform();
      // The inverse of the generalised Pareto distribution function at u.
      usd = THRESHOLD_USD + TAIL_SCALE_USD / TAIL_SHAPE * (StrictMath.pow(1 - u, -TAIL_SHAPE) - 1);
    }
    tally.add(Math.round(100 * usd), quarter, "lossCents", "all");
    String amount = draw.chance(0.004) ? "n/a" : String.format(Locale.ROOT, "%.2f", usd);
    double returned = draw.chance(0.12) ? usd * draw.between(0.02, 0.4) : 0;
    return List.of(
        "L" + draw.digits(8),
        draw.day(quarter.firstDay(), quarter.lastDay()).toString(),
        draw.of(List.of("US", "CN", "SG", "CA", "AU", "GB", "TH", "MY", "VN", "JP")),
        amount,
        "USD",
        draw.of(List.of("investment", "investment", "romance", "task", "impersonation")),
        String.format(Locale.ROOT, "%.2f", returned));
  }
}
