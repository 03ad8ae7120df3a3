package org.undercount.datasets.synthetic.money;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.files.GzipLines;
import org.undercount.datasets.synthetic.files.PartName;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes one shard of a quarter's crypto transfers. Each operator's addresses take money from
 * victims, pass it round among themselves (which a sum of receipts counts again and again), pay a
 * little back to keep victims trusting, and send the rest to exchanges. Addresses are not of any
 * real chain.
 */
public final class TransfersPart {

  private static final double OPERATORS = 60;
  private static final int ADDRESSES = 6;

  private final Draw draw;
  private final Quarter quarter;
  private final List<String> rows;
  private final Tally tally;
  private final String operator;

  private TransfersPart(Draw draw, Quarter quarter, List<String> rows, Tally tally, int operator) {
    this.draw = draw;
    this.quarter = quarter;
    this.rows = rows;
    this.tally = tally;
    this.operator = "xq" + String.format(Locale.ROOT, "%06d", operator);
  }

  /** Writes the shard's file of the quarter below the workspace and returns what flowed where. */
  public static Tally write(WorldSettings settings, Quarter quarter, int shard, Path workspace) {
    Tally tally = new Tally();
    List<String> rows = new ArrayList<>(List.of("tx,from,to,day,usd,label"));
    settings
        .items(shard, settings.scaled(OPERATORS, 4))
        .forEach(
            i -> {
              Draw draw = new Draw(settings.seed().child("transfers/" + quarter + "/" + i));
              new TransfersPart(draw, quarter, rows, tally, i).payments();
            });
    Path file =
        workspace
            .resolve("raw")
            .resolve(quarter.toString())
            .resolve("transfers")
            .resolve(PartName.of("transfers_" + quarter, ".csv.gz", shard, settings.shards()));
    try {
      GzipLines.write(file, rows);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing transfers of " + quarter, e);
    }
    return tally;
  }

  private void payments() {
    int payments = 30 + draw.below(80);
    for (int i = 0; i < payments; i++) {
      LocalDate day = draw.day(quarter.firstDay(), quarter.lastDay());
      double usd = draw.logNormal(8, 1.4);
      String victim = "xv" + draw.token(12);
      int at = draw.below(ADDRESSES);
      transfer(victim, address(at), day, usd, "externalInflow");
      int rounds = draw.below(4);
      for (int round = 0; round < rounds; round++) {
        int next = (at + 1 + draw.below(ADDRESSES - 1)) % ADDRESSES;
        transfer(address(at), address(next), day, usd * draw.between(0.7, 1), "recirculated");
        at = next;
      }
      if (draw.chance(0.15)) {
        transfer(address(at), victim, day, usd * draw.between(0.02, 0.15), "returned");
      }
      if (draw.chance(0.7)) {
        transfer(
            address(at), "xe" + draw.below(5), day, usd * draw.between(0.5, 0.95), "toExchanges");
      }
    }
  }

  private String address(int i) {
    return operator + i;
  }

  private void transfer(String from, String to, LocalDate day, double usd, String flow) {
    tally.add(Math.round(100 * usd), quarter, "transferCents", flow);
    rows.add(
        String.join(
            ",",
            "t" + draw.token(14),
            from,
            to,
            day.toString(),
            String.format(Locale.ROOT, "%.2f", usd),
            draw.chance(0.3) ? "" : label(flow)));
  }

  private static String label(String flow) {
    return switch (flow) {
      case "returned" -> "victim";
      case "toExchanges" -> "exchange";
      default -> "scam";
    };
  }
}
