package org.undercount.datasets.synthetic.adverts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.synthetic.files.DelimitedFile;
import org.undercount.datasets.synthetic.files.GzipLines;
import org.undercount.datasets.synthetic.files.JsonLines;
import org.undercount.datasets.synthetic.files.PartName;
import org.undercount.datasets.synthetic.settings.Draw;
import org.undercount.datasets.synthetic.settings.WorldSettings;

/**
 * Writes one shard of a quarter's adverts: campaigns of near-duplicates that recruit for centres,
 * and adverts of honest employers, on job boards and on social media. Which is which stands in the
 * sealed truth alone.
 */
public final class AdvertsPart {

  private static final double CAMPAIGNS = 160;
  private static final double HONEST = 700;
  private static final double TOWARDS_MYANMAR_AT_FIRST = 0.30;
  private static final double TOWARDS_MYANMAR_PER_QUARTER = 0.06;

  private final WorldSettings settings;
  private final Quarter quarter;
  private final int shard;
  private final List<String> boards = new ArrayList<>();
  private final List<List<String>> social = new ArrayList<>();
  private final List<String> truth =
      new ArrayList<>(List.of("source,quarter,row,campaign,recruits"));

  private AdvertsPart(WorldSettings settings, Quarter quarter, int shard) {
    this.settings = settings;
    this.quarter = quarter;
    this.shard = shard;
  }

  /** Writes the shard's files of the quarter below the workspace. */
  public static void write(WorldSettings settings, Quarter quarter, int shard, Path workspace) {
    AdvertsPart part = new AdvertsPart(settings, quarter, shard);
    settings.items(shard, settings.scaled(CAMPAIGNS, 8)).forEach(part::campaign);
    settings.items(shard, settings.scaled(HONEST, 20)).forEach(part::honest);
    try {
      part.writeTo(workspace);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing adverts of " + quarter + ", shard " + shard, e);
    }
  }

  private void campaign(int number) {
    Draw draw = new Draw(settings.seed().child("campaign/" + quarter + "/" + number));
    AdvertText text = AdvertText.recruiting(draw, promised(draw));
    int copies = 4 + draw.below(40);
    for (int i = 0; i < copies; i++) {
      add(text.copy(draw), text.promised(), "a" + number, true, draw);
    }
  }

  private void honest(int number) {
    Draw draw = new Draw(settings.seed().child("honest/" + quarter + "/" + number));
    AdvertText text = AdvertText.honest(draw);
    add(text.copy(draw), text.promised(), "h" + number, false, draw);
  }

  /**
   * Campaigns turn from Cambodia to Myanmar over time; many promise Thailand, where nobody is held.
   */
  private String promised(Draw draw) {
    int quartersOn =
        4 * (quarter.year() - settings.firstYear()) + quarter.number() - settings.firstNumber();
    double myanmar = TOWARDS_MYANMAR_AT_FIRST + TOWARDS_MYANMAR_PER_QUARTER * quartersOn;
    double u = draw.uniform();
    return u < 0.35 ? "TH" : u < 0.35 + 0.55 * myanmar ? "MM" : u < 0.93 ? "KH" : "LA";
  }

  private void add(String text, String promised, String campaign, boolean recruits, Draw draw) {
    LocalDate posted = draw.day(quarter.firstDay(), quarter.lastDay());
    LocalDate removed = posted.plusDays(1 + (int) draw.exponential(recruits ? 24 : 40));
    String removedOn =
        removed.isAfter(quarter.lastDay()) || draw.chance(0.3) ? "" : removed.toString();
    String country = draw.chance(0.8) ? promised : "";
    String url = "https://example.invalid/" + draw.token(10);
    if (draw.chance(0.45)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("ad_id", draw.token(8));
      fields.put("board", draw.of(List.of("jobs-one", "jobs-two", "jobs-three")));
      fields.put("posted_at", posted.toString());
      fields.put("removed_at", removedOn);
      fields.put("body", draw.chance(0.002) ? "" : text);
      fields.put("link", url);
      fields.put("work_country", country);
      boards.add(JsonLines.object(fields));
      truth.add(row("ads_boards", boards.size(), campaign, recruits));
    } else {
      social.add(
          List.of(
              draw.token(8),
              draw.of(List.of("social-one", "social-two")),
              posted.toString(),
              removedOn,
              text.replace('\t', ' ').replace('\n', ' '),
              url,
              country));
      truth.add(row("ads_social", social.size(), campaign, recruits));
    }
  }

  private String row(String source, int row, String campaign, boolean recruits) {
    return String.join(
        ",", source, quarter.toString(), Integer.toString(row), campaign, recruits ? "1" : "0");
  }

  private void writeTo(Path workspace) throws IOException {
    Path raw = workspace.resolve("raw").resolve(quarter.toString());
    int parts = settings.shards();
    GzipLines.write(
        raw.resolve("ads_boards")
            .resolve(PartName.of("ads_boards_" + quarter, ".jsonl.gz", shard, parts)),
        boards);
    new DelimitedFile('\t', java.nio.charset.StandardCharsets.UTF_8, false)
        .write(
            raw.resolve("ads_social")
                .resolve(PartName.of("ads_social_" + quarter, ".tsv", shard, parts)),
            List.of("id", "platform", "posted", "removed", "text", "url", "country"),
            social);
    GzipLines.write(
        workspace
            .resolve("truth")
            .resolve(PartName.of("adverts_" + quarter, ".csv.gz", shard, parts)),
        truth);
  }
}
