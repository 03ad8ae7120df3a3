package org.undercount.jobs.release;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.disclosure.CellId;
import org.undercount.datasets.disclosure.CountTable;
import org.undercount.datasets.disclosure.Disclosed;
import org.undercount.datasets.disclosure.Disclosure;
import org.undercount.datasets.disclosure.Earlier;
import org.undercount.datasets.disclosure.Protected;
import org.undercount.datasets.disclosure.Rule;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.release.AdvertRow;
import org.undercount.datasets.release.BundleWriter;
import org.undercount.datasets.release.ComparedRow;
import org.undercount.datasets.release.FlowRow;
import org.undercount.datasets.release.GateRow;
import org.undercount.datasets.release.Headline;
import org.undercount.datasets.release.Interval;
import org.undercount.datasets.release.Manifest;
import org.undercount.datasets.release.MethodCard;
import org.undercount.datasets.release.ProfileRow;
import org.undercount.datasets.release.PublishedCells;
import org.undercount.datasets.release.ReleaseBundle;
import org.undercount.datasets.release.ReleaseTables;
import org.undercount.datasets.release.RevisionRow;
import org.undercount.datasets.release.SiteRow;
import org.undercount.datasets.release.TrendPoint;
import org.undercount.estimators.Draws;
import org.undercount.estimators.Estimate;
import org.undercount.jobs.estimate.EstimateRow;
import org.undercount.jobs.estimate.FlowEstimateRow;

/**
 * Makes what may be published out of what is known: the one place where disclosure control happens.
 */
public final class ReleaseContent {

  private static final String LOWER_BOUND = "chao";

  private ReleaseContent() {}

  /**
   * The content of a release.
   *
   * @param releases folder of all releases; those of this quarter and before bind what this one may
   *     print, except one that the same run already made
   */
  public static ReleaseBundle.Content of(
      ReleaseInputs inputs, Rule rule, double level, Path releases) {
    Quarter quarter = inputs.manifest().publication().quarter();
    boolean synthetic = inputs.manifest().publication().synthetic();
    List<CountTable> tables = inputs.counts().tables(quarter.toString());
    List<ReleaseBundle> earlier = earlier(releases, inputs.manifest());
    Protected counts =
        Disclosure.protect(
            tables,
            rule,
            earlier.stream()
                .map(b -> new Earlier(b.name(), PublishedCells.of(b.tables())))
                .toList());
    Optional<ReleaseBundle> before = newest(earlier, quarter.previous());
    List<Headline> headlines = new ArrayList<>();
    List<GateRow> gates = new ArrayList<>();
    Comparisons compared = new Comparisons(inputs.compared(), rule.people());
    for (EstimateRow row : inputs.estimates()) {
      Headline alone = Headlines.of(row, counts, synthetic);
      headlines.add(compared.judged(alone));
      gates.addAll(Headlines.gates(row));
    }
    List<ComparedRow> published = compared.of(headlines);
    List<TrendPoint> trend =
        inputs
            .draws()
            .map(d -> TrendPoints.of(inputs.estimates(), d, counts, synthetic, before))
            .orElseGet(() -> before.map(b -> b.tables().estimates().trend()).orElse(List.of()));
    return new ReleaseBundle.Content(
        inputs.manifest(),
        new ReleaseTables(
            new ReleaseTables.Estimates(
                headlines,
                trend,
                gates,
                published,
                revisions(headlines, inputs, newest(earlier, quarter))),
            new ReleaseTables.Counts(
                flows(tables, inputs.counts(), counts, level, quarter),
                sites(inputs, counts, quarter),
                profiles(tables, counts, quarter),
                adverts(inputs.counts(), counts, quarter)),
            new ReleaseTables.Quality(
                inputs.quality().lists(),
                inputs.quality().sources(),
                inputs.quality().rejections(),
                inputs.quality().checks(),
                inputs.quality().linkage()),
            named(inputs.methods(), headlines, published)),
        inputs.provenance(),
        counts.audit());
  }

  /** The cards a reader needs: the methods of the headlines, of the bound and the others beside. */
  private static List<MethodCard> named(
      List<MethodCard> cards, List<Headline> headlines, List<ComparedRow> compared) {
    Set<String> ids = new TreeSet<>(Set.of(LOWER_BOUND));
    headlines.forEach(h -> ids.add(h.method()));
    compared.forEach(c -> ids.add(c.method().estimator()));
    return cards.stream().filter(c -> ids.contains(c.id())).toList();
  }

