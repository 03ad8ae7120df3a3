package org.undercount.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.contract.WorkspaceSettings;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.SourceId;
import org.undercount.datasets.release.ListRow;
import org.undercount.datasets.release.Manifest;
import org.undercount.jobs.pipeline.ContentHash;
import org.undercount.jobs.pipeline.WorkspaceLayout;
import org.undercount.jobs.road.Publishing;

/** A workspace's cover: its settings' publication, and its contracts' words about sources. */
record WorkspacePublishing(
    WorkspaceLayout layout, WorkspaceSettings.Publication cover, String codeVersion)
    implements Publishing {

  /** Months between the end of a quarter and its release, when the workspace names no date. */
  private static final int MONTHS_TO_RELEASE = 2;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

  @Override
  public Manifest.Publication publication(Quarter quarter) {
    return new Manifest.Publication(
        cover.title(),
        quarter,
        quarter.lastDay().plusMonths(MONTHS_TO_RELEASE),
        MONTH.format(quarter.next().lastDay().plusMonths(MONTHS_TO_RELEASE)),
        cover.publisher(),
        cover.contact(),
        cover.licence(),
        cover.synthetic());
  }

  @Override
  public SortedMap<String, String> libraries() {
    SortedMap<String, String> versions = new TreeMap<>();
    versions.put("Apache Spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("boundaries", org.undercount.geo.border.Borders.version());
    return versions;
  }

  @Override
  public ListRow list(String source, Disclosed units) {
    SourceContract contract = SourceContract.parse(source, contractText(source));
    return new ListRow(
        source,
        contract.title(),
        contract.kind().name().toLowerCase(java.util.Locale.ROOT),
        contract.terms().purpose(),
        contract.relations().fedBy().stream().map(SourceId::value).toList(),
        units);
  }

  private String contractText(String source) {
    Path file = layout.contract(SourceId.of(source));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }

  @Override
  public String fingerprint() {
    return cover
        + " "
        + (Files.isDirectory(layout.contracts()) ? ContentHash.ofTree(layout.contracts()) : "");
  }
}
