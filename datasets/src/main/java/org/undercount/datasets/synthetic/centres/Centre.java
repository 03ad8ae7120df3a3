package org.undercount.datasets.synthetic.centres;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invented scam centre: one site, run by one operator, over the days it works.
 *
 * @param id number from 0 in the order of founding within the plan
 * @param naming what it is called
 * @param place where it stands
 * @param life when it works
 * @param business who runs it and how it earns
 */
public record Centre(int id, Naming naming, Place place, Life life, Business business) {

  /**
   * What a centre is called.
   *
   * @param latin name in Latin letters
   * @param own name in a script of the region
   * @param chinese name in Chinese
   * @param kind casino, hotel, compound or building
   */
  public record Naming(String latin, String own, String chinese, String kind) {}

  /**
   * Where a centre stands.
   *
   * @param town its town
   * @param latitude degrees north, WGS 84
   * @param longitude degrees east, WGS 84
   */
  public record Place(Town town, double latitude, double longitude) {}

  /**
   * When a centre works.
   *
   * @param opened first day of work
   * @param closed first day without work, null while it goes on
   * @param movedFrom number of the centre it came from, -1 if it is new
   */
  public record Life(LocalDate opened, @Nullable LocalDate closed, int movedFrom) {

    public boolean openOn(LocalDate day) {
      return !day.isBefore(opened) && (closed == null || day.isBefore(closed));
    }

    /** True if it works on at least one day from first to last. */
    public boolean openWithin(LocalDate first, LocalDate last) {
      return !opened.isAfter(last) && (closed == null || closed.isAfter(first));
    }
  }

  /**
   * Who runs a centre and how it earns.
   *
   * @param operator name of the operator
   * @param aliases other names of the operator
   * @param weight size relative to other centres
   * @param takingsUsdPerEarnerDay mean daily takings of one earner, US dollars
   * @param payoutShare share of takings paid back to those who lost money, to win their trust
   */
  public record Business(
      String operator,
      List<String> aliases,
      double weight,
      double takingsUsdPerEarnerDay,
      double payoutShare) {

    public Business {
      aliases = List.copyOf(aliases);
    }
  }

  public String country() {
    return place.town().country();
  }

  Centre closedOn(LocalDate day) {
    return new Centre(id, naming, place, new Life(life.opened(), day, life.movedFrom()), business);
  }
}
