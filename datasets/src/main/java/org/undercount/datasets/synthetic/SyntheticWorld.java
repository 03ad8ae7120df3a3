package org.undercount.datasets.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.adverts.AdvertsPart;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.files.WholeFile;
import org.undercount.datasets.synthetic.money.LossesPart;
import org.undercount.datasets.synthetic.money.TransfersPart;
import org.undercount.datasets.synthetic.people.PeoplePart;
import org.undercount.datasets.synthetic.settings.Tally;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.datasets.synthetic.sites.SitesPart;
import org.undercount.datasets.synthetic.surveys.SecondMethodsText;
import org.undercount.datasets.synthetic.surveys.SurveysPart;

/**
 * A region with known truth: people, centres, adverts and money over consecutive quarters, written
 * as the messy files agencies deliver, with their source contracts, a revenue model, surveys for
 * second methods, and a sealed truth beside them. The parts are independent of one another and of
 * who writes them: the same settings give the same bytes.
 */
public final class SyntheticWorld {

  /** Sources whose contracts are written. */
  public static final List<String> SOURCES =
      List.of(
          "ads_boards",
          "ads_social",
          "embassies",
          "hotline",
          "losses",
          "police",
          "police_totals",
          "shelters",
          "sites_ngo",
          "sites_police",
          "sites_press",
          "transfers");

  private final WorldSettings settings;
  private final CentrePlan plan;

  private SyntheticWorld(WorldSettings settings) {
    this.settings = settings;
    this.plan = CentrePlan.of(settings);
  }

  public static SyntheticWorld of(WorldSettings settings) {
    return new SyntheticWorld(settings);
  }

  /** Writes everything below a workspace, part after part. */
  public void writeTo(Path workspace) {
    Tally tally = new Tally();
    for (int shard = 0; shard < settings.shards(); shard++) {
      tally.addAll(writeShard(shard, workspace));
    }
    finish(tally, workspace);
  }

  /** Writes one shard of people, adverts and money, and returns what it adds to the truth. */
  public Tally writeShard(int shard, Path workspace) {
    Tally tally = PeoplePart.write(settings, plan, shard, workspace);
    for (Quarter quarter : settings.delivered()) {
      AdvertsPart.write(settings, quarter, shard, workspace);
      tally.addAll(LossesPart.write(settings, quarter, shard, workspace));
      tally.addAll(TransfersPart.write(settings, quarter, shard, workspace));
    }
    return tally;
  }

  /**
   * Writes what needs the whole: sites, declared totals, surveys, contracts, the revenue model, the
   * second methods, the truth.
   */
  public void finish(Tally tally, Path workspace) {
    try {
      for (Quarter quarter : settings.delivered()) {
        tally.addAll(SitesPart.write(settings, plan, quarter, workspace));
        PoliceTotals.write(settings, tally, quarter, workspace);
        SurveysPart.write(settings, tally, quarter, WorldTruth.COUNTRIES, workspace);
      }
      for (String source : SOURCES) {
        text(workspace.resolve("contracts").resolve(source + ".yaml"), contract(source));
      }
      text(workspace.resolve("revenue.yaml"), RevenueModelText.of(settings, plan, tally));
      text(
          workspace.resolve("second-methods.yaml"),
          SecondMethodsText.of(settings, WorldTruth.COUNTRIES));
      new WorldTruth(settings, plan, tally).write(workspace.resolve("truth").resolve("truth.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing the world to " + workspace, e);
    }
  }

  private static void text(Path file, String text) throws IOException {
    WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String contract(String source) throws IOException {
    String name = "contracts/" + source + ".yaml";
    try (InputStream in = SyntheticWorld.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The contract " + name + " must be on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
