package org.undercount.geo.register;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.undercount.datasets.key.CountryCode;
import org.undercount.geo.border.BorderDistance;
import org.undercount.geo.border.NearestBorder;
import org.undercount.geo.place.Cell;
import org.undercount.geo.place.LonLat;
import org.undercount.geo.place.Precision;

/**
 * One site of the register: the reports taken to mean it, the best of their positions, and its
 * country from two sides.
 *
 * @param id the hash of the identifier of its earliest report: of the first delivery, in it of the
 *     first date; so a later delivery does not rename a site, even if it tells of earlier days
 * @param naming canonical name and every other one
 * @param members the reports, in order of their ids
 * @param place where it is
 * @param country its country, stated beside computed
 * @param standing its level, and the site it is a part of
 * @param notes what a reader should know, such as another site it may be
 */
public record RegisteredSite(
    String id,
    PlaceReport.Naming naming,
    List<PlaceReport> members,
    Place place,
    Country country,
    Standing standing,
    List<String> notes) {

  public RegisteredSite {
    members = List.copyOf(members);
    notes = List.copyOf(notes);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("A site has at least one report, got none");
    }
  }

  /**
   * What a site is beside others.
   *
   * @param level compound, building or unit
   * @param parentId the site it is a part of, absent for one within no other
   */
  public record Standing(Level level, @Nullable String parentId) {

    /** The site it is a part of. */
    public Optional<String> parent() {
      return Optional.ofNullable(parentId);
    }
  }

  public Level level() {
    return standing.level();
  }

  /** True for a site within no other: only these are counted as centres. */
  public boolean isTop() {
    return standing.parentId() == null;
  }

  RegisteredSite partOf(String parentId) {
    return new RegisteredSite(
        id, naming, members, place, country, new Standing(standing.level(), parentId), notes);
  }

  /**
   * Where a site is.
   *
   * @param position the most precise of the members', absent where none has one
   * @param precision how precisely its source says it is known
   * @param radiusMetres radius round the position that holds the site, by all reports
   * @param cell H3 cell, absent without a position
   * @param town administrative area or town as stated with the position
   */
  public record Place(
      @Nullable LonLat position,
      Precision precision,
      double radiusMetres,
      @Nullable Cell cell,
      String town) {

    public Optional<LonLat> known() {
      return Optional.ofNullable(position);
    }

    public Optional<Cell> knownCell() {
      return Optional.ofNullable(cell);
    }
  }

  /**
   * A site's country from two sides.
   *
   * @param stated what most members state, {@link CountryCode#UNKNOWN} where none does
   * @param agreement how that compares with the country of the position
   * @param border distance to the next country by land, or why there is none
   * @param uncertaintyMetres of that distance: position and border together
   */
  public record Country(
      CountryCode stated, Agreement agreement, NearestBorder border, double uncertaintyMetres) {

    /**
     * The country the site is counted in: the stated one where the position cannot tell it from
     * another or none is computed, otherwise the computed one.
     */
    public CountryCode countedIn() {
      return agreement instanceof Agreement.Ambiguous
          ? stated
          : agreement.computed().orElse(stated);
    }

    public Optional<BorderDistance> knownBorder() {
      return border.known();
    }
  }

  /** Earliest date of evidence, blank where no member has one. */
  public String firstEvidence() {
    return dates().stream().min(String::compareTo).orElse("");
  }

  /** Latest date of evidence, blank where no member has one. */
  public String lastEvidence() {
    return dates().stream().max(String::compareTo).orElse("");
  }

  private List<String> dates() {
    return members.stream()
        .map(PlaceReport::evidence)
        .flatMap(e -> java.util.stream.Stream.of(e.first(), e.last()))
        .filter(d -> !d.isBlank())
        .toList();
  }
}
