package org.undercount.geo.register;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.Borders;
import org.undercount.geo.border.CountryAnswer;
import org.undercount.geo.border.NoBorder;
import org.undercount.geo.place.Cell;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;
import org.undercount.geo.register.SameSite.Candidate;

/**
 * The register of sites: reports of any number of sources resolved by name, distance and stated
 * precision. The same reports in any order give the same register.
 *
 * @param sites ordered by stated country, name and id
 */
public record Register(List<RegisteredSite> sites) {

  public Register {
    sites = List.copyOf(sites);
  }

  /** Resolves reports; two with one id are a broken promise of the caller. */
  public static Register resolve(List<PlaceReport> reports, Borders borders) {
    long distinct = reports.stream().map(PlaceReport::id).distinct().count();
    if (distinct != reports.size()) {
      throw new IllegalArgumentException(
          "Report ids must be distinct, got " + distinct + " ids for " + reports.size());
    }
    SameSite sameSite = new SameSite();
    List<Candidate> candidates = reports.stream().map(sameSite::candidate).toList();
    List<List<Candidate>> placed =
        Clusters.of(sameSite, candidates.stream().filter(c -> c.position().isPresent()).toList());
    List<List<Candidate>> unplaced =
        Clusters.of(sameSite, candidates.stream().filter(c -> c.position().isEmpty()).toList());
    List<RegisteredSite> sites =
        Attachment.of(sameSite, placed, unplaced).stream()
            .map(a -> site(a, borders))
            .sorted(
                Comparator.comparing((RegisteredSite s) -> s.country().stated())
                    .thenComparing(s -> s.naming().name())
                    .thenComparing(RegisteredSite::id))
            .toList();
    return new Register(Parts.found(sites));
  }

  private static RegisteredSite site(Attachment attached, Borders borders) {
    List<PlaceReport> members =
        attached.members().stream()
            .map(Candidate::report)
            .sorted(Comparator.comparing(PlaceReport::id))
            .toList();
    List<String> notes = new ArrayList<>(attached.notes());
    Optional<SiteDisc> disc = SiteDisc.of(members);
    if (disc.filter(SiteDisc::isContradicted).isPresent()) {
      notes.add("its reported positions lie further apart than their precision allows");
    }
    RegisteredSite.Place place = place(members, disc);
    RegisteredSite.Country country = country(members, place, borders, notes);
    if (country.agreement() instanceof Agreement.Differs
        && looksSwapped(country.stated(), place, borders)) {
      notes.add("latitude and longitude look swapped");
    }
    PlaceReport.Naming naming = naming(members);
    List<String> kinds =
        members.stream().map(r -> r.evidence().kind()).filter(k -> !k.isBlank()).toList();
    return new RegisteredSite(
        id(members),
        naming,
        members,
        place,
        country,
        new RegisteredSite.Standing(Level.of(naming.name(), kinds), null),
        notes);
  }

  private static String id(List<PlaceReport> members) {
    String earliest =
        members.stream()
            .min(
                Comparator.comparing(PlaceReport::delivery)
                    .thenComparing(
                        r -> r.evidence().first().isBlank() ? "9999" : r.evidence().first())
                    .thenComparing(PlaceReport::id))
            .map(PlaceReport::id)
            .orElseThrow();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(earliest.getBytes(StandardCharsets.UTF_8));
      return "S" + HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256, this one has not", e);
    }
  }

  private static PlaceReport.Naming naming(List<PlaceReport> members) {
    Map<String, Long> counts =
        members.stream()
            .map(r -> r.naming().name())
            .filter(n -> !n.isBlank())
            .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
    String name =
        counts.entrySet().stream()
            .max(
                Comparator.comparingLong((Map.Entry<String, Long> e) -> e.getValue())
                    .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .orElse("");
    TreeSet<String> aliases = new TreeSet<>(counts.keySet());
    members.forEach(r -> aliases.addAll(r.naming().aliases()));
    aliases.remove(name);
    return new PlaceReport.Naming(name, List.copyOf(aliases));
  }

  /** What most reports state; of several equally often, the likeliest by the position. */
  private static CountryCode stated(
      List<PlaceReport> members, List<CountryCode> byPosition, List<String> notes) {
    Map<CountryCode, Long> counts =
        members.stream()
            .map(r -> r.location().statedCountry())
            .filter(c -> !c.isUnknown())
            .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()));
    if (counts.size() > 1) {
      notes.add("sources state different countries: " + counts);
    }
    long most = counts.values().stream().mapToLong(n -> n).max().orElse(0);
    List<CountryCode> stated =
        counts.keySet().stream().filter(c -> counts.getOrDefault(c, 0L) == most).toList();
    return Stream.concat(byPosition.stream().filter(stated::contains), stated.stream())
        .findFirst()
        .orElse(CountryCode.UNKNOWN);
  }

  private static RegisteredSite.Place place(List<PlaceReport> members, Optional<SiteDisc> disc) {
    Optional<PlaceReport.Location> best = disc.map(SiteDisc::at);
    String town =
        Stream.concat(best.stream(), members.stream().map(PlaceReport::location))
            .map(PlaceReport.Location::town)
            .filter(t -> !t.isBlank())
            .findFirst()
            .orElse("");
    @Nullable LonLat position = best.flatMap(PlaceReport.Location::known).orElse(null);
    Precision precision =
        best.map(PlaceReport.Location::precision).orElse(members.get(0).location().precision());
    double radiusMetres = disc.map(SiteDisc::radiusMetres).orElse(precision.radiusMetres());
    @Nullable Cell cell = position == null ? null : Cell.of(position, Cell.SITE_RESOLUTION);
    return new RegisteredSite.Place(position, precision, radiusMetres, cell, town);
  }

  private static RegisteredSite.Country country(
      List<PlaceReport> members, RegisteredSite.Place place, Borders borders, List<String> notes) {
    double uncertaintyMetres = Math.hypot(place.radiusMetres(), Borders.UNCERTAINTY_METRES);
    LonLat position = place.position();
    Optional<String> refusal = place.precision().countryRefusal();
    if (position == null || refusal.isPresent()) {
      String reason = position == null ? "no position is known" : refusal.orElseThrow();
      return new RegisteredSite.Country(
          stated(members, List.of(), notes),
          new Agreement.NotComputed(reason),
          new NoBorder(reason),
          uncertaintyMetres);
    }
    CountryAnswer answer = borders.countryAt(position, uncertaintyMetres);
    CountryCode stated = stated(members, answer.candidates(), notes);
    return new RegisteredSite.Country(
        stated, Agreement.of(stated, answer), borders.nearestBorder(position), uncertaintyMetres);
  }

  private static boolean looksSwapped(
      CountryCode stated, RegisteredSite.Place place, Borders borders) {
    return place
        .known()
        .filter(p -> LonLat.problem(p.latitude(), p.longitude()).isEmpty())
        .map(p -> borders.countryAt(LonLat.of(p.latitude(), p.longitude())))
        .filter(a -> a.candidates().contains(stated))
        .isPresent();
  }
}
