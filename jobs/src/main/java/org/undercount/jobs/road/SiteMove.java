package org.undercount.jobs.road;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;
import org.undercount.datasets.schema.Column;
import org.undercount.datasets.schema.ColumnType;
import org.undercount.datasets.schema.Sensitivity;
import org.undercount.datasets.schema.TableSchema;
import org.undercount.geo.register.MovingSite;
import org.undercount.geo.register.Relocations;
import org.undercount.jobs.estimate.SiteFate;

/**
 * A site that opened and may continue one that closed. Restricted.
 *
 * @param fromId the closed site
 * @param fromCountry where it was
 * @param toId the opened site
 * @param toCountry where it is
 * @param quarter the quarter, as text
 * @param probability that the one opened and continues the other
 */
public record SiteMove(
    String fromId,
    String fromCountry,
    String toId,
    String toCountry,
    String quarter,
    double probability) {

  /** Table {@code site_moves}. */
  public static final TableSchema<SiteMove> SCHEMA =
      new TableSchema<>(
          "site_moves",
          "a site that opened and may continue one that closed",
          List.of(
              text("from_id", "The closed site", SiteMove::fromId),
              text("from_country", "Where it was", SiteMove::fromCountry),
              text("to_id", "The opened site", SiteMove::toId),
              text("to_country", "Where it is", SiteMove::toCountry),
              text("quarter", "Quarter", SiteMove::quarter),
              new Column<>(
                  "probability",
                  ColumnType.DOUBLE,
                  true,
                  Sensitivity.ANALYTIC,
                  "That the one continues the other",
                  SiteMove::probability)),
          row ->
              new SiteMove(
                  row.requiredText("from_id"),
                  row.requiredText("from_country"),
                  row.requiredText("to_id"),
                  row.requiredText("to_country"),
                  row.requiredText("quarter"),
                  row.requiredDouble("probability")));

  /**
   * Moves between the sites of a quarter and those of the quarter before.
   *
   * @param fates what became of each site
   * @param evidence of all of them
   */
  static List<SiteMove> of(List<SiteFate> fates, List<SiteEvidence> evidence, Quarter quarter) {
    Map<String, List<SiteEvidence>> bySite =
        evidence.stream().collect(Collectors.groupingBy(SiteEvidence::siteId));
    return Relocations.of(
            fates.stream()
                .flatMap(f -> moving(f, bySite.getOrDefault(f.siteId(), List.of())).stream())
                .toList())
        .links()
        .stream()
        .map(
            l ->
                new SiteMove(
                    l.fromId(),
                    l.route().from().alpha2(),
                    l.toId(),
                    l.route().to().alpha2(),
                    quarter.toString(),
                    l.probability()))
        .toList();
  }

  /** Empty for a site of which only parts were reported active: nothing dates it. */
  private static Optional<MovingSite> moving(SiteFate fate, List<SiteEvidence> evidence) {
    Set<String> operators =
        evidence.stream()
            .flatMap(e -> Stream.ofNullable(e.operatorId()))
            .collect(Collectors.toSet());
    List<LocalDate> days =
        evidence.stream()
            .filter(e -> e.status().equals("active"))
            .map(SiteMove::day)
            .sorted(Comparator.naturalOrder())
            .toList();
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MovingSite(
                fate.siteId(),
                CountryCode.of(fate.country()),
                operators,
                new MovingSite.Change(within(fate.closed()), days.get(days.size() - 1)),
                new MovingSite.Change(within(fate.opened()), days.get(0))));
  }

  /** The day observed, or else the last of the quarter it was delivered for. */
  private static LocalDate day(SiteEvidence evidence) {
    LocalDate day = evidence.report().day();
    return day != null ? day : Quarter.parse(evidence.report().quarter()).lastDay();
  }

  /** Sums of probabilities miss 0 and 1 by a rounding error. */
  private static double within(double probability) {
    return Math.min(1, Math.max(0, probability));
  }

  private static Column<SiteMove> text(
      String name, String description, Function<SiteMove, String> of) {
    return new Column<>(name, ColumnType.TEXT, true, Sensitivity.ANALYTIC, description, of::apply);
  }
}