  /**
   * Every cell of the flow table, totals among them; an estimate only beside a count that is
   * printed.
   */
  private static List<FlowRow> flows(
      List<CountTable> tables, Counts exact, Protected counts, double level, Quarter quarter) {
    List<FlowRow> rows = new ArrayList<>();
    for (CellId cell : table(tables, "flows").cells().keySet()) {
      String origin = cell.at().getOrDefault("origin", "all");
      String transit = cell.at().getOrDefault("transit", "all");
      String destination = cell.at().getOrDefault("destination", "all");
      Disclosed count = counts.at(cell);
      FlowEstimateRow flow =
          count instanceof Disclosed.Withheld
              ? null
              : exact.flows().stream()
                  .filter(
                      f ->
                          f.origin().equals(origin)
                              && Counts.transit(f).equals(transit)
                              && f.destination().equals(destination)
                              && f.value() != null)
                  .findFirst()
                  .orElse(null);
      rows.add(
          new FlowRow(
              quarter.toString(),
              origin,
              transit,
              destination,
              count,
              flow == null ? null : Outward.value(Objects.requireNonNull(flow.value())),
              flow == null
                  ? null
                  : Headlines.rounded(
                      Objects.requireNonNull(flow.lower()),
                      Objects.requireNonNull(flow.upper()),
                      level,
                      "quantiles of joint draws")));
    }
    return rows;
  }

  private static List<SiteRow> sites(ReleaseInputs inputs, Protected counts, Quarter quarter) {
    List<SiteRow> rows = new ArrayList<>();
    for (EstimateRow row : inputs.estimates()) {
      if (!Headlines.code(row).equals("E4") || Headlines.place(row).equals("ALL")) {
        continue;
      }
      Disclosed reported =
          counts.at(PublishedCells.sites(quarter.toString(), Headlines.place(row)));
      Estimate active =
          reported instanceof Disclosed.Withheld ? null : row.verdict().estimate().orElse(null);
      rows.add(
          new SiteRow(
              quarter.toString(),
              Headlines.place(row),
              reported,
              active == null ? null : Outward.value(active.value()),
              active == null ? null : published(active)));
    }
    CellId all = CellId.of("sites", "quarter", quarter.toString());
    if (!rows.isEmpty()) {
      rows.add(new SiteRow(quarter.toString(), "all", counts.at(all), null, null));
    }
    return rows;
  }

  private static Interval published(Estimate e) {
    return Headlines.rounded(
        e.interval().lower(), e.interval().upper(), e.interval().level(), e.interval().kind());
  }

  private static List<ProfileRow> profiles(
      List<CountTable> tables, Protected counts, Quarter quarter) {
    List<ProfileRow> rows = new ArrayList<>();
    for (CountTable table : tables) {
      if (!table.name().startsWith("profile ")) {
        continue;
      }
      String dimension = table.name().substring("profile ".length());
      for (CellId cell : table.cells().keySet()) {
        String category = cell.at().get(dimension);
        if (category != null) {
          rows.add(
              new ProfileRow(
                  quarter.toString(),
                  cell.at().getOrDefault("destination", "all"),
                  dimension,
                  category,
                  counts.at(cell)));
        }
      }
    }
    return rows;
  }

  private static List<AdvertRow> adverts(Counts exact, Protected counts, Quarter quarter) {
    return exact.adverts().stream()
        .map(
            a ->
                new AdvertRow(
                    quarter.toString(),
                    a.dimension(),
                    a.category(),
                    counts.at(
                        PublishedCells.adverts(
                            "families", quarter.toString(), a.dimension(), a.category())),
                    counts.at(
                        PublishedCells.adverts(
                            "adverts", quarter.toString(), a.dimension(), a.category()))))
        .toList();
  }

  /**
   * What moved against the last release of the same quarter, and whether inputs or the program did
   * it.
   */
  private static List<RevisionRow> revisions(
      List<Headline> headlines, ReleaseInputs inputs, Optional<ReleaseBundle> earlier) {
    if (earlier.isEmpty()) {
      return List.of();
    }
    boolean sameInputs = earlier.get().manifest().inputs().equals(inputs.manifest().inputs());
    String why = sameInputs ? "method, settings or program changed" : "files of sources changed";
    List<RevisionRow> rows = new ArrayList<>();
    for (Headline now : headlines) {
      for (Headline then : earlier.get().tables().estimates().headlines()) {
        Double was = value(then);
        Double is = value(now);
        if (then.key().equals(now.key()) && !Objects.equals(was, is)) {
          rows.add(new RevisionRow(now.key(), earlier.get().name(), was, is, why));
        }
      }
    }
    return rows;
  }

  private static @Nullable Double value(Headline headline) {
    Headline.Estimated e = headline.estimate();
    return e == null ? null : e.value();
  }

  private static CountTable table(List<CountTable> tables, String name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<ReleaseBundle> earlier(Path releases, Manifest mine) {
    return BundleWriter.all(releases).stream()
        .map(ReleaseBundle::load)
        .filter(
            b ->
                b.manifest().publication().quarter().compareTo(mine.publication().quarter()) <= 0
                    && !b.manifest().run().runId().equals(mine.run().runId()))
        .toList();
  }

  private static Optional<ReleaseBundle> newest(List<ReleaseBundle> earlier, Quarter quarter) {
    return earlier.stream()
        .filter(b -> b.manifest().publication().quarter().equals(quarter))
        .reduce((first, second) -> second);
  }

  /** Joint draws of several stages side by side. */
  public static Optional<Draws> joined(List<Optional<Draws>> parts) {
    return parts.stream().flatMap(Optional::stream).reduce(Draws::and);
  }
}
