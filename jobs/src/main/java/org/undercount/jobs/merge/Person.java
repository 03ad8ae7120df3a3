package org.undercount.jobs.merge;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.undercount.datasets.key.CountryCode;
import org.undercount.datasets.key.Quarter;

/**
 * One person of a quarter, resolved from all reports of them: who disagree is settled by rule,
 * never dropped.
 *
 * <p>The destination is that of the report with the latest last day, or else first day, held; a
 * report without either, or with an unknown destination, speaks only if no other does. Every other
 * value is the one most reports state, unknown not counted; of equally frequent ones the first in
 * alphabetical order.
 *
 * @param destination where held, ZZ if no report says
 * @param origin where from, ZZ if no report says
 * @param transit countries passed, joined by {@code >}; empty for none
 * @param sources lists the person is on, sorted, joined by {@code ,}
 * @param bulk true if any report says the person was freed in a bulk release
 * @param sex male, female, other or unknown
 * @param ageBand under 18, 18-24, 25-34, 35 and over, or unknown
 * @param nationality country code, ZZ if unknown
 * @param education none, primary, secondary, tertiary or unknown
 * @param stay how far the person's stay is known
 */
record Person(
    String destination,
    String origin,
    String transit,
    String sources,
    boolean bulk,
    String sex,
    String ageBand,
    String nationality,
    String education,
    KnownStay stay) {

  static final String UNKNOWN = "unknown";

  /** Resolves one person's reports, in any order. */
  static Person of(List<LinkedReport> reports, Quarter quarter) {
    List<LinkedReport> sorted =
        reports.stream().sorted(Comparator.comparing(LinkedReport::recordId)).toList();
    return new Person(
        destination(sorted),
        country(sorted, r -> r.journey().origin()),
        most(sorted, r -> path(r.journey().transit())).orElse(""),
        sorted.stream()
            .map(LinkedReport::source)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(",")),
        sorted.stream().anyMatch(r -> r.detectionKind().equals("bulk")),
        most(sorted, r -> r.profile().sex()).orElse(UNKNOWN),
        most(sorted, r -> r.profile().birthYear())
            .map(born -> ageBand(quarter.year() - born))
            .orElse(UNKNOWN),
        country(sorted, r -> r.profile().nationality()),
        most(sorted, r -> r.profile().education()).orElse(UNKNOWN),
        KnownStay.of(
            most(sorted, r -> r.journey().arrivedOn()),
            most(sorted, r -> r.journey().leftOn()),
            sorted.stream()
                .map(LinkedReport::reportedOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder()),
            quarter));
  }

  private static String ageBand(long years) {
    if (years < 18) {
      return "under 18";
    }
    if (years < 25) {
      return "18-24";
    }
    return years < 35 ? "25-34" : "35 and over";
  }

  private static String destination(List<LinkedReport> reports) {
    return reports.stream()
        .filter(r -> !r.journey().destination().isUnknown())
        .max(
            Comparator.comparing(Person::lastKnownDay)
                .thenComparing(LinkedReport::recordId, Comparator.reverseOrder()))
        .map(r -> r.journey().destination().alpha2())
        .orElse(CountryCode.UNKNOWN.alpha2());
  }

  private static LocalDate lastKnownDay(LinkedReport report) {
    LocalDate left = report.journey().leftOn();
    LocalDate arrived = report.journey().arrivedOn();
    return left != null ? left : arrived != null ? arrived : LocalDate.MIN;
  }

  private static @org.jspecify.annotations.Nullable String path(List<String> transit) {
    return transit.isEmpty() ? null : String.join(">", transit);
  }

  private static String country(
      List<LinkedReport> reports, Function<LinkedReport, CountryCode> of) {
    return most(reports, r -> of.apply(r).isUnknown() ? null : of.apply(r).alpha2())
        .orElse(CountryCode.UNKNOWN.alpha2());
  }

  private static <T extends Comparable<? super T>> Optional<T> most(
      List<LinkedReport> reports, Function<LinkedReport, @org.jspecify.annotations.Nullable T> of) {
    Map<T, Long> votes =
        reports.stream()
            .map(of)
            .filter(Objects::nonNull)
            .collect(Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
    long highest = votes.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return votes.entrySet().stream()
        .filter(e -> e.getValue() == highest)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
