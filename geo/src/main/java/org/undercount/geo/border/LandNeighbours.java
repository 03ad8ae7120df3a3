package org.undercount.geo.border;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.undercount.datasets.key.CountryCode;

/**
 * Which countries have a common land border (rivers and lakes included): those whose outlines have
 * an edge in common, less the pairs that meet only at sea.
 *
 * <p>The pairs at sea are listed, because the polygons cannot tell. They include territorial sea
 * and hold no coast: a strait narrower than two territorial seas, and the waters inside an
 * archipelago's baselines, look exactly like land. Of the 380 pairs with a common edge in version
 * 2026b, the 56 below were taken out by hand; a new version of the data needs them read again.
 */
final class LandNeighbours {

  private static final Set<String> ONLY_AT_SEA =
      words(
          """
          CN-PH CN-TW PH-VN TW-VN MY-PH MY-SG ID-SG IN-LK JP-RU AU-PG PG-SB
          AE-QA BH-QA BH-SA IR-OM IR-SA EG-JO EG-SA DJ-YE ER-YE
          AX-FI DK-SE FR-GB FR-GG FR-JE GG-JE GB-IM HR-IT
          AG-KN AG-MS AI-MF AW-VE BL-BQ BL-MF BL-SX BQ-CW BQ-KN BQ-SX BS-CU BS-TC BZ-HN CA-PM
          DM-GP DM-MQ DO-TC GD-VC LC-MQ LC-VC NI-SV PR-VI TT-VE VG-VI RU-US
          AQ-AR AQ-AU AQ-ZA
          """);

  private static final SortedSet<CountryCode> NONE =
      Collections.unmodifiableSortedSet(new TreeSet<>());

  private final Map<CountryCode, SortedSet<CountryCode>> neighbours = new HashMap<>();

  private LandNeighbours() {}

  /** Reads the pairs that a border file ends with. */
  static LandNeighbours in(ByteBuffer file) {
    LandNeighbours all = new LandNeighbours();
    for (CommonEdges.Pair pair : BorderFile.commonEdges(file)) {
      if (!ONLY_AT_SEA.contains(pair.first() + "-" + pair.second())) {
        all.add(pair.first(), pair.second());
        all.add(pair.second(), pair.first());
      }
    }
    return all;
  }

  /** Pairs listed as meeting only at sea, such as MY-PH. */
  static Set<String> onlyAtSea() {
    return ONLY_AT_SEA;
  }

  /** In code order; empty for an island. */
  SortedSet<CountryCode> of(CountryCode country) {
    return Collections.unmodifiableSortedSet(neighbours.getOrDefault(country, NONE));
  }

  private void add(CountryCode country, CountryCode neighbour) {
    neighbours.computeIfAbsent(country, c -> new TreeSet<>()).add(neighbour);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
