package org.undercount.geo.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.undercount.datasets.contract.SourceContract;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.key.Seed;
import org.undercount.datasets.microdata.RecordKey;
import org.undercount.datasets.microdata.SiteReport;
import org.undercount.datasets.parse.Parsed;
import org.undercount.datasets.parse.RowInterpreter;
import org.undercount.datasets.read.Delivery;
import org.undercount.datasets.read.RawFiles;
import org.undercount.datasets.read.RawRow;
import org.undercount.datasets.read.RawRows;
import org.undercount.datasets.read.Terms;
import org.undercount.datasets.synthetic.SyntheticWorld;
import org.undercount.datasets.synthetic.centres.CentrePlan;
import org.undercount.datasets.synthetic.settings.WorldSettings;
import org.undercount.datasets.synthetic.sites.SitesPart;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

/**
 * What the sources of a synthetic region report of its sites, read through their contracts, beside
 * the centre each report means.
 *
 * @param plan the centres
 * @param told reports in order of quarter, source and row
 */
record SyntheticSites(CentrePlan plan, List<Told> told) {

  /** The first quarter of every region. */
  static final Quarter FIRST = Quarter.parse("2023Q1");

  /**
   * A report and what it means.
   *
   * @param report as read
   * @param centre number of the centre in the plan
   */
  record Told(SiteReport report, int centre) {

    Quarter quarter() {
      return report.key().quarter();
    }
  }

  /** A region at scale 1. */
  static SyntheticSites of(long seed, int quarters) {
    WorldSettings settings = new WorldSettings(Seed.of(seed), 1, FIRST, quarters);
    CentrePlan plan = CentrePlan.of(settings);
    List<Told> told = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("synthetic-sites");
      for (Quarter quarter : settings.delivered()) {
        SitesPart.write(settings, plan, quarter, folder);
        Map<String, Integer> truth = truth(folder, quarter);
        for (String source : List.of("sites_ngo", "sites_police", "sites_press")) {
          told.addAll(read(folder, source, quarter, truth));
        }
      }
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SyntheticSites(plan, told);
  }

  /** The reports up to a quarter, as the register takes them. */
  List<PlaceReport> placesUpTo(Quarter quarter) {
    return told.stream()
        .filter(t -> t.quarter().compareTo(quarter) <= 0)
        .map(t -> place(t.report()))
        .toList();
  }

  /** The centre each report means, by the report's identifier. */
  Map<String, Integer> centres() {
    Map<String, Integer> centres = new HashMap<>();
    told.forEach(t -> centres.put(t.report().key().id(), t.centre()));
    return centres;
  }

  private static PlaceReport place(SiteReport report) {
    SiteReport.Location at = report.location();
    Double longitude = at.longitude();
    Double latitude = at.latitude();
    LocalDate day = report.evidence().reportedOn();
    return new PlaceReport(
        report.key().id(),
        report.key().quarter().toString(),
        new PlaceReport.Naming(
            Objects.requireNonNullElse(report.naming().name(), ""), report.naming().aliases()),
        new PlaceReport.Location(
            at.statedCountry(),
            Objects.requireNonNullElse(at.town(), ""),
            longitude == null || latitude == null ? null : LonLat.of(longitude, latitude),
            Optional.ofNullable(at.precisionText())
                .map(Precision::parse)
                .orElseGet(Precision::unstated)),
        new PlaceReport.Evidence(
            report.key().source().value(),
            Objects.requireNonNullElse(report.evidence().kind(), ""),
            report.evidence().status(),
            day == null ? "" : day.toString(),
            day == null ? "" : day.toString()));
  }

  private static Map<String, Integer> truth(Path folder, Quarter quarter) throws IOException {
    Path file = folder.resolve("truth").resolve("sites_" + quarter + ".csv.gz");
    Map<String, Integer> truth = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      lines
          .lines()
          .skip(1)
          .map(l -> l.split(",", -1))
          .forEach(c -> truth.put(c[0] + "/" + c[2], Integer.parseInt(c[3].substring(1))));
    }
    return truth;
  }

  private static List<Told> read(
      Path folder, String source, Quarter quarter, Map<String, Integer> truth) throws IOException {
    SourceContract contract = contract(source);
    RowInterpreter<SiteReport> interpreter = RowInterpreter.sites(contract);
    Path raw = folder.resolve("raw").resolve(quarter.toString()).resolve(source);
    List<Told> told = new ArrayList<>();
    Path file;
    try (Stream<Path> files = Files.list(raw)) {
      file =
          files
              .filter(f -> Set.of("geojson", "gpkg", "shp").contains(extension(f)))
              .findFirst()
              .orElseThrow();
    }
    try (RawRows rows =
        RawFiles.open(
            new Delivery(
                file,
                source,
                contract.file(),
                new Terms.Contract(Set.of()),
                folder.resolve("scratch")))) {
      while (rows.hasNext()) {
        RawRow row = rows.next();
        RecordKey key = new RecordKey(contract.source(), quarter, "0".repeat(64), row.number());
        if (interpreter.interpret(key, row) instanceof Parsed.Accepted<SiteReport> accepted) {
          Integer centre = truth.get(source + "/" + row.number());
          told.add(new Told(accepted.record(), Objects.requireNonNull(centre)));
        }
      }
    }
    return told;
  }

  private static SourceContract contract(String source) throws IOException {
    try (var in = SyntheticWorld.class.getResourceAsStream("contracts/" + source + ".yaml")) {
      return SourceContract.parse(
          source, new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
