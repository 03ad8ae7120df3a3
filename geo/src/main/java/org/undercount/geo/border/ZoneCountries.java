package org.undercount.geo.border;

import com.ibm.icu.util.TimeZone;
import java.util.Map;
import java.util.Optional;
import org.undercount.datasets.key.CountryCode;

/**
 * The country of a time-zone polygon: ICU's region of the zone, except where one zone covers two
 * countries. North Vietnam keeps Bangkok's clock, so the polygons of {@code Asia/Bangkok} that lie
 * wholly east of 102° E and north of 16° N are Vietnam's (Thailand's north-east is one polygon with
 * the rest of its mainland, which begins at 97° E, and its islands lie south of 14° N).
 *
 * <p>ICU's regions are conventions, not claims: Kosovo has Serbia's zone, Crimea Ukraine's.
 */
final class ZoneCountries {

  /** Zones younger than the pinned ICU. */
  private static final Map<String, String> NEWER_THAN_ICU = Map.of("America/Coyhaique", "CL");

  private static final String NOWHERE = "001";

  private ZoneCountries() {}

  /** Empty for the zones of the open sea. */
  static Optional<CountryCode> of(String zone, float west, float south) {
    if (zone.startsWith("Etc/")) {
      return Optional.empty();
    }
    if (zone.equals("Asia/Bangkok") && west > 102 && south > 16) {
      return Optional.of(CountryCode.of("VN"));
    }
    String newer = NEWER_THAN_ICU.get(zone);
    String region = newer == null ? region(zone) : newer;
    return region.equals(NOWHERE) ? Optional.empty() : Optional.of(CountryCode.of(region));
  }

  private static String region(String zone) {
    try {
      return TimeZone.getRegion(zone);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "Expected ICU to know the region of every zone in the archive, got " + zone, e);
    }
  }
}
