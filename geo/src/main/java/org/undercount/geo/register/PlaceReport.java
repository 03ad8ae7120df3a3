package org.undercount.geo.register;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.PlaceName;
import org.undercount.geo.place.Precision;

/**
 * One place as one source reported it: what the register is resolved from.
 *
 * @param id unlike any other report's, and the same whatever the order of the rows
 * @param delivery what it was delivered with; sorts in time, such as {@code 2023Q1}; blank where
 *     there is one delivery only
 * @param naming what it is called
 * @param location where the source puts it
 * @param evidence what the source says, and when
 */
public record PlaceReport(
    String id, String delivery, Naming naming, Location location, Evidence evidence) {

  public PlaceReport {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A report needs an id, got a blank one");
    }
  }

  /**
   * What a place is called.
   *
   * @param name name as reported; blank where the source gives none
   * @param aliases other names, each on its own
   */
  public record Naming(String name, List<String> aliases) {

    public Naming {
      aliases = List.copyOf(aliases);
    }

    List<PlaceName> comparable() {
      return java.util.stream.Stream.concat(java.util.stream.Stream.of(name), aliases.stream())
          .flatMap(n -> PlaceName.split(n).stream())
          .distinct()
          .toList();
    }
  }

  /**
   * Where a source puts a place.
   *
   * @param statedCountry country as stated, {@link CountryCode#UNKNOWN} where none is
   * @param town administrative area or town in the source's words
   * @param position coordinates, absent where the source gives none
   * @param precision how precisely they are known
   */
  public record Location(
      CountryCode statedCountry, String town, @Nullable LonLat position, Precision precision) {

    public Optional<LonLat> known() {
      return Optional.ofNullable(position);
    }
  }

  /**
   * What a source says of a place, and when.
   *
   * @param source who says so: a name or an address
   * @param kind compound, casino, hotel …
   * @param status as reported
   * @param first day, month or year of the first report, ISO 8601, blank where unknown
   * @param last likewise of the last
   */
  public record Evidence(String source, String kind, String status, String first, String last) {

    private static final Pattern DATE = Pattern.compile("(\\d{4}(-\\d{2}(-\\d{2})?)?)?");

    public Evidence {
      for (String date : List.of(first, last)) {
        if (!isDate(date)) {
          throw new IllegalArgumentException(
              "A date of evidence is YYYY, YYYY-MM or YYYY-MM-DD, or blank, got " + date);
        }
      }
    }

    /** True for a year, a month or a day in ISO 8601 that exists, and for a blank text. */
    public static boolean isDate(String text) {
      if (!DATE.matcher(text).matches()) {
        return false;
      }
      if (text.length() < 7) {
        return true;
      }
      try {
        return java.time.LocalDate.parse(text.length() == 7 ? text + "-01" : text) != null;
      } catch (java.time.format.DateTimeParseException e) {
        return false;
      }
    }
  }
}
